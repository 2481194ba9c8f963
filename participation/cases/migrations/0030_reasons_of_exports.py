"""Reasons of exports out of the site's log, where many read them, into a row of their own."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import participation.common.encryption

EXPORTED = "cases.exported"


def move_reasons(apps, schema_editor):
    ModelLogEntry = apps.get_model("wagtailcore", "ModelLogEntry")
    PeopleExport = apps.get_model("cases", "PeopleExport")
    for entry in ModelLogEntry.objects.filter(action=EXPORTED).iterator():
        if "reason" not in (entry.data or {}):
            continue
        reason = entry.data.pop("reason")
        if entry.data.get("people"):
            PeopleExport.objects.create(
                user_id=entry.user_id,
                rows=entry.data.get("rows", 0),
                kind="",
                reason=reason,
                at=entry.timestamp,
            )
        entry.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0029_masked_copies"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="PeopleExport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rows", models.PositiveIntegerField(verbose_name="cases in the file")),
                ("kind", models.CharField(max_length=4, verbose_name="file")),
                (
                    "reason",
                    participation.common.encryption.EncryptedTextField(
                        blank=True, verbose_name="reason"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="taken out at",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "file with who submitted cases",
                "verbose_name_plural": "files with who submitted cases",
                "ordering": ("-at", "-pk"),
                "default_permissions": (),
                "indexes": [models.Index(fields=["-at", "-id"], name="people_export_at")],
            },
        ),
        migrations.RunPython(move_reasons, migrations.RunPython.noop),
    ]
