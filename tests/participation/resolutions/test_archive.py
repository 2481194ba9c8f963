"""The public archive: lists, facets, pages, and the real minutes of the demonstration."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participation.resolutions.enums import MeetingState, Progress
from participation.resolutions.models import Body, Resolution
from participation.resolutions.services import (
    complete_clause,
    follow,
    prepare_delete,
    publish_meeting,
    withdraw_meeting,
)
from persian.jalali import to_gregorian
from search.content import Content
from search.services import store
from tests.participation.resolutions.factories import body, meeting, organisation, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.db]

ARCHIVE = "/resolutions/"


def soup(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(response) -> list[str]:
    return [link.get_text(strip=True) for link in soup(response).select("main .panel h3 a.cover")]


@pytest.fixture
def shelf() -> None:
    council, board = body("شورای نام‌گذاری"), body("هیئت اندیشه‌ورز", kind="board")
    first = meeting(1, body=council, session_date=to_gregorian(1404, 5, 1))
    second = meeting(2, body=council, session_date=to_gregorian(1405, 8, 1))
    third = meeting(1, body=board, session_date=to_gregorian(1405, 8, 2))
    resolution("نام میدان", meeting=first, progress=Progress.DONE, done_on=date(2026, 1, 1))
    resolution("نام کوچه", meeting=second, due=date(2026, 1, 1), actors=("شهرداری‌ها",))
    resolution("سند محله", meeting=third, due=date(2100, 1, 1), actors=("شهرداری‌ها", "پست"))


@pytest.mark.parametrize(("asked", "said", "way"), [
    ({"q": "خلخلخ"}, "برای «خلخلخ» مصوبه‌ای نیافتیم", "همهٔ مصوبه‌ها"),
    ({"q": "خلخلخ", "year": "1405"}, "مصوبه‌ای با این پالایه‌ها نیست", "برداشتن همهٔ پالایه‌ها"),
    ({"state": "unknown"}, "مصوبه‌ای با این پالایه‌ها نیست", "برداشتن همهٔ پالایه‌ها"),
])  # fmt: skip
def test_where_nothing_is_found_it_says_for_what_and_leads_back(
    client, shelf, asked, said, way
) -> None:
    empty = soup(client.get(ARCHIVE, asked)).select_one(".empty")
    assert said in empty.get_text()
    assert (empty.a["href"], empty.a.get_text(strip=True)) == (ARCHIVE, way)


def test_words_find_resolutions_and_not_what_only_other_things_say(client, shelf) -> None:
    store("news", {"1": Content(title="جشن کوچه و کتاب", text="", url="/x/")})
    assert titles(client.get(ARCHIVE, {"q": "نام کوچه"})) == ["نام کوچه"]
    # Where something has all the words, what has some of them is not meant.
    assert titles(client.get(ARCHIVE, {"q": "کوچه کتاب"})) == []
    assert titles(client.get(ARCHIVE, {"q": "کوچه خلخلخ"})) == ["نام کوچه"]


def test_newest_first(client, shelf) -> None:
    assert titles(client.get(ARCHIVE)) == ["سند محله", "نام کوچه", "نام میدان"]


@pytest.mark.parametrize(("asked", "found"), [
    ({"state": "late"}, ["نام کوچه"]),
    ({"state": ["late", "done"]}, ["نام کوچه", "نام میدان"]),
    ({"body": "هیئت-اندیشه-ورز"}, ["سند محله"]),
    ({"year": "1405"}, ["سند محله", "نام کوچه"]),
    ({"year": "1405", "state": "done"}, []),
    ({"since": "۲ آبان ۱۴۰۵"}, ["سند محله"]),
    ({"until": "1404/12/29"}, ["نام میدان"]),
    ({"q": "ميدان"}, ["نام میدان"]),
    ({"q": "2/1"}, ["نام کوچه"]),
    ({"q": "هیچ‌چیز"}, []),
    ({"year": "x", "state": "y"}, []),
])  # fmt: skip
def test_the_list_is_narrowed(client, shelf, asked, found) -> None:
    assert titles(client.get(ARCHIVE, asked)) == found


def test_an_organisation_narrows_and_each_resolution_comes_once(client, shelf) -> None:
    pk = organisation("شهرداری‌ها").pk
    assert titles(client.get(ARCHIVE, {"organisation": pk})) == ["سند محله", "نام کوچه"]
    both = {"organisation": [pk, organisation("پست").pk]}
    assert titles(client.get(ARCHIVE, both)) == ["سند محله", "نام کوچه"]


def counts(response, name: str) -> dict[str, str]:
    return {
        tick.find("input")["value"]: tick.select_one(".n").get_text()
        for tick in soup(response).select(f"label.tick:has(input[name={name}])")
    }


def test_a_choice_narrows_the_counts_of_the_others_only(client, shelf) -> None:
    response = client.get(ARCHIVE, {"year": "1405"})
    assert counts(response, "year") == {"1405": "۲", "1404": "۱"}
    assert counts(response, "state") == {"late": "۱", "running": "۱"}


@pytest.mark.parametrize("asked", [
    {}, {"state": ["late", "done"]}, {"body": "هیئت-اندیشه-ورز"}, {"year": ["1404", "۱۴۰۵"]},
    {"since": "۱ آبان ۱۴۰۵", "until": "۱ آبان ۱۴۰۵"}, {"q": "نام", "year": "1405"},
    {"organisation": "7", "state": "late"}, {"body": "x"}, {"year": "x"},
])  # fmt: skip
def test_page_file_and_api_find_the_same(client, shelf, asked) -> None:
    in_file = client.get(ARCHIVE, {**asked, "export": "json"}).getvalue()
    shown = titles(client.get(ARCHIVE, asked))
    assert [row["title"] for row in json.loads(in_file)] == shown
    if asked.get("year") in (None, "1405"):
        told = client.get("/api/v1/resolutions/", asked).json()
        assert [row["title"] for row in told["results"]] == shown


def test_every_change_is_seen_at_once(client, shelf) -> None:
    """Each page is read before the change, so that whatever is kept of it is old."""

    def seen(**asked: str) -> list[str]:
        return titles(client.get(ARCHIVE, asked))

    assert seen(state="late") == ["نام کوچه"]
    late = Resolution.objects.get(title="نام کوچه")
    assert complete_clause(clause=late.clauses.get())
    assert seen(state="late") == []
    assert seen(state="done") == ["نام کوچه", "نام میدان"]
    assert withdraw_meeting(meeting=late.meeting)
    assert seen() == ["سند محله", "نام میدان"]
    assert publish_meeting(meeting=late.meeting)
    assert seen() == ["سند محله", "نام کوچه", "نام میدان"]
    board = Body.objects.get(slug="هیئت-اندیشه-ورز")
    board.slug = "board"
    board.save()
    follow(board)
    assert seen(body="board") == ["سند محله"]
    gone = Resolution.objects.get(title="سند محله")
    prepare_delete(gone)
    gone.delete()
    assert seen() == ["نام کوچه", "نام میدان"]
    assert titles(client.get(f"/organisations/{organisation('شهرداری‌ها').slug}/")) == ["نام کوچه"]


def test_a_day_that_cannot_be_read_is_answered_beside_it_and_kept(client, shelf) -> None:
    page = soup(client.get(ARCHIVE, {"since": "روز مبادا", "q": "نام"}))
    assert page.select_one("#id_since")["value"] == "روز مبادا"
    assert page.select_one("#id_since_error").get_text(strip=True)
    assert page.select_one("main input[name=q][type=search]")["value"] == "نام"


def test_an_empty_archive_says_so(client) -> None:
    assert "هنوز مصوبه‌ای منتشر نشده است" in soup(client.get(ARCHIVE)).get_text()


def test_drafts_are_nowhere(client) -> None:
    draft = resolution("محرمانه‌ترین", meeting=meeting(9, state=MeetingState.DRAFT))
    for url in (ARCHIVE, draft.meeting.body.get_absolute_url(), "/search/?q=محرمانه‌ترین",
                f"/organisations/{organisation().slug}/"):  # fmt: skip
        assert "محرمانه‌ترین" not in client.get(url, follow=True).content.decode().replace(
            'value="محرمانه‌ترین"', ""
        ).replace("«محرمانه‌ترین»", "")
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get(draft.meeting.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("path", [
    "/resolutions/x/1405/1/1/", "/resolutions/x/99999999999/1/1/", "/meetings/x/1405/99999999999/",
    "/bodies/x/", "/organisations/x/", "/resolutions/?page=0",
    "/resolutions/?page=999", "/resolutions/?page=x",
])  # fmt: skip
def test_what_is_not_there_is_not_found(client, path) -> None:
    assert client.get(path).status_code == 404


def test_lists_cost_the_same_at_any_length(client) -> None:
    held = meeting(1)
    names = ("آب", "برق", "گاز")

    def cost(url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        asked = [query["sql"] for query in captured.captured_queries]
        assert not [sql for sql in asked if not sql.startswith("SELECT")]
        return len(asked)

    urls = (ARCHIVE, held.get_absolute_url(), held.body.get_absolute_url(),
            f"/organisations/{organisation('آب').slug}/")  # fmt: skip
    for row in (1, 2):
        resolution(f"مصوبهٔ {row}", meeting=held, row=row, actors=names)
    few = [cost(url) for url in urls]
    for row in range(3, 18):
        resolution(f"مصوبهٔ {row}", meeting=held, row=row, actors=names)
    assert [cost(url) for url in urls] == few
    assert max(few) <= 16


@pytest.mark.usefixtures("minutes")
class TestTheMinutesOfMarkazi:
    """Every fact of the document, in our words, with where it comes from."""

    def resolutions(self) -> list[Resolution]:
        held = Body.objects.get(is_sample=True).meetings.get()
        return list(held.resolutions.order_by("row"))

    def test_the_meeting(self, client) -> None:
        held = self.resolutions()[0].meeting
        text = soup(client.get(held.get_absolute_url())).get_text(" ", strip=True)
        for fact in ("نشست دوازدهم", "۱۱۳۱۷۲", "۱۸ اسفند ۱۴۰۱", "مخلص‌الائمه", "جعفری",
                     "در صورت‌جلسه نیامده است", "استانداری مرکزی"):  # fmt: skip
            assert fact in text
        assert held.session_date is None
        assert held.agenda.count() == 5

    def test_six_resolutions_with_their_clauses_and_deadlines(self) -> None:
        rows = self.resolutions()
        assert [row.clauses.count() for row in rows] == [2, 2, 2, 2, 1, 2]
        assert [row.raw_deadline for row in rows] == [
            "دو هفته", "دو هفته", "سه ماه یک‌بار", "دو هفته", "یک هفته", "یک هفته",
        ]  # fmt: skip
        assert {row.due_date for row in rows} == {None}
        assert rows[0].clauses.get(label="ب").force == "recommended"

    def test_the_contradiction_is_shown_and_not_decided(self, client) -> None:
        fifth = self.resolutions()[4]
        text = soup(client.get(fifth.get_absolute_url())).get_text(" ", strip=True)
        assert "«در اسرع وقت»" in text
        assert "«یک هفته»" in text
        assert "تنها نمونه است" in text

    def test_the_group_means_whoever_sat_there_that_day(self, client) -> None:
        first = self.resolutions()[0]
        text = soup(client.get(first.get_absolute_url())).get_text(" ", strip=True)
        assert "دفتر امور اجتماعی و فرهنگی استانداری مرکزی" in text
        assert "صورت‌جلسه نمی‌گوید کدام‌ها" in text
