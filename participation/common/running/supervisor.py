"""Two processes that live and end together: the web server and the clock."""

import contextlib
import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from types import FrameType

LOOK_EVERY = 0.2
# A job of the clock ends first; a request too.
PATIENCE = 20
RESTART_AFTER = 5.0
PORTS = range(1, 2**16)
PR_SET_PDEATHSIG = 1


class AddressError(Exception):
    """The address cannot be listened on; the message says why, for people."""


def check_address(host: str, port: int) -> None:
    """Raise AddressError where somebody listens there already or nobody can."""
    if port not in PORTS:
        raise AddressError(f"{port} is no port; take one from 1024 to 65535.")
    try:
        family, kind, proto, _name, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, proto) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        raise AddressError(f"{host} is no address of this machine.") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise AddressError(
                f"Port {port} of {host} is taken by another program. Stop it, or choose another "
                f"port: make run PORT={port + 1}"
            ) from None
        if error.errno == errno.EACCES:
            raise AddressError(
                f"Port {port} needs more rights than you have; take one above 1023."
            ) from None
        raise AddressError(f"Nothing can listen on {host}, port {port}.") from None


def answers(host: str, port: int) -> bool:
    """Return whether a web server answers there, whatever it says."""
    reach = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared only
    connection = HTTPConnection(reach, port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse()
    except (OSError, HTTPException):
        return False
    else:
        return True
    finally:
        connection.close()


@dataclass
class Process:
    """A command to keep running. The end of one that is not ``restarted`` is the end of all.

    ``waits`` leaves the processor to the others until the server is up.
    """

    command: Sequence[str]
    restarted: bool = False
    waits: bool = False
    child: subprocess.Popen[bytes] | None = None
    ended: float = 0.0


@dataclass
class Supervisor:
    """Starts processes, passes the signal on, leaves no orphan."""

    environment: Mapping[str, str]
    processes: list[Process] = field(default_factory=list)
    stopped: bool = False

    def run(self, *, when_up: Callable[[], bool], tell: Callable[[], None]) -> int:
        """Run until a signal comes or the server ends; return the exit code.

        ``tell`` is called once, as soon as ``when_up`` says so.
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        told = False
        try:
            for process in self.processes:
                if not process.waits:
                    self._start(process)
            while not self.stopped:
                for process in self.processes:
                    if self._has_ended(process):
                        return 1
                if not told and when_up():
                    told = True
                    tell()
                    for process in self.processes:
                        if process.waits:
                            self._start(process)
                time.sleep(LOOK_EVERY)
        finally:
            self._end_all()
        return 0

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopped = True

    def _start(self, process: Process) -> None:
        # A session of its own: the terminal's Ctrl-C reaches us alone and we end both in order.
        process.child = subprocess.Popen(  # noqa: S603 - our own commands
            process.command,
            env=dict(self.environment),
            start_new_session=True,
            # We have one thread.
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509
        )

    def _has_ended(self, process: Process) -> bool:
        """Return whether it ended for good; start it again where it may."""
        if process.child is not None:
            if process.child.poll() is None:
                return False
            if not process.restarted:
                return True
            process.child, process.ended = None, time.monotonic()
        elif process.ended and time.monotonic() - process.ended > RESTART_AFTER:
            self._start(process)
        return False

    def _end_all(self) -> None:
        children = [p.child for p in self.processes if p.child is not None]
        for child in children:
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in children:
            try:
                child.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(child.pid, signal.SIGKILL)
                child.wait()


def _end_with_parent() -> None:
    """Ask Linux to end the child when we are killed without a chance to do it."""
    with contextlib.suppress(OSError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
