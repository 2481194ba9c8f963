"""People, papers, flags and decisions belong to a case: changes of an NGO have them too."""

import django.db.models.deletion
from django.db import migrations, models

TABLES = (
    ("person", "ngo_people"),
    ("paper", "ngo_papers"),
    ("flag", "ngo_flags"),
    ("decision", "ngo_decisions"),
)


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0031_unit_of_answers"),
        ("ngo_applications", "0002_lists"),
    ]

    operations = [
        migrations.RemoveConstraint("decision", "an_application_once_in_a_resolution"),
        migrations.RemoveConstraint("flag", "a_part_is_sent_back_once_at_a_time"),
        migrations.RemoveConstraint("person", "nobody_is_twice_in_an_application"),
        *(
            operation
            for model, name in TABLES
            for operation in (
                migrations.RenameField(model, "application", "case"),
                # The ids are those of the cases already.
                migrations.AlterField(
                    model,
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name=name,
                        to="cases.case",
                    ),
                ),
            )
        ),
        migrations.AddConstraint(
            "decision",
            models.UniqueConstraint(
                fields=("case", "resolution"), name="an_application_once_in_a_resolution"
            ),
        ),
        migrations.AddConstraint(
            "flag",
            models.UniqueConstraint(
                condition=models.Q(("sent_at__isnull", True)),
                fields=("case", "part"),
                name="a_part_is_sent_back_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            "person",
            models.UniqueConstraint(
                condition=models.Q(("person_hash", ""), _negated=True),
                fields=("case", "person_hash"),
                name="nobody_is_twice_in_an_application",
            ),
        ),
    ]
