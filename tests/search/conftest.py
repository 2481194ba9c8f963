"""A shelf of made-up things to find."""

from collections.abc import Callable
from typing import Any

import pytest

from search.content import Content
from search.query import Query
from search.result import Result
from search.selectors import find
from search.services import store
from tests.engines import UsedEngine

Put = Callable[..., None]
Ask = Callable[..., Result]


@pytest.fixture
def put(engine: UsedEngine) -> Put:
    """Return a function that makes an entry say something; without words it takes it out."""

    def write(
        key: str, title: str = "", text: str = "", *, kind: str = "news", **more: Any
    ) -> None:
        content = Content(title=title, text=text, url=f"/{key}/", **more) if title else None
        store(kind, {key: content})
        engine.settle()

    return write


@pytest.fixture
def ask(engine: UsedEngine) -> Ask:
    """Return a function that searches and fails where the engine itself did not answer."""

    def search(text: str, **more: Any) -> Result:
        result = find(Query(text, **more))
        assert not result.is_fallback
        assert result.engine in {engine.name, ""}
        return result

    return search


def keys(result: Result) -> list[str]:
    """Return what was found, in order."""
    return [hit.object_id for hit in result.hits]
