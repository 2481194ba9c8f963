"""After anonymising, the files of the database hold not even what was encrypted."""

from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.db import connection

from participation.common.encryption import EncryptedTextField
from tests.disk_site import DiskSite
from tests.participation.cases.test_retention import closed_long_ago, set_period

pytestmark = pytest.mark.django_db
# Longer values lie on pages of their own, in pieces.
WHOLE = 900


def encrypted_values(site: DiskSite) -> Iterator[bytes]:
    """Yield what encrypted columns of private rows hold, as it lies on the disk."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, EncryptedTextField):
                sql = f'SELECT "{field.column}" FROM "{model._meta.db_table}"'  # noqa: S608 - our own names
                values = [str(value) for (value,) in site.query(sql) if value]
                yield from (value.encode() for value in values if len(value) < WHOLE)


def raw(site: DiskSite) -> bytes:
    """Return the database with its write-ahead log."""
    return b"".join(path.read_bytes() for path in sorted(site.path.parent.glob("*.sqlite3*")))


def test_what_was_encrypted_is_overwritten_on_the_disk(
    disk_site: Callable[[], DiskSite],
) -> None:
    connection.cursor().execute("PRAGMA secure_delete=ON")
    closed_long_ago()
    set_period(36)
    site = disk_site()
    before = set(encrypted_values(site))
    there = raw(site)
    assert len(before) >= 20
    assert all(value in there for value in before)

    told = site.manage("anonymise_cases")
    assert "1 cases anonymised." in told.stdout, told.stderr

    gone = before - set(encrypted_values(site))
    assert len(gone) >= 20
    left = raw(site)
    assert [value for value in gone if value in left] == []
