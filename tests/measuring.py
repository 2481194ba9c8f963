"""Where coverage is not counted: counting makes Python nearly twice as slow.

Walks, stories, browsers and the table of permissions go over and over what the tests of each app
have counted already. The floor stands in pyproject.toml; what only they reach counts as not
reached.
"""

import pytest

WALKS = ("/tests/whole_site/", "/cases/permissions/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pytest-cov pause in tests that walk the site and in those that drive a browser."""
    for item in items:
        path = item.path.as_posix()
        if any(walk in path for walk in WALKS) or item.get_closest_marker("browser"):
            item.add_marker("no_cover")
