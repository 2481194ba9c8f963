"""The register for programs: places with their names, as of a day, what changed."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.place_names import services
from participation.place_names.geometry import shape_of
from participation.place_names.models import Place, PlaceName
from participation.place_names.serializers import held_on
from participation.place_names.services import Basis
from tests.participation.place_names.factories import day, place
from tests.participation.resolutions.factories import meeting, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.db]

PLACES = "/api/v1/places/"


@pytest.fixture
def street() -> Place:
    line = shape_of({"type": "LineString", "coordinates": [[51.66, 32.65], [51.67, 32.655]]})
    made = place("کاوه", shape=line)
    decided = resolution("نام‌گذاری", meeting=meeting(4, session_date=day(1399, 12)))
    services.rename(place=made, text="نشاط", on=day(1400), basis=Basis(decision=decided))
    services.add_former_name(place=made, text="شاه")
    services.add_alternative_name(place=made, text="سی‌متری", since=day(1370))
    return made


def told(client: Client, one: Place, **asked: str) -> dict[str, Any]:
    answer = client.get(f"{PLACES}{one.pk}/", asked)
    assert answer.status_code == 200
    return answer.json()


def test_a_place_is_told_with_its_names_through_time(client: Client, street: Place) -> None:
    one = told(client, street)
    assert (one["title"], one["named_on"], one["named_on_jalali"]) == (
        "خیابان نشاط", "2021-03-21", "1400-01-01",
    )  # fmt: skip
    assert [(name["text"], name["standing"]) for name in one["names"]] == [
        ("نشاط", "current"), ("کاوه", "former"), ("سی‌متری", "alternative"), ("شاه", "former"),
    ]  # fmt: skip
    assert one["names"][0]["decision"]["title"] == "نام‌گذاری"
    assert one["names"][1]["valid_until_jalali"] == "1400-01-01"
    assert one["names"][3]["is_dated"] is False
    assert one["geometry"]["type"] == "LineString"
    assert one["url"].endswith(f"/place-names/{street.pk}-خیابان-نشاط/") or "%" in one["url"]


@pytest.mark.parametrize(
    ("as_of", "title", "names"),
    [
        ("1399-12-29", "خیابان کاوه", ["کاوه", "سی‌متری"]),
        ("1400-01-01", "خیابان نشاط", ["نشاط", "سی‌متری"]),
        ("2021-03-20", "خیابان کاوه", ["کاوه", "سی‌متری"]),
        ("1375/06/01", "خیابان بی‌نام", ["سی‌متری"]),
        ("1370-01-01", "خیابان بی‌نام", ["سی‌متری"]),
        ("1369-12-29", "خیابان بی‌نام", []),
    ],
)
def test_names_are_told_as_of_a_day(
    client: Client, street: Place, as_of: str, title: str, names: list[str]
) -> None:
    one = told(client, street, as_of=as_of)
    assert (one["title"], [name["text"] for name in one["names"]]) == (title, names)
    (listed,) = client.get(PLACES, {"as_of": as_of}).json()["results"]
    assert listed["title"] == title
    assert "geometry" not in listed


def test_a_day_is_asked_of_rows_and_of_the_database_alike(street: Place) -> None:
    for when in (day(1360), day(1370), day(1379, 12, 29), day(1380), day(1400), date(2100, 1, 1)):
        asked = set(PlaceName.objects.filter(place=street).on(when))
        assert asked == {one for one in PlaceName.objects.all() if held_on(one, when)}


@pytest.mark.parametrize(
    "asked",
    [{"as_of": "x"}, {"decade": "x"}, {"former": "no"}, {"page_size": "101"}, {"as_of": "\0"}],
)
def test_what_is_no_question_is_refused(
    client: Client, street: Place, asked: dict[str, str]
) -> None:
    answer = client.get(PLACES, asked)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_the_list_is_narrowed_as_the_page_is(client: Client, street: Place) -> None:
    place("بادام‌بن", of="کوچه")
    asked = client.get(PLACES, {"q": "کاوه"}).json()
    assert [one["title"] for one in asked["results"]] == ["خیابان نشاط"]
    asked = client.get(PLACES, {"kind": "کوچه"}).json()
    assert [one["title"] for one in asked["results"]] == ["کوچهٔ بادام‌بن"]
    assert client.get(PLACES).json()["count"] == 2


def test_a_program_keeps_a_copy(client: Client, street: Place) -> None:
    answer = client.get(PLACES)
    assert client.get(PLACES, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    services.rename(place=street, text="فردوسی", on=day(1401))
    fresh = client.get(PLACES, headers={"If-None-Match": answer["ETag"]})
    assert fresh.json()["results"][0]["name"] == "فردوسی"
    services.hide_place(place=street)
    changes = client.get(PLACES, {"modified_since": "1400-01-01"}).json()
    assert changes["results"] == []
    assert [one["id"] for one in changes["removed"]] == [street.pk]


def test_a_page_of_a_hundred_asks_six_queries(client: Client, street: Place) -> None:
    for number in range(60):
        place(f"نام {number}", of="کوچه")
    client.get(PLACES, {"page_size": "100"})
    with CaptureQueriesContext(connection) as seen:
        assert len(client.get(PLACES, {"page_size": "100"}).json()["results"]) == 61
    assert len(seen) <= 6, [one["sql"] for one in seen]
    with CaptureQueriesContext(connection) as seen:
        told(client, street, as_of="1380-01-01")
    assert len(seen) <= 6, [one["sql"] for one in seen]
