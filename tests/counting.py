"""Counts which lines and branches of ours a run of tests reaches, and leaves that to ``coverage``.

``PYTEST_PLUGINS=tests.counting pytest …``, then ``coverage combine`` and ``coverage report``: it
has to be there before the first of our modules, and workers find it in the same variable.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import coverage
import pytest

from tests.marks import MarkingFinder, passed

SETTINGS = coverage.Coverage()
ROOTS = [Path(one).resolve() for one in SETTINGS.get_option("run:source")]


def _sources() -> Iterator[str]:
    """Yield every file that is counted, as pyproject.toml says."""
    for file in (file for root in ROOTS for file in root.rglob("*.py")):
        if not any(file.match(one) for one in SETTINGS.get_option("run:omit")):
            yield str(file)


FILES = frozenset(_sources())
# The folder of a package, or one that holds packages.
PACKAGES = {one.name for root in ROOTS for one in (root, *root.iterdir())}
early = [name for name, one in sys.modules.items() if getattr(one, "__file__", None) in FILES]
assert not early, f"Loaded before they could be counted: {early}"
sys.meta_path.insert(0, MarkingFinder(PACKAGES, FILES.__contains__))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Write what was counted, beside what other workers write."""
    data = coverage.CoverageData(suffix=True)
    data.add_arcs(passed())
    # Those that nobody has loaded count as well.
    data.touch_files(FILES)
    data.write()
