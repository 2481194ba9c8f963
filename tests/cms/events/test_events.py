"""Events: what is coming, what is over, and the file for the reader's own calendar."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.events.models import EventPage, EventPaper
from tests.cms.events.factories import DocumentFactory, EventIndexPageFactory, EventPageFactory
from tests.cms.news.factories import moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    return EventIndexPageFactory()


@pytest.fixture
def now():
    return timezone.now()


def shown(client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200, url
    return BeautifulSoup(response.content, "html.parser")


def titles(soup: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in soup.select(".panel .item h3 a")]


def event(index, title: str, starts_at, hours: int | None = 2, **fields) -> EventPage:
    ends_at = None if hours is None else starts_at + timedelta(hours=hours)
    return EventPageFactory(
        parent=index, title=title, starts_at=starts_at, ends_at=ends_at, **fields
    )


def test_list_shows_what_is_coming_soonest_first(client, index, now):
    event(index, "دور", now + timedelta(days=9))
    event(index, "نزدیک", now + timedelta(days=1))
    event(index, "در جریان", now - timedelta(hours=1))
    event(index, "گذشته", now - timedelta(days=1))
    assert titles(shown(client, index.url)) == ["در جریان", "نزدیک", "دور"]


def test_past_events_stand_apart_latest_first(client, index, now):
    event(index, "پار", now - timedelta(days=300))
    event(index, "دیروز", now - timedelta(days=1))
    event(index, "فردا", now + timedelta(days=1))
    assert titles(shown(client, f"{index.url}?when=past")) == ["دیروز", "پار"]


def test_event_without_end_is_coming_until_its_day_is_over(client, index, now):
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0)
    event(index, "امروز", midnight, hours=None)
    assert titles(shown(client, index.url)) == ["امروز"]


def test_kind_narrows_the_list_and_counts_what_is_coming(client, index, now):
    event(index, "کارگاه", now + timedelta(days=1), kind="training")
    event(index, "نشست", now + timedelta(days=1), kind="gathering")
    event(index, "نشست پیشین", now - timedelta(days=9), kind="gathering")
    soup = shown(client, f"{index.url}?kind=gathering")
    assert titles(soup) == ["نشست"]
    gathering = next(a for a in soup.select("a.tick") if "گردهمایی" in a.get_text())
    assert gathering.select_one(".n").get_text() == "۱"
    assert gathering["href"] == index.url


def test_empty_list_leads_to_past_events(client, index):
    soup = shown(client, index.url)
    assert "اکنون رویدادی اعلام نشده است" in soup.get_text()
    assert soup.select_one(".empty a")["href"] == "?when=past"


@pytest.mark.parametrize(
    "asked",
    [
        "?when=never",
        "?kind=none",
        "?page=-1",
        "?page=2",
        "?kind=" + "x" * 100_000,
        "1405/",
        "x/ics/",
    ],
    ids=lambda asked: asked[:16],
)
def test_nonsense_is_not_found_with_a_clear_page(client, index, now, asked):
    event(index, "هست", now + timedelta(days=1))
    response = client.get(f"{index.url}{asked}")
    assert response.status_code == 404
    assert "صفحه‌ای با این نشانی نداریم" in response.content.decode()


def test_page_says_when_where_and_for_whom(client, index):
    page = EventPageFactory(
        parent=index,
        starts_at=moment(1450, 9, 20, 9),
        ends_at=moment(1450, 9, 20, 12),
        registration="با تلفن دفتر",
    )
    page.papers = [EventPaper(document=DocumentFactory(title="برنامهٔ روز"))]
    page.save()
    text = " ".join(shown(client, page.url).select_one("main").get_text(" ").split())
    for words in ("۲۰ آذر ۱۴۵۰، ساعت ۰۹:۰۰", "سالن نشست‌ها", "اعضای سمن‌ها", "با تلفن دفتر"):
        assert words in text, words
    assert "برنامهٔ روز" in text


def test_page_of_a_past_event_tells_what_was_done_and_invites_nobody(client, index):
    page = EventPageFactory(
        parent=index,
        starts_at=moment(1400, 2, 3),
        ends_at=None,
        registration="با تلفن دفتر",
        report=[("text", "<p>سی نفر آمدند.</p>")],
    )
    text = shown(client, page.url).select_one("main").get_text()
    assert "سی نفر آمدند." in text
    assert "گزارش برگزاری" in text
    assert "نام‌نویسی" not in text
    assert "افزودن به تقویم من" not in text


def test_end_before_the_start_is_refused(index):
    page = EventPageFactory.build(
        parent=index, starts_at=moment(1405, 9, 2), ends_at=moment(1405, 9, 1)
    )
    with pytest.raises(ValidationError, match="پایان پیش از آغاز است"):
        index.add_child(instance=page)


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_calendar_file_names_the_moment_in_tehran(client, index, settings):
    settings.PUBLIC_URL = "https://mosharekat.example"
    page = EventPageFactory(
        parent=index,
        title="کارگاه؛ شورا, محله; آینده\\",
        summary="خط یکم\nخط دوم",
        starts_at=moment(1405, 9, 20, 9),
        ends_at=moment(1405, 9, 20, 12),
    )
    response = client.get(f"{page.url}ics/")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    lines = unfolded(response.content)
    for line in (
        "DTSTART;TZID=Asia/Tehran:20261211T090000",
        "DTEND;TZID=Asia/Tehran:20261211T120000",
        "TZOFFSETTO:+0330",
        "SUMMARY:کارگاه؛ شورا\\, محله\\; آینده\\\\",
        "DESCRIPTION:خط یکم\\nخط دوم",
        f"URL:https://mosharekat.example{page.url}",
        f"UID:event-{page.pk}@mosharekat.example",
    ):
        assert line in lines, line


def test_calendar_file_breaks_long_lines_between_characters(client, index):
    page = EventPageFactory(parent=index, title="کارگاه " * 30)
    content = client.get(f"{page.url}ics/").content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert all(line.decode() is not None for line in content.split(b"\r\n"))
    assert f"SUMMARY:{page.title}" in unfolded(content)


def test_calendar_file_of_the_days_of_summer_time_is_in_utc(client, index):
    page = EventPageFactory(parent=index, starts_at=moment(1400, 4, 1, 9), ends_at=None)
    assert "DTSTART:20210622T043000Z" in unfolded(client.get(f"{page.url}ics/").content)


def test_draft_has_neither_page_nor_calendar_file(client, index):
    page = EventPageFactory(parent=index, live=False)
    assert client.get(page.url).status_code == 404
    assert client.get(f"{page.url}ics/").status_code == 404
