"""The public page of figures and its files, measured by the clock from real cases."""

import csv
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from participation.cases.actors import CITIZEN
from participation.cases.models import Case, CaseSettings, PublishedFigures
from participation.cases.services import correspondence
from participation.cases.services.transitions import perform
from participation.cases.statistics import figures_for
from participation.common.clock import moved_to
from participation.common.models import User
from participation.common.tick import run_tick
from participation.complaints.models import Category
from tests.participation.cases.cast import Province
from tests.participation.cases.statistics.measuring import JOB, at, came, closes, measure

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_the_share_counts_what_is_left_open_against_the_office(told: dict[str, Any]) -> None:
    assert told["period"]["id"] == "1404-1"
    total = told["total"]
    assert total["received"] == 43
    assert total["closed"] == 35
    assert (total["open"], total["overdue"]) == (8, 8)
    # 35 of 43: the eight that nobody closed lower it from a hundred.
    assert total["on_time_percent"] == 80
    assert total["median_days"] == 6
    assert sum(span["closed"] for span in told["days"]) == 35


def test_a_late_answer_is_closed_and_not_on_time(subject: Category, clerk: User) -> None:
    closes(came(subject, 10), clerk)
    closes(came(subject, 10), clerk, month=6, day=20)
    measure()
    found = figures_for()
    assert found is not None
    assert found["total"]["closed"] == 20
    assert found["total"]["on_time_percent"] == 50


def test_what_waits_for_the_citizen_is_not_overdue(subject: Category, clerk: User) -> None:
    closes(came(subject, 10), clerk)
    waiting = came(subject, 6)
    with moved_to(at(2, 5)):
        for case in waiting:
            correspondence.ask(case_id=case.pk, text="کجا؟", by=clerk, seen=case.version)
    measure()
    found = figures_for()
    assert found is not None
    assert (found["total"]["open"], found["total"]["overdue"]) == (6, 0)
    assert found["total"]["on_time_percent"] == 100


def test_a_withdrawn_case_is_closed(subject: Category) -> None:
    with moved_to(at(2, 5)):
        for case in came(subject, 6):
            perform(case.pk, "withdraw", by=CITIZEN)
    measure()
    found = figures_for()
    assert found is not None
    assert (found["total"]["received"], found["total"]["closed"]) == (6, 6)


def test_a_half_year_is_measured_once_and_never_before_its_time(
    subject: Category, clerk: User
) -> None:
    closes(came(subject, 9), clerk)
    with moved_to(at(8, 29)):
        run_tick(only={JOB})
    assert figures_for() is None
    measure()
    before = figures_for()
    came(subject, 9)
    run_tick(only={JOB})
    assert figures_for() == before
    assert PublishedFigures.objects.count() == 1


def test_what_is_too_little_for_anything_is_not_published(subject: Category) -> None:
    came(subject, 4)
    measure()
    assert figures_for() is None


def test_the_office_sets_what_is_small(subject: Category) -> None:
    settings = CaseSettings.load()
    settings.least_count = 12
    settings.save()
    came(subject, 11)
    measure()
    assert figures_for() is None


def test_a_restricted_subject_is_nowhere_by_itself(client: Client, told: dict[str, Any]) -> None:
    assert Case.objects.filter(is_restricted=True).count() == 7
    names = [line["name"] for line in told["categories"]]
    assert names == ["گزارش آسیب", "سایر موضوع‌ها"]
    for address in ("/statistics/", "/statistics/?export=json", "/statistics/?export=csv"):
        assert "کودک‌آزاری" not in content_of(client, address)


def content_of(client: Client, address: str) -> str:
    answer = client.get(address)
    parts = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(parts).decode()


def test_the_page_shows_the_figures_and_what_they_mean(
    client: Client, told: dict[str, Any]
) -> None:
    page = client.get("/statistics/").content.decode()
    for part in ("نیم‌سال نخست ۱۴۰۴", "۸۰٪", "سایر موضوع‌ها", "بسته در مهلت ÷", "۱ آذر ۱۴۰۴"):
        assert part in page
    assert "دادهٔ نمایشی" not in page
    assert page.count("<caption") == page.count("<table")


def test_files_hold_the_very_same_figures(client: Client, told: dict[str, Any]) -> None:
    rows = json.loads(content_of(client, "/statistics/?export=json"))
    assert next(row for row in rows if row["table"] == "total")["received"] == 43
    lines = list(csv.reader(content_of(client, "/statistics/?export=csv").splitlines()))
    assert len(lines) == len(rows) + 1
    for row, line in zip(rows, lines[1:], strict=True):
        assert line[5] == ("" if row["received"] is None else str(row["received"]))
        assert line[8] == ("" if row["overdue"] is None else str(row["overdue"]))


def test_a_county_alone_is_told_over_the_half_years(
    client: Client, told: dict[str, Any], province: Province
) -> None:
    line = next(line for line in told["counties"] if line["key"] == str(province.county.pk))
    alone = figures_for(county=line["key"])
    assert alone is not None
    assert alone["series"][0]["received"] == line["received"] == 35
    assert alone["categories"] == []
    assert alone["total"] is None
    page = client.get(f"/statistics/?county={line['key']}").content.decode()
    assert "به تفکیک نیم‌سال" in page
    assert "به تفکیک موضوع" not in page


@pytest.mark.parametrize(
    "asked", ["period=1399-1", "period=x", "county=0", "county=x", "category=complaint-9999"]
)
def test_what_is_not_published_has_no_figures(
    client: Client, told: dict[str, Any], asked: str
) -> None:
    answer = client.get(f"/statistics/?{asked}")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "آماری با این پالایه‌ها نیست" in page
    assert "<table" not in page


def test_nothing_is_told_of_a_subject_in_a_county(
    client: Client, told: dict[str, Any], province: Province, subject: Category
) -> None:
    key = f"complaint-{subject.pk}"
    assert figures_for(category=key) is not None
    assert figures_for(category=key, county=str(province.county.pk)) is None


def test_a_reader_writes_nothing_and_costs_little(
    client: Client, told: dict[str, Any], django_assert_max_num_queries: Any
) -> None:
    client.get("/statistics/")
    with django_assert_max_num_queries(9) as counted:
        client.get("/statistics/")
    assert all(one["sql"].startswith("SELECT") for one in counted.captured_queries)
    assert not any('cases_case"' in one["sql"] for one in counted.captured_queries)


def test_who_has_the_page_already_gets_304(client: Client, told: dict[str, Any]) -> None:
    first = client.get("/statistics/")
    assert "public" in first["Cache-Control"]
    assert not first.cookies
    again = client.get("/statistics/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_the_page_is_in_the_map_of_the_site_once_it_has_figures(
    client: Client, subject: Category
) -> None:
    assert "statistics" not in client.get("/sitemap.xml").content.decode()
    came(subject, 9)
    measure()
    assert "sitemap-statistics-1.xml" in client.get("/sitemap.xml").content.decode()
    assert "/statistics/" in client.get("/sitemap-statistics-1.xml").content.decode()


def test_an_empty_site_says_when_figures_come(client: Client) -> None:
    page = client.get("/statistics/").content.decode()
    assert "هنوز آماری منتشر نشده است" in page
    assert timezone.now() > at(1, 1)
