"""What the database refuses, also from those who pass the services by."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import Error, transaction

from participation.place_names import services
from participation.place_names.models import Place, PlaceName
from tests.participation.place_names.factories import day, place

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def row(street: Place, text: str = "نشاط", **more: Any) -> PlaceName:
    """Write a name past the services."""
    values = {"standing": "former", "scope": street.scope, "key": text} | more
    return PlaceName.objects.create(place=street, text=text, **values)


def period(since: date | None, until: date | None) -> dict[str, date | None]:
    return {"valid_from": since, "valid_until": until}


WRONG: dict[str, Callable[[Place], object]] = {
    "a second current name": lambda one: row(one, standing="current", is_shared=True),
    "two names that wait": lambda one: [
        row(one, f"نو{number}", standing="coming", valid_from=day(1420), is_shared=True)
        for number in (1, 2)
    ],
    "a current name with an end": lambda one: PlaceName.objects.filter(place=one).update(
        valid_until=day(1400)
    ),
    "a former name without an end": row,
    "an end before the beginning": lambda one: row(one, **period(day(1370), day(1360))),
    "two names on one day": lambda one: row(one, **period(day(1370), day(1381))),
    "a name of ever before one of ever": lambda one: [
        row(one, "الف", **period(None, day(1370))), row(one, "ب", **period(None, day(1360))),
    ],
    "a period that grows into another": lambda one: (
        row(one, **period(day(1360), day(1370))),
        PlaceName.objects.filter(place=one, text="نشاط").update(valid_until=day(1390)),
    ),
    "a name that moves": lambda one: PlaceName.objects.filter(place=one).update(
        place=place("فردوسی")
    ),
    "a name that goes": lambda one: PlaceName.objects.filter(place=one).delete(),
    "a place that goes": lambda one: Place.objects.filter(pk=one.pk).delete(),
    "a name that another bears": lambda one: row(
        place(""), "کاوه", standing="current", key=PlaceName.objects.get(place=one).key
    ),
    "a name that says nothing": lambda one: row(one, "", **period(None, day(1370))),
    "an end of the place under its name": lambda one: Place.objects.filter(pk=one.pk).update(
        ceased_on=day(1400)
    ),
    "an heir of what is there": lambda one: Place.objects.filter(pk=one.pk).update(
        successor=place("فردوسی")
    ),
    "a middle outside of its box": lambda one: Place.objects.filter(pk=one.pk).update(
        geometry={"type": "Point", "coordinates": [51.6, 32.6]}, latitude=32.6, longitude=51.6,
        south=33, north=34, west=51, east=52,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_the_database_refuses(what: str) -> None:
    street = place("کاوه")
    with pytest.raises(Error), transaction.atomic():
        WRONG[what](street)
    kept = PlaceName.objects.get(place=street)
    assert (kept.text, kept.standing, kept.valid_until) == ("کاوه", "current", None)


def test_a_place_that_is_no_more_is_given_no_name_behind_the_services() -> None:
    street = place("کاوه")
    services.cease(place=street, on=day(1404))
    with pytest.raises(Error), transaction.atomic():
        row(street, standing="current", valid_from=day(1404))
    assert PlaceName.objects.filter(place=street).count() == 1


def test_periods_that_touch_are_no_overlap() -> None:
    street = place("کاوه")
    row(street, **period(day(1370), day(1380)))
    row(street, "دیگر", **period(None, day(1370)))
    assert PlaceName.objects.filter(place=street).count() == 3


def test_one_row_of_a_source_is_one_place() -> None:
    place("کاوه", source="osm", source_id="way/1")
    with pytest.raises(Error), transaction.atomic():
        Place.objects.create(
            kind_id=1, county=place("نشاط").county, source="osm", source_id="way/1"
        )
