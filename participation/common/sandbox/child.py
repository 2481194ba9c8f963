"""The child's first steps: give up what the work does not need, then run the script.

Started as ``python -I child.py SCRIPT MEMORY SECONDS FILE_SIZE [ARGUMENT ...]``; imports nothing
of ours.
"""

import contextlib
import ctypes
import os
import resource
import runpy
import sys

# From <linux/sched.h>: a user name space of its own, so that a network name space needs no root.
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000


def drop_network() -> None:
    """Leave the network where the kernel allows it; elsewhere the other limits have to do."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def set_limits(memory: int, seconds: int, file_size: int) -> None:
    """Set hard limits. Some systems refuse one or the other: the rest still holds."""
    for what, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, file_size),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (limit, limit))


def main() -> None:
    """Limit this process, then become the script."""
    script, memory, seconds, file_size, *arguments = sys.argv[1:]
    drop_network()
    set_limits(int(memory), int(seconds), int(file_size))
    os.nice(5)
    sys.argv = [script, *arguments]
    runpy.run_path(script, run_name="__main__")


if __name__ == "__main__":
    main()
