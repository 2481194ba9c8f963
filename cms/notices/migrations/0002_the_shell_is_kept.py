"""From now on the office and the notices are kept in memory until a mark says that they changed.

Where nothing was ever marked nothing is kept: a site that is older than the marks begins here.
"""

import secrets

from django.db import migrations


def mark(apps, _editor):
    marks = apps.get_model("common", "VersionMark")
    for name in ("office", "notices"):
        marks.objects.create(name=name, token=secrets.randbelow(2**31 - 1))


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0001_initial"),
        ("common", "0011_version_marks"),
    ]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
