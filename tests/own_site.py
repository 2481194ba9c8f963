"""A site of its own on a real database: a copy of the test database that only this site has.

Nothing of it comes back into the test database, on SQLite and PostgreSQL alike.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from django.db import connection

from tests.copies import copied, server
from tests.disk_site import ROOT, DiskSite, ServerSite
from tests.processes import descendants

PATIENCE = 120
# What a test of many submissions from one address needs, and nobody else.
UNHURRIED = {
    "DEFENCE_SUBMISSIONS": "1000000",
    "DEFENCE_SUBMISSIONS_WITHOUT_PROOF": "1000000",
    "DEFENCE_DRAFTS": "1000000",
    "DEFENCE_LOOKUPS": "1000000",
    "DEFENCE_CODES": "1000000",
    "DEFENCE_LOOKUPS_OF_NUMBER": "1000000",
    "DEFENCE_LOOKUPS_WITHOUT_NUMBER": "1000000",
}


class CopiedSite(ServerSite):
    """A copy of the test database on its own server."""

    def __init__(self, var: Path, name: str) -> None:
        super().__init__(var)
        self.name, self.known = name, server()

    def environment(self, **extra: str) -> dict[str, str]:
        """Return the environment of a child, on the copy."""
        found = super().environment(**extra)
        source = connection.settings_dict["NAME"]
        return found | {
            "DATABASE_URL": found["DATABASE_URL"].replace(f"/{source}?", f"/{self.name}?")
        }

    def query(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Read the database from outside, or write to it."""
        with psycopg.connect(**self.known, dbname=self.name) as database:
            found = database.execute(sql.replace("?", "%s"), values)  # type: ignore[arg-type]
            return found.fetchall() if found.description else []


@contextmanager
def own_site() -> Iterator[DiskSite]:
    """Copy the test database as it was committed; the copy is gone afterwards.

    On SQLite the copy holds what the test has made so far, on PostgreSQL it does not: let
    children make what the site needs.
    """
    folder = Path(tempfile.mkdtemp(prefix="own-"))
    try:
        if connection.vendor == "sqlite":
            yield DiskSite(folder / "var")
        else:
            with copied() as name:
                yield CopiedSite(folder / "var", name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Server:
    """``manage.py serve`` on a site: started, killed in the middle, started again."""

    def __init__(self, site: DiskSite, *, workers: int = 2, **environment: str) -> None:
        self.site = site
        self.workers = workers
        self.environment = UNHURRIED | environment
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            self.port: int = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = site.var.parent / "serve.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Server":
        """Start it and wait until it answers."""
        command = [sys.executable, "manage.py", "serve", "--port", str(self.port)]
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [*command, "--workers", str(self.workers)],
                cwd=ROOT,
                env=self.site.environment(**self.environment),
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, self.said()
            try:
                with urllib.request.urlopen(f"{self.address}/healthz", timeout=5):  # noqa: S310
                    return self
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        raise AssertionError(self.said())

    def kill(self) -> None:
        """End server, workers and clock at once, as a loss of power would."""
        assert self.process is not None
        for pid in (self.process.pid, *descendants(self.process.pid)):
            os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=60)

    def said(self) -> str:
        """Return all that server and clock have printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")


@contextmanager
def served(site: DiskSite, **environment: str) -> Iterator[Server]:
    """Serve a site, and leave no process behind."""
    server = Server(site, **environment).start()
    try:
        yield server
    finally:
        if server.process is not None and server.process.poll() is None:
            server.kill()
