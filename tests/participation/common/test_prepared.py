"""A prepared query finds what the plain one does, with any values, at any moment."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from participation.common.prepared import Prepared, PreparedBulk
from participation.resolutions.models import Resolution
from persian.jalali import to_gregorian
from tests.participation.resolutions.factories import body, meeting, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def asked(title, row, day):
    """Text, number and day as slots; joins, a computed column, prefetches."""
    return (
        Resolution.objects.filter(title=title, row=row, meeting__session_date__lte=day)
        .select_related("meeting__body", "agenda_item")
        .prefetch_related("clauses__actors")
        .annotate(next_row=F("row") + 1)
        .defer("text")
        .order_by("pk")
    )


DAY = to_gregorian(1405, 8, 1)


@pytest.fixture
def prepared() -> Prepared[Resolution]:
    return Prepared(asked, "\x01title", 1_001, date.min)


@pytest.fixture
def shelf() -> None:
    held = meeting(1)
    for row in (1, 2, 3):
        resolution("یکی" if row < 3 else "دیگری", meeting=held, row=row)
    resolution("یکی", meeting=meeting(2, body=body("هیئت"), session_date=DAY), row=1)


@pytest.mark.parametrize("values", [
    ("یکی", 1, DAY), ("یکی", 2, DAY), ("دیگری", 3, DAY), ("یکی", 1, date(2020, 1, 1)),
    ("نیست", 1, DAY), ("' OR 1=1 --", 1, DAY),
])  # fmt: skip
def test_it_finds_what_the_plain_query_does(prepared, shelf, values) -> None:
    plain = list(asked(*values))
    for _ in range(2):
        found = prepared.rows(*values)
        assert found == plain
        for one, other in zip(found, plain, strict=True):
            assert one.next_row == other.row + 1
            assert one.get_deferred_fields() == {"text"}
            with CaptureQueriesContext(connection) as captured:
                assert one.meeting.body == other.meeting.body
                assert one.agenda_item is None
                assert [list(clause.actors.all()) for clause in one.clauses.all()] == [
                    list(clause.actors.all()) for clause in other.clauses.all()
                ]
            assert not captured.captured_queries
    assert prepared.first(*values) == (plain[0] if plain else None)


def test_it_asks_anew_each_time(prepared, shelf) -> None:
    assert len(prepared.rows("یکی", 1, DAY)) == 2
    Resolution.objects.filter(meeting__number=2).update(title="دیگری")
    assert len(prepared.rows("یکی", 1, DAY)) == 1


def test_rows_by_key_at_any_number_of_keys(shelf) -> None:
    keys = list(Resolution.objects.values_list("pk", flat=True))
    by_key = PreparedBulk(lambda: Resolution.objects.public().select_related("meeting"))
    for wanted in ([], keys[:1], keys[1:2], keys, [*keys, 10**6], keys[:1]):
        assert by_key(wanted) == Resolution.objects.in_bulk(wanted)


def test_a_slot_that_the_query_does_not_ask_for_is_refused(db) -> None:
    wrong = Prepared(lambda title: Resolution.objects.filter(title="یکی"), "\x01title")
    with pytest.raises(ValueError, match="does not ask"):
        wrong.rows("یکی")
