"""Looking at processes from outside."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path


def _states() -> dict[int, tuple[str, int]]:
    """Return state and parent of every process."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        except OSError:
            continue
        found[int(stat.parent.name)] = (after_name[0], int(after_name[1]))
    return found


def descendants(pid: int) -> list[int]:
    """Return the processes below ``pid`` that run."""
    states = {child: parent for child, (state, parent) in _states().items() if state != "Z"}
    found, level = [], [pid]
    while level:
        level = [child for child, parent in states.items() if parent in level]
        found += level
    return found


def alive(pids: Iterable[int]) -> list[int]:
    """Return those that run; one that ended and that nobody waited for does not."""
    states = _states()
    return [pid for pid in pids if states.get(pid, ("Z", 0))[0] != "Z"]


def comes_true(condition: Callable[[], object], *, seconds: float = 60) -> bool:
    """Return whether it comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False
