"""The migrated SQLite database of the tests, kept in ``var/`` until a migration changes.

Four hundred migrations cost more than most tests that run after them. A clean clone has nothing
kept, so there every migration really runs.
"""

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests.copies import MEMORY

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "test-databases"
# What migrations run: themselves, and the code and data that they read.
SOURCES = (
    "requirements.txt",
    "*/migrations/*.py",
    "*/*/migrations/*.py",
    "*/*/*/migrations/*.py",
    "search/**/*.py",
    "persian/*.py",
    "participation/common/data/**/*",
    "participation/common/models/*.py",
    "participation/cases/append_only.py",
    "participation/ngos/guards.py",
    "participation/ngos/data/*",
    "participation/place_names/guards.py",
    "participation/place_names/data/*",
)


def kept() -> Path:
    """Return where the database of these very migrations is or would be."""
    told = hashlib.sha256(repr((settings.LANGUAGE_CODE, sqlite3.sqlite_version)).encode())
    for path in sorted({path for source in SOURCES for path in ROOT.glob(source)}):
        if path.is_file():
            told.update(path.relative_to(ROOT).as_posix().encode())
            told.update(path.read_bytes())
    return KEPT / f"{told.hexdigest()[:32]}.sqlite3"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """Lay the kept database under the name that the tests are about to open, and hold it."""
    if connection.vendor != "sqlite":
        yield
        return
    name = connection.settings_dict["TEST"]["NAME"] or MEMORY.format(connection.alias)
    # Held open: a database in memory goes with its last visitor.
    with closing(sqlite3.connect(name, uri=True, check_same_thread=False)) as under:
        if kept().exists():
            with closing(sqlite3.connect(kept())) as source:
                source.backup(under)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Keep the migrated database for the next run."""
    if connection.vendor != "sqlite" or kept().exists():
        return
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    with tempfile.NamedTemporaryFile(dir=KEPT, delete=False) as file:
        written = Path(file.name)
    with django_db_blocker.unblock(), sqlite3.connect(written) as copy, connection.cursor():
        # The raw connection of sqlite3, which alone knows how to copy itself.
        connection.connection.backup(copy)
    copy.close()
    written.replace(kept())
