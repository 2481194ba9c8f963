"""One Elasticsearch for all workers of a test run: the first that needs it starts it.

The run's own process makes the folder and ends the server; workers meet in the folder.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import tempfile
from pathlib import Path

from tests.parts import elasticsearch

FOLDER = "MOSHAREKAT_TEST_PARTS"


def begin() -> None:
    """Make the folder of this run; what it starts are the workers' parents."""
    if FOLDER not in os.environ:
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="parts-")
        Path(os.environ[FOLDER]).chmod(0o755)


def end() -> None:
    """End the server, where one was started, and remove the folder."""
    folder = Path(os.environ.pop(FOLDER))
    pid = folder / "pid"
    if pid.exists():
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(pid.read_text(encoding="utf-8")), signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


def elasticsearch_address() -> str:
    """Return the address of the run's server. Raises MissingPartError, each time again."""
    folder = Path(os.environ[FOLDER])
    address, refused = folder / "address", folder / "refused"
    with (folder / "lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if refused.exists():
            raise elasticsearch.MissingPartError(refused.read_text(encoding="utf-8"))
        if not address.exists():
            scratch = folder / "elasticsearch"
            scratch.mkdir()
            try:
                process, url = elasticsearch.start(scratch, is_hasty=True)
            except elasticsearch.MissingPartError as error:
                refused.write_text(str(error), encoding="utf-8")
                raise
            (folder / "pid").write_text(str(process.pid), encoding="utf-8")
            address.write_text(url, encoding="utf-8")
            # The server outlives this worker: nobody waits for it here.
            process.returncode = 0
    return address.read_text(encoding="utf-8")
