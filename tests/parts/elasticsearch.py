"""A real Elasticsearch: the distribution that Maven Central has, on a free port of this machine.

It refuses to run as root, so that it then runs as `nobody`.
"""

import fcntl
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.parts.folder import kept

VERSION = "9.5.0"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
LEAST_JAVA = 21
HEAP = os.environ.get("ELASTICSEARCH_HEAP", "512m")
# A server of a minute earns nothing by what the second compiler makes of its code.
QUICKLY = "-XX:TieredStopAtLevel=1"
PATIENCE = 120
NOBODY = 65534


class MissingPartError(RuntimeError):
    """Something that the server needs is neither here nor to be fetched."""


def java_home() -> Path:
    """Return a JDK that is new enough. Raises MissingPartError."""
    named = [os.environ.get("ES_JAVA_HOME"), os.environ.get("JAVA_HOME")]
    installed = sorted(Path("/usr/lib/jvm").glob("*"), reverse=True)
    for home in [*(Path(name) for name in named if name), *installed]:
        if _java_version(home) >= LEAST_JAVA:
            return home
    raise MissingPartError(f"No JDK of {LEAST_JAVA} or newer; set ES_JAVA_HOME.")


def _java_version(home: Path) -> int:
    java = home / "bin" / "java"
    if not java.exists():
        return 0
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0


def distribution() -> Path:
    """Return the unpacked distribution, fetched once. Raises MissingPartError."""
    target = kept() / f"elasticsearch-{VERSION}"
    with (kept() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (target / "bin" / "elasticsearch").exists():
            _unpack(_fetched(), target)
    return target


def _fetched() -> Path:
    """Return the archive from Maven's store, asking Maven for it where it is not there."""
    store = Path.home() / ".m2/repository/org/elasticsearch/distribution/integ-test-zip"
    archive = store / f"elasticsearch/{VERSION}/elasticsearch-{VERSION}.zip"
    maven = shutil.which("mvn")
    if not archive.exists() and maven:
        subprocess.run(
            [maven, "-q", "-B", "dependency:get", "-Dtransitive=false", f"-Dartifact={ARTIFACT}"],
            check=False,
            timeout=600,
        )
    if not archive.exists():
        raise MissingPartError(f"Neither {archive} nor a Maven that fetches it.")
    return archive


def _unpack(archive: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(scratch)
        unpacked = next(Path(scratch).glob("elasticsearch-*"))
        for file in (*unpacked.glob("bin/*"), *unpacked.glob("modules/*/platform/*/bin/*")):
            file.chmod(0o755)
        subprocess.run(["chmod", "-R", "a+rX", unpacked], check=True)
        unpacked.rename(target)


@contextmanager
def elasticsearch_server(port: int = 0) -> Iterator[str]:
    """Run a server of its own and yield its address. Raises MissingPartError."""
    with tempfile.TemporaryDirectory(prefix="elasticsearch-") as scratch:
        process, address = start(Path(scratch), port)
        try:
            yield address
        finally:
            stop(process)


def start(
    scratch: Path, port: int = 0, *, is_hasty: bool = False
) -> "tuple[subprocess.Popen[bytes], str]":
    """Start a server that keeps its things in a folder; return it and its address when it answers.

    A hasty one, for tests, starts with less work and never becomes fast. Raises MissingPartError.
    """
    port = port or free_port()
    process = _started(distribution(), java_home(), scratch, port, is_hasty=is_hasty)
    _wait(process, port, scratch)
    return process, f"http://127.0.0.1:{port}"


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End a server."""
    process.terminate()
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _started(
    home: Path, java: Path, scratch: Path, port: int, *, is_hasty: bool
) -> "subprocess.Popen[bytes]":
    for name in ("data", "logs", "config", "tmp"):
        (scratch / name).mkdir(exist_ok=True)
    for file in (home / "config").iterdir():
        if file.is_file():
            shutil.copy(file, scratch / "config")
    is_root = os.geteuid() == 0
    if is_root:
        for path in (scratch, *scratch.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
    settings = {
        "path.data": scratch / "data",
        "path.logs": scratch / "logs",
        "discovery.type": "single-node",
        "xpack.security.enabled": "false",
        "network.host": "127.0.0.1",
        "http.port": port,
        "transport.port": free_port(),
        "cluster.routing.allocation.disk.threshold_enabled": "false",
    }
    with (scratch / "out").open("wb") as out:
        return subprocess.Popen(
            [home / "bin/elasticsearch", *(f"-E{key}={value}" for key, value in settings.items())],
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(scratch),
                "ES_JAVA_HOME": str(java),
                "ES_JAVA_OPTS": f"-Xms{HEAP} -Xmx{HEAP} {QUICKLY if is_hasty else ''}",
                "ES_PATH_CONF": str(scratch / "config"),
                "ES_TMPDIR": str(scratch / "tmp"),
            },
            stdout=out,
            stderr=subprocess.STDOUT,
            user=NOBODY if is_root else None,
            group=NOBODY if is_root else None,
            extra_groups=[] if is_root else None,
            start_new_session=True,
        )


def _wait(process: "subprocess.Popen[bytes]", port: int, scratch: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            address = f"http://127.0.0.1:{port}/_cluster/health?wait_for_status=yellow&timeout=5s"
            with urllib.request.urlopen(address, timeout=6):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    # Waited for: else Python tells the next test that it is still running, and that one fails.
    process.kill()
    process.wait()
    raise MissingPartError((scratch / "out").read_text(encoding="utf-8", errors="replace")[-3000:])


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port
