"""Where coverage is not counted: counting makes Python twice as slow.

Walks, stories and browsers go over and over what the tests of each app have counted already, and
the rules of templates run nothing of ours. The floor stands in pyproject.toml; what only they reach
counts as not reached.
"""

import pytest

UNCOUNTED = ("/tests/whole_site/", "/tests/participation/cases/permissions/", "/tests/templates/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pytest-cov pause in these, and in tests that drive a browser."""
    for item in items:
        is_walk = any(part in item.path.as_posix() for part in UNCOUNTED)
        if is_walk or item.get_closest_marker("browser"):
            item.add_marker("no_cover")
