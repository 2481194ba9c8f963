"""Call the groups and the workflow that Wagtail comes with by Persian names."""

from django.db import migrations

GROUPS = {"Moderators": "ناشران", "Editors": "ویراستاران"}
APPROVALS = {"Moderators approval": "تأیید ناشران"}


def rename(apps, schema_editor):
    for model, names in (
        (("auth", "Group"), GROUPS),
        (("wagtailcore", "Workflow"), APPROVALS),
        (("wagtailcore", "Task"), APPROVALS),
    ):
        for english, persian in names.items():
            apps.get_model(*model).objects.filter(name=english).update(name=persian)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]
    operations = [migrations.RunPython(rename, migrations.RunPython.noop)]
