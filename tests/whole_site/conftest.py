"""The stage of the stories."""

from collections.abc import Iterator

import pytest

from tests.whole_site.stage import Stage, staged


@pytest.fixture(scope="module")
def stage(demo: None, django_db_blocker: pytest.FixtureDef) -> Iterator[Stage]:
    """Serve a site of its own for the story of a module."""
    with django_db_blocker.unblock(), staged() as made:
        yield made
