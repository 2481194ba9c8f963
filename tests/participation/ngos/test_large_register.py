"""A register of 10,000 NGOs asks what one of a hundred asks, and shows as much on a page."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.common.models.named import sort_key
from participation.common.versions import touch
from participation.ngos.enums import NgoState
from participation.ngos.models import ActivityField, IssuingAuthority, Ngo
from persian.letters import compact_key
from tests.copies import copied, leading_to
from tests.participation.ngos.factories import county, prefix

pytestmark = [pytest.mark.django_db, pytest.mark.db]
ROWS, FEW, ON_A_PAGE = 10_000, 100, 50
COUNTIES = ("اصفهان", "کاشان", "نجف‌آباد", "خمینی‌شهر")
# The list, a page deep in it, each narrowing, and what is looked for among names.
LISTS = (
    {},
    {"page": "3"},
    {"state": "active"},
    {"county": "کاشان"},
    {"state": "active", "county": "اصفهان"},
)


def _fill(begin: int, end: int) -> None:
    counties, before = [county(name) for name in COUNTIES], prefix()
    authority = IssuingAuthority.objects.order_by("pk")[0]
    fields = list(ActivityField.objects.order_by("pk")[:5])
    made = Ngo.objects.bulk_create(
        Ngo(
            prefix=before,
            name=(name := f"یاران {number}"),
            name_key=compact_key(name),
            sort_key=sort_key(name),
            level="county",
            county=counties[number % len(counties)],
            authority=authority,
            state=NgoState.ACTIVE if number % 3 else NgoState.EXPIRED,
            licensed_on=date(2020, 1, 1),
            valid_until=date(2040, 1, 1),
            source="test",
            source_id=str(number),
        )
        for number in range(begin, end)
    )
    through = Ngo.activity_fields.through
    through.objects.bulk_create(
        through(ngo=one, activityfield=fields[place % 5]) for place, one in enumerate(made)
    )
    touch("ngos")


def _asked(asked: dict[str, str]) -> tuple[int, str]:
    """Return how many queries a list asks once it is warm, and what it says."""
    Client().get("/ngos/", asked)
    with CaptureQueriesContext(connection) as seen:
        answer = Client().get("/ngos/", asked)
    assert answer.status_code == 200
    return len(seen), answer.content.decode()


@pytest.fixture(scope="module")
def few(django_db_setup: None, django_db_blocker: pytest.FixtureDef) -> Iterator[list[int]]:
    """How much each list asks of a small register; then the register is large."""
    with django_db_blocker.unblock(), copied() as name, leading_to(name):  # type: ignore[attr-defined]
        cache.clear()
        _fill(0, FEW)
        counts = [_asked(one)[0] for one in LISTS]
        _fill(FEW, ROWS)
        assert Ngo.objects.count() == ROWS
        with django_db_blocker.block():  # type: ignore[attr-defined]
            yield counts


@pytest.mark.parametrize("place", range(len(LISTS)))
def test_a_list_asks_no_more_and_shows_no_more(few: list[int], place: int) -> None:
    count, said = _asked(LISTS[place])
    assert count <= few[place]
    assert 0 < said.count("یاران ") <= 3 * ON_A_PAGE


def test_the_list_of_staff_is_bounded(few: list[int], admin_client: Client) -> None:
    with CaptureQueriesContext(connection) as seen:
        said = admin_client.get("/admin/ngos/").content.decode()
    assert 0 < said.count("یاران ") <= 3 * ON_A_PAGE
    assert len(seen) < 40
