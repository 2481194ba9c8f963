"""Feeds of resolutions, the calendar of meetings, and their place in the map of the site."""

import datetime as dt
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring
from django.test import Client

from participation.resolutions import services
from participation.resolutions.models import AgendaItem, Resolution
from persian.jalali import to_gregorian
from tests.participation.resolutions.factories import body, meeting, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.db]
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")


def titles(client: Client, path: str) -> list[str]:
    root = fromstring(client.get(path).content)
    return [item.find("title").text for item in root.iter("item")]


def test_a_feed_tells_what_was_resolved_and_who_carries_it_out(
    client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.PUBLIC_URL = "https://mosharekat.example"
    made = resolution("نام <b> میدان", text="خیابان\x0b بسته شود.", actors=("شهرداری",))
    response = client.get("/feeds/resolutions/rss/", headers={"host": "localhost"})
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    item = fromstring(response.content).find("channel/item")
    assert item.find("title").text == "نام <b> میدان"
    assert item.find("description").text == "خیابان بسته شود. دستگاه مسئول: شهرداری"
    assert item.find("link").text == f"https://mosharekat.example{made.get_absolute_url()}"
    assert item.find("guid").text == f"tag:mosharekat.example,2026:resolution-{made.pk}"
    entry = fromstring(client.get("/feeds/resolutions/atom/").content).find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}published").text == "2026-10-23T00:00:00+03:30"


def test_a_body_has_its_own_feed_and_its_own_calendar(client: Client) -> None:
    council, board = body("شورای نام‌گذاری"), body("هیئت نظارت")
    resolution("از شورا", meeting=meeting(1, body=council))
    resolution("از هیئت", meeting=meeting(2, body=board))
    assert set(titles(client, "/feeds/resolutions/rss/")) == {"از شورا", "از هیئت"}
    assert titles(client, f"/feeds/resolutions/{council.slug}/rss/") == ["از شورا"]
    lines = unfolded(client.get(f"/feeds/meetings/{board.slug}.ics").content)
    assert [line for line in lines if line.startswith("SUMMARY")] == ["SUMMARY:نشست ۲، هیئت نظارت"]
    assert "X-WR-CALNAME:نشست‌های هیئت نظارت | مشارکت" in lines


@pytest.mark.parametrize("hides", ["meeting", "body"])
def test_what_is_hidden_stands_in_no_feed_calendar_or_map(client: Client, hides: str) -> None:
    made = resolution("نام میدان")
    council = made.meeting.body
    paths = (
        "/feeds/resolutions/rss/",
        "/feeds/meetings.ics",
        "/sitemap-resolutions-1.xml",
        "/sitemap-meetings-1.xml",
    )

    def leaks() -> list[str]:
        return [
            path
            for path in paths
            if (told := client.get(path)).status_code == 200
            and council.slug in unquote(told.content.decode().replace("\r\n ", ""))
        ]

    assert leaks() == list(paths)
    if hides == "meeting":
        services.withdraw_meeting(meeting=made.meeting)
    else:
        council.is_public = False
        council.save()
        services.follow(council)
        for path in (
            f"/feeds/resolutions/{council.slug}/rss/",
            f"/feeds/meetings/{council.slug}.ics",
        ):
            assert client.get(path).status_code == 404
    assert leaks() == []


def test_a_meeting_stands_on_its_hours_or_on_its_day(client: Client) -> None:
    held = meeting(
        3, starts_at=dt.time(9), ends_at=dt.time(11, 30), place="سالن، طبقهٔ دوم"
    )  # fmt: skip
    AgendaItem.objects.create(meeting=held, title="نام میدان")
    meeting(4, body=held.body, session_date=to_gregorian(1405, 8, 5))
    meeting(5, body=held.body, session_date=None, invitation_date=to_gregorian(1405, 8, 9))
    response = client.get("/feeds/meetings.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    lines = unfolded(response.content)
    for line in (
        "DTSTART;TZID=Asia/Tehran:20261023T090000",
        "DTEND;TZID=Asia/Tehran:20261023T113000",
        "DTSTART;VALUE=DATE:20261027",
        "DESCRIPTION:نام میدان",
        "LOCATION:سالن، طبقهٔ دوم",
    ):
        assert line in lines, line
    # A meeting whose day nobody knows has no place in a calendar.
    assert lines.count("BEGIN:VEVENT") == 2


@pytest.mark.parametrize("path", ["/feeds/resolutions/atom/", "/feeds/meetings.ics"])
def test_who_has_it_is_answered_304_until_something_changes(client: Client, path: str) -> None:
    made = resolution("نام میدان")
    etag = client.get(path)["ETag"]
    again = client.get(path, headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    made.meeting.title = "نشست ویژه"
    made.meeting.save()
    Resolution.objects.update(title="نام بوستان")
    assert client.get(path, headers={"if-none-match": etag}).status_code == 200
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", ["resolutions/نیست/rss/", "meetings/نیست.ics"])
def test_what_no_body_is_called_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/feeds/{path}").status_code == 404


def test_feeds_are_bounded_and_cost_the_same_for_many(
    client: Client, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    held = meeting(1)
    for row in range(1, 24):
        resolution(f"مصوبه {row}", meeting=held, row=row)
    assert len(titles(client, "/feeds/resolutions/rss/")) == 20
    with django_assert_max_num_queries(5):
        client.get("/feeds/resolutions/rss/")
    with django_assert_max_num_queries(4):
        client.get("/feeds/meetings.ics")


def test_pages_name_their_feeds(client: Client) -> None:
    made = resolution()
    council = made.meeting.body
    own = {
        "application/rss+xml": f"/feeds/resolutions/{council.slug}/rss/",
        "application/atom+xml": f"/feeds/resolutions/{council.slug}/atom/",
        "text/calendar": f"/feeds/meetings/{council.slug}.ics",
    }
    everything = {
        "application/rss+xml": "/feeds/resolutions/rss/",
        "application/atom+xml": "/feeds/resolutions/atom/",
        "text/calendar": "/feeds/meetings.ics",
    }
    for path, expected in {
        "/resolutions/": everything,
        council.get_absolute_url(): own,
        made.meeting.get_absolute_url(): own,
        made.get_absolute_url(): own,
    }.items():
        soup = BeautifulSoup(client.get(path).content, "html.parser")
        told = {a["type"]: unquote(a["href"]) for a in soup.select("link[rel=alternate]")}
        assert told == expected, path
        assert all(client.get(address).status_code == 200 for address in told.values())


def test_the_map_of_the_site_leads_to_the_archive(client: Client) -> None:
    made = resolution()
    index = fromstring(client.get("/sitemap.xml").content)
    files = {loc.text.rpartition("/")[2] for loc in index.iterfind(".//s:loc", SITEMAP)}
    assert {f"sitemap-{n}-1.xml" for n in ("bodies", "meetings", "resolutions")} <= files
    for name, row in {
        "bodies": made.meeting.body, "meetings": made.meeting, "resolutions": made,
    }.items():  # fmt: skip
        told = fromstring(client.get(f"/sitemap-{name}-1.xml").content)
        (found,) = told.iterfind(".//s:loc", SITEMAP)
        assert found.text == f"http://127.0.0.1:8000{row.get_absolute_url()}"
        assert told.find(".//s:lastmod", SITEMAP) is not None


def test_the_map_costs_the_same_for_many_resolutions(
    client: Client, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    held = meeting(1)
    for row in range(1, 12):
        resolution(f"مصوبه {row}", meeting=held, row=row)
    with django_assert_max_num_queries(2):
        assert client.get("/sitemap-resolutions-1.xml").content.count(b"<loc>") == 11
