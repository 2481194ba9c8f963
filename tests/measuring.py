"""Where coverage is not counted: counting makes Python twice as slow.

Walks, stories and browsers go over and over what the tests of each app have counted already, and so
do tests of the database with their second and third parameters. The floor stands in pyproject.toml;
what only they reach counts as not reached.
"""

from collections.abc import Iterator
from typing import Any

import pytest

WALKS = ("/tests/whole_site/", "/tests/participation/cases/permissions/")
UNCOUNTED = pytest.StashKey[bool]()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Choose the tests that are not counted."""
    counted = set[tuple[Any, str]]()
    for item in items:
        name = (item.path, getattr(item, "originalname", item.name))
        asks = item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ())
        is_again = name in counted and bool(asks)
        is_walk = any(part in item.path.as_posix() for part in WALKS)
        item.stash[UNCOUNTED] = (
            is_again or is_walk or item.get_closest_marker("browser") is not None
        )
        counted.add(name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Let pytest-cov pause, also while such a test is prepared."""
    plugin = item.config.pluginmanager.getplugin("_cov")
    control = plugin and plugin.cov_controller
    if not control or not item.stash[UNCOUNTED]:
        return (yield)
    control.pause()
    try:
        return (yield)
    finally:
        control.resume()
