"""The public figures for programs: what is published, and as the schema says."""

import datetime as dt

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from participation.cases.services import correspondence
from participation.cases.statistics import figures_for
from participation.cases.statistics.periods import Half
from participation.common.clock import moved_to
from participation.common.models import User
from participation.common.tick import run_tick
from persian.jalali import TEHRAN, to_gregorian
from tests.participation.cases.cast import Province, category, filed

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/statistics/"
HALF = Half(1404, 1)


@pytest.fixture
def published(province: Province, one: User) -> None:
    """Twenty closed and eight open cases of a county."""
    subject = category(province.desk, kind="report", title="گزارش آسیب")
    with moved_to(dt.datetime.combine(to_gregorian(1404, 2, 3), dt.time(10), TEHRAN)):
        cases = [filed(subject, county=province.county).case for _one in range(28)]
        for case in cases[:20]:
            correspondence.answer(case_id=case.pk, text="رسیدگی شد.", by=one, seen=case.version)
    with moved_to(dt.datetime.combine(HALF.measured_from, dt.time(1), TEHRAN)):
        run_tick(only={"cases.statistics"})


def valid(client: Client, **asked: str) -> dict:
    answer = client.get(ADDRESS, asked)
    assert answer.status_code == 200, answer.content
    schema = client.get("/api/schema/", {"format": "json"}).json()
    shape = {"$ref": "#/components/schemas/Statistics", "components": schema["components"]}
    Draft202012Validator(shape).validate(answer.json())
    return answer.json()


@pytest.mark.usefixtures("published")
def test_the_newest_half_year_is_told_as_the_page_tells_it(client: Client) -> None:
    told = valid(client)
    assert told == figures_for()
    assert told["total"]["received"] == 28
    assert told["period"]["id"] == "1404-1"
    assert valid(client, period="1404-1") == told
    again = client.get(ADDRESS, headers={"If-None-Match": client.get(ADDRESS)["ETag"]})
    assert again.status_code == 304


@pytest.mark.usefixtures("published")
def test_one_county_is_told_over_the_half_years(client: Client, province: Province) -> None:
    told = valid(client, county=str(province.county.pk))
    assert (told["total"], told["table"]) == (None, "counties")
    assert [line["received"] for line in told["series"]] == [28]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("asked", [
    {"period": "1300-1"}, {"period": "x"}, {"county": "999"}, {"county": "1", "category": "x"},
])  # fmt: skip
def test_of_what_nothing_is_published_nothing_is_told(client: Client, asked: dict) -> None:
    assert client.get(ADDRESS).status_code == 200
    answer = client.get(ADDRESS, asked)
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
