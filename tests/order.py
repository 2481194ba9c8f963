"""Which tests begin first, and which stay together, where several workers share a run.

What a file makes once for all its tests (a site that is served, loaded cases) is made by one
worker only, and the long files begin first: a story that began last would be waited for alone.
"""

from typing import Any

import pytest

LONG = ("/tests/whole_site/", "/tests/search/")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put files of stories, walks and real engines first, then those that drive a browser."""
    browsing = {item.path for item in items if item.get_closest_marker("browser")}

    def place(item: pytest.Item) -> int:
        if any(part in item.path.as_posix() for part in LONG):
            return 0
        return 1 if item.path in browsing else 2

    items.sort(key=place)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each worker whole files, in the order in which they were collected."""
    from xdist.scheduler import LoadFileScheduling  # noqa: PLC0415 (a run without workers has none)

    config.option.loadscopereorder = False
    return LoadFileScheduling(config, log)
