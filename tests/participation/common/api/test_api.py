"""The public API v1: shapes, filters, refusals, what is gone, 304."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participation.resolutions import services
from participation.resolutions.enums import MeetingState
from persian.jalali import to_gregorian
from tests.participation.common.api.conftest import Get
from tests.participation.resolutions.factories import body, meeting, organisation, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.db]

RESOURCES = ("bodies", "meetings", "resolutions", "organisations")


def test_a_resolution_tells_everything_public(get: Get) -> None:
    made = resolution("نام میدان", phrase="دو هفته", raw_deadline="دو هفته")
    told = get("resolutions/")["results"][0]
    assert told == get(f"resolutions/{made.pk}/")
    assert told["number"] == "1/1"
    assert (told["due_date"], told["due_date_jalali"]) == ("2026-11-07", "1405-08-16")
    assert (told["deadline"], told["state"], told["in_force"]) == ("دو هفته", "late", True)
    assert told["organisations"] == ["اداره‌کل بهزیستی"]
    assert told["clauses"][0]["deadline_kind"] == "relative"
    assert told["meeting"]["body"]["name"] == "شورای نام‌گذاری"
    assert told["url"].startswith("http://127.0.0.1:8000/resolutions/")


def test_a_list_costs_six_queries_and_the_same_at_any_length(get: Get) -> None:
    held = meeting()

    def cost() -> int:
        get("resolutions/")
        with CaptureQueriesContext(connection) as captured:
            get("resolutions/")
        return len(captured)

    resolution(meeting=held)
    few = cost()
    for row in range(2, 22):
        resolution(meeting=held, row=row, actors=("الف", "ب"))
    assert cost() == few <= 6


def test_a_page_says_where_the_next_one_is(get: Get) -> None:
    held = meeting()
    for row in (1, 2, 3):
        resolution(meeting=held, row=row)
    first = get("resolutions/", page_size=2, state="undated")
    assert (first["count"], len(first["results"]), first["previous"]) == (3, 2, None)
    assert first["next"].startswith("http://127.0.0.1:8000/api/v1/resolutions/?")
    assert "page=2" in first["next"]
    assert "state=undated" in first["next"]
    assert len(get("resolutions/", page_size=2, page=2)["results"]) == 1
    get("resolutions/", 404, page=3)


@pytest.mark.parametrize(("asked", "found"), [
    ({"body": "هیئت"}, ["ب"]), ({"year": "1404"}, ["الف"]), ({"state": "running"}, ["ب"]),
    ({"since": "1405/01/01"}, ["ب"]), ({"until": "2026-03-20"}, ["الف"]), ({"q": "چیزی"}, []),
])  # fmt: skip
def test_filters_are_those_of_the_archive(get: Get, asked: dict[str, str], found: list) -> None:
    resolution("الف", meeting=meeting(1, session_date=to_gregorian(1404, 2, 1)))
    board = body("هیئت", kind="board")
    resolution("ب", meeting=meeting(2, body=board), due=date(2100, 1, 1))
    assert [one["title"] for one in get("resolutions/", **asked)["results"]] == found


@pytest.mark.parametrize("resource", RESOURCES)
@pytest.mark.parametrize("asked", [
    {"page": "0"}, {"page": "x"}, {"page": "-1"}, {"page": "1.5"}, {"page_size": "101"},
    {"page_size": "۱۰"}, {"page": "9" * 30}, {"modified_since": "once"}, {"x": "a" * 2001},
    {"modified_since": "2026-11-22T25:00:00Z"},
])  # fmt: skip
def test_a_wrong_parameter_is_a_problem_document(get: Get, resource: str, asked: dict) -> None:
    told = get(f"{resource}/", 400, **asked)
    assert told["status"] == 400
    assert told["errors"]


@pytest.mark.parametrize("asked", [{"state": "gone"}, {"year": "abc"}, {"since": "x"}])
def test_a_wrong_filter_is_refused(get: Get, asked: dict) -> None:
    told = get("resolutions/", 400, **asked)
    assert list(told["errors"]) == list(asked)
    assert all(told["errors"].values())


@pytest.mark.parametrize("path", ["", "nothing/", "resolutions/0/", "bodies/999999999999999999/",
                                  "resolutions/x/", "resolutions/1/2/"])  # fmt: skip
def test_what_is_not_there_is_a_problem_document(get: Get, path: str) -> None:
    assert get(path, 404)["title"] == "Not found"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, method: str) -> None:
    made = resolution()
    for path in ("search/", "resolutions/", f"resolutions/{made.pk}/"):
        response = getattr(client, method)(f"/api/v1/{path}", {}, "application/json")
        assert response.status_code == 405
        assert response["Content-Type"] == "application/problem+json"


def test_drafts_never_leave(get: Get) -> None:
    draft = resolution(meeting=meeting(state=MeetingState.DRAFT))
    assert get("resolutions/")["count"] == get("meetings/")["count"] == 0
    get(f"resolutions/{draft.pk}/", 404)
    get(f"meetings/{draft.meeting_id}/", 404)


def test_who_keeps_a_copy_hears_what_changed_and_what_is_gone(get: Get) -> None:
    old = resolution("کهنه", meeting=meeting(1))
    type(old).objects.filter(pk=old.pk).update(updated_at=timezone.now() - timedelta(days=3))
    new = resolution("نو", meeting=meeting(2))
    since = (timezone.now() - timedelta(hours=1)).isoformat()
    told = get("resolutions/", modified_since=since)
    assert [one["title"] for one in told["results"]] == ["نو"]
    services.withdraw_meeting(meeting=new.meeting)
    told = get("resolutions/", modified_since=since)
    assert told["results"] == []
    assert new.pk in [one["id"] for one in told["removed"]]
    assert "removed" not in get("resolutions/")


def test_a_changed_organisation_changes_its_resolutions(get: Get) -> None:
    made = resolution()
    type(made).objects.update(updated_at=timezone.now() - timedelta(days=3))
    agency = organisation()
    agency.name = "سازمان بهزیستی کشور"
    agency.save()
    services.follow(agency)
    since = (timezone.now() - timedelta(hours=1)).isoformat()
    assert get("resolutions/", modified_since=since)["results"][0]["organisations"] == [agency.name]
    assert get("search/", q="بهزیستی کشور")["count"] == 1


def test_who_has_the_answer_gets_304(client) -> None:
    made = resolution()
    for path in (
        "/api/v1/resolutions/",
        f"/api/v1/resolutions/{made.pk}/",
        "/api/v1/search/?q=نام",
    ):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    services.complete_clause(clause=made.clauses.get())
    changed = client.get("/api/v1/resolutions/")
    assert client.get("/api/v1/resolutions/", headers={"If-None-Match": '"x"'}).status_code == 200
    assert changed.json()["results"][0]["state"] == "done"


def test_who_asks_too_often_waits(client, settings) -> None:
    resolution()
    for _ in range(240):
        client.get("/api/v1/organisations/?page_size=1")
    refused = client.get("/api/v1/organisations/")
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    assert refused.json()["title"] == "Too many requests"


def test_only_named_origins_may_read(client, settings) -> None:
    settings.CORS_ALLOWED_ORIGINS = ["https://data.example.ir"]
    allowed = client.get("/api/v1/bodies/", headers={"Origin": "https://data.example.ir"})
    assert allowed["Access-Control-Allow-Origin"] == "https://data.example.ir"
    assert "Access-Control-Allow-Credentials" not in allowed
    other = client.get("/api/v1/bodies/", headers={"Origin": "https://evil.example"})
    assert "Access-Control-Allow-Origin" not in other
    page = client.get("/resolutions/", headers={"Origin": "https://data.example.ir"})
    assert "Access-Control-Allow-Origin" not in page


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_list_costs_the_same_at_any_length(client, resource: str) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/api/v1/{resource}/").status_code == 200
        return len(captured.captured_queries)

    for number in (1, 2):
        resolution(meeting=meeting(number), actors=("آب", "برق"))
    few = cost()
    for number in range(3, 12):
        resolution(
            meeting=meeting(number, body=body(f"شورای {number}")), actors=(f"دستگاه {number}",)
        )
    assert cost() == few
    assert few <= 6


def test_the_search_tells_words_facets_and_corrections(get: Get) -> None:
    resolution("نام‌گذاری میدان", meeting=meeting(1))
    resolution("نام‌گذاری کوچه", meeting=meeting(2, session_date=to_gregorian(1404, 2, 1)))
    told = get("search/", q="نامگذاری", kind="resolution", year="1404")
    assert told["count"] == 1
    hit = told["results"][0]
    assert (hit["kind"], hit["date_jalali"]) == ("resolution", "1404-02-01")
    assert hit["highlights"][0] == "<mark>نام‌گذاری</mark> کوچه"
    assert {one["value"]: one["count"] for one in told["facets"]["year"]} == {"1404": 1, "1405": 1}
    assert not told["is_fallback"]
    assert get("search/")["count"] == 0
    get("search/", 400, order="best")
    get("search/", 400, page="51")


def test_markup_in_a_title_is_escaped(get: Get) -> None:
    resolution("<b>میدان</b> & کوچه")
    assert get("search/", q="میدان")["results"][0]["highlights"][0] == (
        "&lt;b&gt;<mark>میدان</mark>&lt;/b&gt; &amp; کوچه"
    )
