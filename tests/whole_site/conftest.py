"""The stage of the stories."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.copies import leading_to
from tests.whole_site.stage import Stage, set_up, staged


@pytest.fixture(scope="session")
def furnished(
    demonstration: str,
    django_db_blocker: pytest.FixtureDef,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Set up once what each story gets a copy of: the demonstration, groups, the first account."""
    var = tmp_path_factory.mktemp("furnished") / "var"
    with django_db_blocker.unblock(), leading_to(demonstration):
        set_up(var)
    return var


@pytest.fixture(scope="module")
def stage(furnished: Path) -> Iterator[Stage]:
    """Serve a site of its own for the story of a module."""
    with staged(furnished) as made:
        yield made
