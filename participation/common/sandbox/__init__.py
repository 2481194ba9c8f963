"""Run code that parses or renders files in a child process with limits.

A picture or a PDF is an attack until it has been decoded; what decodes it gets no memory, time,
file size or network beyond what the work needs, and its crash is an answer, not an outage.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# A busy machine gives a child a part of a processor alone: the clock may run so many times longer
# than its computing before it is given up, so that load makes people wait and refuses nobody.
_SHARE = 4
_CHILD = Path(__file__).with_name("child.py")


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a child may use: bytes of memory, seconds of computing, bytes of any file it writes."""

    memory: int = 1536 * 1024 * 1024
    seconds: int = 60
    file_size: int = 64 * 1024 * 1024

    @property
    def patience(self) -> int:
        """Seconds on the clock after which a child is given up."""
        return self.seconds * _SHARE + 5


class SandboxError(Exception):
    """The child failed or went over its limits; ``reason`` is its last line, without the input."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


def run_limited(
    script: Path, *arguments: str, stdin: bytes = b"", limits: Limits = Limits()
) -> bytes:
    """Run ``script`` (a file that needs only the standard library and its own imports).

    ``arguments`` reach it as ``sys.argv[1:]``, ``stdin`` as its standard input. Returns what it
    wrote to standard output. Raises SandboxError when it fails, is killed or takes too long.
    """
    numbers = (limits.memory, limits.seconds, limits.file_size)
    command = [sys.executable, "-I", str(_CHILD), str(script), *map(str, numbers), *arguments]
    try:
        # The command is our own interpreter and our own script; only its input is foreign.
        done = subprocess.run(  # noqa: S603
            command, input=stdin, capture_output=True, timeout=limits.patience, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise SandboxError("timeout") from error
    except OSError as error:
        # No process or no memory is left for it.
        raise SandboxError("unstartable") from error
    if done.returncode != 0:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SandboxError(lines[-1] if lines else f"exit {done.returncode}")
    return done.stdout
