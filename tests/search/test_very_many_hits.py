"""Words that more entries have than are counted: the page is the right one all the same."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction

from persian.jalali import today
from search import elastic
from search.content import Content
from search.query import COUNTED, Mode, Query
from search.result import Result
from search.selectors import find
from search.services import store
from tests.engines import UsedEngine

pytestmark = [pytest.mark.django_db, pytest.mark.engine, pytest.mark.db]

BATCH = 1_000
TITLED = 70
RARE = ("ارزنان", "حصه", "کهندژ")


def shelf() -> dict[str, Content]:
    """Return more entries of one word than are counted; a few have it in their title."""
    contents = {
        f"plain-{n}": Content(
            title=f"نوشتار {n}", text="گزارشی از باغ و کوچه و خیابان شهر اراک", url=f"/{n}/"
        )
        for n in range(COUNTED + 50)
    }
    for n in range(TITLED):
        contents[f"titled-{n}"] = Content(
            title="شهر",
            text=f"میدان {'دیوار بلند ' * (n // 7)}",
            url=f"/titled/{n}/",
            date=today() - timedelta(days=n % 7),
        )
    for n in range(30):
        words = " ".join(RARE[: 1 + n % 3])
        contents[f"rare-{n}"] = Content(
            title=f"یاد {n}",
            text=f"{words} شهر",
            url=f"/rare/{n}/",
            date=today() - timedelta(days=30 - n),
        )
    return contents


@pytest.fixture(scope="module")
def written(django_db_setup: None, django_db_blocker: pytest.FixtureDef) -> Iterator[None]:
    """That shelf in the database, written once for all engines."""
    contents = list(shelf().items())
    meetings = {
        f"m-{n}": Content(title=f"نشست {n}", text="دربارهٔ شهر", url=f"/m/{n}/", body=f"b-{n % 2}")
        for n in range(12)
    }
    with django_db_blocker.unblock(), transaction.atomic():
        for start in range(0, len(contents), BATCH):
            store("news", dict(contents[start : start + BATCH]))
        store("meeting", meetings)
        with django_db_blocker.block():
            yield
        transaction.set_rollback(True)


@pytest.fixture
def full(written: None, engine: UsedEngine) -> UsedEngine:
    """The engine with that shelf in it."""
    if engine.name == "elasticsearch":
        elastic.rebuild()
    return engine


def keys(result: Result) -> list[str]:
    """Return what was found, in order."""
    return [hit.object_id for hit in result.hits]


def test_very_many_hits(full: UsedEngine) -> None:
    # The shortest text first, of equal ones the newest.
    result = find(Query("شهر", size=50))
    assert (result.engine, result.total, result.is_capped) == (full.name, COUNTED, True)
    assert keys(result) == [f"titled-{n}" for n in range(50)]
    following = find(Query("شهر", size=50, page=2))
    assert keys(following)[: TITLED - 50] == [f"titled-{n}" for n in range(50, TITLED)]
    # Further down than strong ones reach, and still no hit twice.
    deep = [find(Query("شهر", size=50, page=page)) for page in (9, 10, 20)]
    seen = [key for page in (result, following, *deep) for key in keys(page)]
    assert len(seen) == len(set(seen)) == 250

    # What is chosen is counted among all, not among those that were counted first.
    meetings = find(Query("شهر", facets={"kind": ("meeting",)}))
    assert (meetings.total, meetings.is_capped) == (12, False)
    assert len(meetings.hits) == 12
    bodies = find(Query("شهر", facets={"kind": ("meeting",), "body": ("b-1",)}))
    assert bodies.total == 6
    assert find(Query("شهر", facets={"kind": ("office",)})).total == 0

    # Nothing has all of these words: those with most of the rare ones come first.
    some = find(Query(f"شهر خیابان نوشتار {' '.join(RARE)}", size=20))
    assert (some.mode, some.total, some.is_capped) == (Mode.ANY, COUNTED, True)
    assert keys(some)[:10] == [f"rare-{n}" for n in range(29, 0, -3)]
    assert {int(key.split("-")[1]) % 3 for key in keys(some)[10:]} == {1}
