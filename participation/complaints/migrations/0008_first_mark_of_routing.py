"""Mark the rules of routing once, so that processes keep them where none was ever written.

What was never marked has no version, and is read anew each time.
"""

import secrets

from django.db import migrations

NAME = "complaint-routing"


def mark(apps, schema_editor):
    """Give the rules their first version."""
    VersionMark = apps.get_model("common", "VersionMark")
    if not VersionMark.objects.filter(name=NAME).exists():
        VersionMark.objects.create(name=NAME, token=secrets.randbelow(2**31 - 1))


class Migration(migrations.Migration):

    dependencies = [
        ("complaints", "0007_checklists"),
        ("common", "0019_successors"),
    ]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
