"""A database on the disk and real processes upon it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from tests.nursery import Child, Nursery

ROOT = Path(__file__).resolve().parents[1]
START = "import django; from django.conf import settings; django.setup()\n"
# The first is where Python finds under which conditions a process lives.
PATHS = ("tests/conditions", "site", "")


class DiskSite:
    """A copy of the test database as it is now, that child processes can share."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.path = var / "db" / "mosharekat.sqlite3"
        self.path.parent.mkdir(parents=True)
        connection.ensure_connection()
        self.path.write_bytes(connection.connection.serialize())
        # As a database is that was used before: several who make it one at once are in the way.
        with closing(sqlite3.connect(self.path)) as database:
            database.execute("PRAGMA journal_mode=WAL")

    @cached_property
    def nurseries(self) -> dict[tuple[tuple[str, str], ...], Nursery]:
        """Where the children of this site are born, by what their environment has more."""
        return {}

    def environment(self, **extra: str) -> dict[str, str]:
        """Return the environment of a child: this database, these keys."""
        return os.environ | {
            "VAR_DIR": str(self.var),
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "PYTHONPATH": os.pathsep.join(str(ROOT / one) for one in PATHS),
            "ENCRYPTION_KEYS": settings.ENCRYPTION_KEYS,
            "KEYED_HASH_KEY": settings.KEYED_HASH_KEY,
            "PYTHONWARNINGS": "ignore",
            **extra,
        }

    def start(self, code: str, **extra: str) -> Child:
        """Start a process that runs ``code`` with Django ready."""
        key = tuple(sorted(extra.items()))
        if key not in self.nurseries:
            self.nurseries[key] = Nursery(self.environment(**extra))
        return self.nurseries[key].child(code)

    def run(self, code: str, **extra: str) -> str:
        """Run ``code`` to its end and return what it printed. Fails where it fails."""
        child = self.start(code, **extra)
        out, err = child.communicate()
        assert child.returncode == 0, err
        return out

    def manage(self, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
        """Run one management command to its end."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment(**extra),
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )

    def query(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Read the database from outside, or write to it."""
        with sqlite3.connect(self.path, timeout=20) as database:
            return database.execute(sql, values).fetchall()


class FurnishedSite(DiskSite):
    """A copy of another site as it stands, with all that lies beside its database."""

    def __init__(self, var: Path, *, furnished: Path) -> None:
        self.var = var
        self.path = var / "db" / "mosharekat.sqlite3"
        shutil.copytree(furnished, var)


class ServerSite(DiskSite):
    """The test database of a server, which processes share as it is."""

    def __init__(self, var: Path) -> None:
        self.var = var

    def environment(self, **extra: str) -> dict[str, str]:
        """Return the environment of a child of the disk site, on this database."""
        here = connection.settings_dict
        who = ":".join(quote(here[name], safe="") for name in ("USER", "PASSWORD"))
        port = f":{here['PORT']}" if here["PORT"] else ""
        host = quote(here["HOST"], safe="")
        url = f"postgresql://{who}@{port}/{here['NAME']}?host={host}"
        return super().environment(DATABASE_URL=url, **extra)


def shared_site(var: Path) -> DiskSite:
    """Return the test database as several processes can use it: a copy, or the server's own."""
    return (DiskSite if connection.vendor == "sqlite" else ServerSite)(var)
