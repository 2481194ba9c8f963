"""Where coverage is not counted: counting makes Python half as slow again.

Walks, stories and browsers go over and over what the tests of each app have counted already. The
floor stands in pyproject.toml; what only they reach counts as not reached.
"""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pytest-cov pause in tests of the whole site and in those that drive a browser."""
    for item in items:
        if "/tests/whole_site/" in item.path.as_posix() or item.get_closest_marker("browser"):
            item.add_marker("no_cover")
