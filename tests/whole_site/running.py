"""The site as `make run` starts it: a folder of its own, a free port, its own processes."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.disk_site import PATHS, ROOT
from tests.whole_site.stage import moved_by

PATIENCE = 900


@dataclass(frozen=True)
class RunningSite:
    """Where it is, where it keeps its things, and what it said when it started."""

    address: str
    var: Path
    log: Path

    @property
    def admin_password(self) -> str:
        """The generated password, as a person reads it."""
        return (self.var / "admin-password").read_text(encoding="utf-8").strip()

    def manage(self, *arguments: str, moved: timedelta = timedelta()) -> str:
        """Run a management command, as it runs so much later, and return what it printed."""
        command = [str(ROOT / ".venv/bin/python"), "manage.py", *arguments]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=_environment(self.var) | moved_by(moved),
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


@contextmanager
def running_site(folder: Path) -> Iterator[RunningSite]:
    """Start `make run`, wait until it answers, stop it with the signal of Ctrl-C."""
    port = _free_port()
    var, log = folder / "var", folder / "run.log"
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            ["make", "run", f"PORT={port}"],  # noqa: S607
            cwd=ROOT,
            env=_environment(var),
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    site = RunningSite(f"http://127.0.0.1:{port}", var, log)
    try:
        _wait(site, process)
        yield site
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=60)


def _wait(site: RunningSite, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(site.address + "/healthz", timeout=5):  # noqa: S310
                return
        except (urllib.error.URLError, OSError):
            assert process.poll() is None, site.log.read_text(encoding="utf-8")
            time.sleep(0.5)
    raise AssertionError(site.log.read_text(encoding="utf-8"))


def _environment(var: Path) -> dict[str, str]:
    """Return the machine's environment without what the test run itself has set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
    path = os.pathsep.join(str(ROOT / one) for one in PATHS)
    return kept | {"VAR_DIR": str(var), "PYTHONPATH": path}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port
