"""Where the children of a site are born: one process loads the apps, the others fork from it.

A child is a process of its own with its own connections, and can be killed; only the seconds that
loading takes are spent once for all children of a site. The nursery itself is this module, run.
"""

import contextlib
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
import weakref
from pathlib import Path
from typing import Any, TextIO

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120


class Child:
    """A process that was born in a nursery, looked at as ``subprocess.Popen`` lets one look."""

    def __init__(self, nursery: "Nursery", pid: int, ends: tuple[TextIO, TextIO, TextIO]) -> None:
        """Take its number and our ends of its three pipes."""
        self.nursery, self.pid = nursery, pid
        self.stdin, self.stdout, self.stderr = ends

    @property
    def returncode(self) -> int | None:
        """How it ended, negative by a signal; None while it runs."""
        return self.nursery.end_of(self.pid, seconds=0)

    def communicate(self, words: str = "", timeout: float = PATIENCE) -> tuple[str, str]:
        """Say something, wait for the end, return all it has said. Raises TimeoutExpired."""
        with contextlib.suppress(BrokenPipeError), self.stdin:
            self.stdin.write(words)
        heard: dict[str, str] = {}
        ears = [
            threading.Thread(target=lambda n=n: heard.update({n: getattr(self, n).read()}))
            for n in ("stdout", "stderr")
        ]
        for ear in ears:
            ear.daemon = True
            ear.start()
        if self.nursery.end_of(self.pid, seconds=timeout) is None:
            raise subprocess.TimeoutExpired(f"child {self.pid}", timeout)
        for ear, end in zip(ears, (self.stdout, self.stderr), strict=True):
            ear.join(PATIENCE)
            end.close()
        return heard["stdout"], heard["stderr"]

    def send_signal(self, number: int) -> None:
        """Send it a signal, where it still runs."""
        if self.returncode is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


class Nursery:
    """The process from which children of one environment fork; it goes with its last reader."""

    def __init__(self, environment: dict[str, str]) -> None:
        """Start it; the first child waits until the apps are loaded."""
        self.line, its = socket.socketpair()
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.nursery", str(its.fileno())],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            pass_fds=[its.fileno()],
        )
        its.close()
        self.heard, self.ended = b"", dict[int, int]()
        weakref.finalize(self, _close, self.line, process)

    def child(self, code: str) -> Child:
        """Give birth to a process that runs ``code``."""
        pipes = [os.pipe() for _ in range(3)]
        theirs = [pipes[0][0], pipes[1][1], pipes[2][1]]
        ours = [pipes[0][1], pipes[1][0], pipes[2][0]]
        body = code.encode()
        socket.send_fds(self.line, [len(body).to_bytes(4, "big")], theirs)
        self.line.sendall(body)
        for number in theirs:
            os.close(number)
        born = self._hear(PATIENCE)
        while born is not None and "born" not in born:
            born = self._hear(PATIENCE)
        assert born is not None, "The nursery says nothing."
        modes = zip(ours, "wrr", strict=True)
        stdin, stdout, stderr = (os.fdopen(n, mode, encoding="utf-8") for n, mode in modes)
        return Child(self, born["born"], (stdin, stdout, stderr))

    def end_of(self, pid: int, *, seconds: float) -> int | None:
        """Return how a child has ended, waiting so long for it."""
        until = time.monotonic() + seconds
        while pid not in self.ended:
            if self._hear(until - time.monotonic()) is None:
                return None
        return self.ended[pid]

    def _hear(self, seconds: float) -> dict[str, Any] | None:
        """Take in one line of the nursery; None where nothing comes in time."""
        while b"\n" not in self.heard:
            if not select.select([self.line], [], [], max(0, seconds))[0]:
                return None
            more = self.line.recv(65_536)
            assert more, "The nursery is gone."
            self.heard += more
        line, self.heard = self.heard.split(b"\n", 1)
        told: dict[str, Any] = json.loads(line)
        if "ended" in told:
            self.ended[told["ended"]] = told["code"]
        return told


def _close(line: socket.socket, process: subprocess.Popen[bytes]) -> None:
    line.close()
    process.wait()


def _next_birth(line: socket.socket) -> str | None:
    """Fork whenever it is asked for. Returns the code in each child, None in the end."""
    woken, waker = os.pipe()
    os.set_blocking(waker, False)
    signal.set_wakeup_fd(waker)
    signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
    while True:
        ready, _, _ = select.select([line, woken], [], [])
        if woken in ready:
            os.read(woken, 512)
            _tell_of_ends(line)
        if line not in ready:
            continue
        size, ends, _flags, _address = socket.recv_fds(line, 4, 3)
        if not size:
            return None
        body = b""
        while len(body) < int.from_bytes(size, "big"):
            body += line.recv(int.from_bytes(size, "big") - len(body))
        pid = os.fork()
        if pid == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for number, end in enumerate(ends):
                os.dup2(end, number)
            os.closerange(3, max(*ends, woken, waker, line.fileno()) + 1)
            line.detach()
            return body.decode()
        for end in ends:
            os.close(end)
        _tell(line, born=pid)


def _tell_of_ends(line: socket.socket) -> None:
    with contextlib.suppress(ChildProcessError):
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            _tell(line, ended=ended[0], code=os.waitstatus_to_exitcode(ended[1]))


def _tell(line: socket.socket, **what: int) -> None:
    # Whoever has closed the line asks for nothing more.
    with contextlib.suppress(BrokenPipeError):
        line.sendall(json.dumps(what).encode() + b"\n")


if __name__ == "__main__":
    import django
    from django.conf import settings
    from django.urls import get_resolver

    django.setup()
    # What nearly every child would load by itself as soon as it gives an address.
    get_resolver().url_patterns  # noqa: B018
    # A child that ends would look through all that was loaded: that took it longer than its work.
    gc.freeze()
    code = _next_birth(socket.socket(fileno=int(sys.argv[1])))
    if code is not None:
        exec(code, {"__name__": "__main__", "django": django, "settings": settings})  # noqa: S102
