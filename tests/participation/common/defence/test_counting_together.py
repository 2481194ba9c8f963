"""Several processes at once count each try once, and let no more through than the limit says."""

from pathlib import Path

import pytest

from tests.disk_site import shared_site

TRIES, WORKERS, FREE = 25, 4, 7
CODE = f"""
from datetime import timedelta
from participation.common.defence.counters import Pace, attempt, hit
day = timedelta(days=1)
pace = Pace(free={FREE}, window=day, first=day, longest=day)
print("ready", flush=True)
input()
counts = [hit("a", "x", window=day) for _ in range({TRIES})]
passed = sum(not attempt("b", "x", pace=pace).wait for _ in range({TRIES}))
print(passed, *counts)
"""


@pytest.mark.db
@pytest.mark.usefixtures("own_database")
def test_processes_count_together(tmp_path: Path) -> None:
    site = shared_site(tmp_path / "var")
    children = [site.start(CODE) for _ in range(WORKERS)]
    for child in children:
        assert child.stdout.readline() == "ready\n", child.communicate()
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    outs = [child.communicate(timeout=120) for child in children]
    assert all(child.returncode == 0 for child in children), outs
    told = [[int(number) for number in out.split()] for out, _err in outs]
    counts = sorted(count for _passed, *mine in told for count in mine)
    assert counts == list(range(1, TRIES * WORKERS + 1))
    assert sum(passed for passed, *_mine in told) == FREE
