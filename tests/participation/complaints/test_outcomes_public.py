"""Published outcomes as readers meet them: list, facets, page, file, feed, map, search, wizard."""

import csv
import datetime as dt
import io
import json
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participation.common.clock import moved_to
from participation.common.models import Tombstone
from participation.complaints.models import Outcome
from participation.complaints.outcomes.services import withdraw_outcome
from persian.jalali import format_short, from_gregorian
from search.models import Entry
from tests.participation.complaints import categories
from tests.participation.complaints.outcomes import Press, other_category
from tests.participation.complaints.walking import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.db]

LIST = "/complaints/outcomes/"


@pytest.fixture
def press() -> Press:
    return Press()


def soup(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(response) -> list[str]:
    return [link.get_text(strip=True) for link in soup(response).select("main .panel h3 a.cover")]


@pytest.fixture
def three(press: Press) -> list[Outcome]:
    """A year-old one, one of another category in another county, one that waits for approval."""
    with moved_to(timezone.now() - dt.timedelta(days=400)):
        old = press.published(title="صورت هزینه‌ها روی تابلو رفت")
    asked, there = other_category(press), press.province.other_county
    new = press.published(title="رونوشت مصوبه داده شد", category=asked, county=there)
    return [old, new, press.proposed(title="هنوز کسی نپذیرفته است")]


def test_the_list_shows_what_was_approved_newest_first(client: Client, three) -> None:
    assert titles(client.get(LIST)) == ["رونوشت مصوبه داده شد", "صورت هزینه‌ها روی تابلو رفت"]
    assert LIST in client.get("/complaints/").content.decode()


@pytest.mark.parametrize(("asked", "found"), [
    ({"category": "دسترسی-به-اطلاعات"}, [1]),
    ({"category": ["دسترسی-به-اطلاعات", "رسیدگی-به-یک-مکان-عمومی"]}, [1, 0]),
    ({"category": "نیست"}, []),
    ({"year": "x"}, []),
    ({"q": "تابلو"}, [0]),
    ({"q": "تابلو", "category": "دسترسی-به-اطلاعات"}, []),
    ({"since": "x"}, [1, 0]),
])  # fmt: skip
def test_the_list_is_narrowed(client: Client, three, asked, found) -> None:
    assert titles(client.get(LIST, asked)) == [three[place].title for place in found]
    exported = client.get(LIST, {**asked, "export": "json"})
    told = json.loads(b"".join(exported.streaming_content))
    assert [row["title"] for row in told] == [three[place].title for place in found]


def test_county_year_and_days_narrow_too(client: Client, press: Press, three) -> None:
    old, new, _waiting = three
    for asked in (
        {"county": press.province.county.slug},
        {"year": from_gregorian(old.published_on).year},
        {"until": format_short(old.published_on)},
    ):
        assert titles(client.get(LIST, asked)) == [old.title]
        lines = client.get(LIST, {**asked, "export": "csv"})
        text = b"".join(lines.streaming_content).decode()
        (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
        assert row["عنوان"] == old.title
        assert row["شهرستان"] == press.province.county.name
        assert unquote(row["نشانی"]).endswith(unquote(old.get_absolute_url()))
    ticks = soup(client.get(LIST, {"county": press.province.other_county.slug}))
    assert len(ticks.select("label.tick:has(input[name=county])")) == 2
    assert len(ticks.select("label.tick:has(input[name=category])")) == 1
    assert new.title in ticks.get_text()


def test_another_spelling_of_an_address_leads_to_the_right_one(client: Client, press) -> None:
    made = press.published()
    page = soup(client.get(made.get_absolute_url()))
    assert page.h1.get_text(strip=True) == made.title
    assert made.problem in page.get_text()
    assert made.result in page.get_text()
    for wrong in (f"{LIST}{made.pk}/", f"{LIST}{made.pk}/x/"):
        response = client.get(wrong)
        assert response.status_code == 301
        assert unquote(response["Location"]) == unquote(made.get_absolute_url())
    for nothing in (f"{LIST}{made.pk + 1}/x/", f"{LIST}99999999999999999999/x/"):
        assert client.get(nothing).status_code == 404


@pytest.mark.parametrize("state", ["draft", "proposed", "withdrawn"])
def test_what_is_not_published_is_nowhere(client: Client, press: Press, state: str) -> None:
    made = press.published()
    places = (
        LIST,
        f"{LIST}?export=csv",
        "/feeds/outcomes/rss/",
        "/feeds/outcomes/atom/",
        "/sitemap-outcomes-1.xml",
        "/search/?q=روشنایی",
    )

    def holds(path: str) -> bool:
        response = client.get(path)
        body = b"".join(response) if response.streaming else response.content
        told = unquote(body.decode())
        return made.title in told or unquote(made.get_absolute_url()) in told

    assert all(holds(path) for path in places)
    if state == "withdrawn":
        withdraw_outcome(
            outcome=made, version=made.version, reason="یک نام در آن است", by=press.approver
        )
        assert Tombstone.objects.filter(resource="outcomes", object_id=str(made.pk)).exists()
    else:
        made = {"draft": press.written, "proposed": press.proposed}[state](title="روشنایی پنهان")
    assert not any(holds(path) for path in places)
    assert client.get(made.get_absolute_url()).status_code == 404
    assert not Entry.objects.filter(kind="outcome", object_id=str(made.pk)).exists()


def test_a_feed_tells_what_was_asked_for_and_what_came_of_it(client: Client, press) -> None:
    made = press.published()
    item = fromstring(client.get("/feeds/outcomes/rss/").content).find("channel/item")
    assert item.find("title").text == made.title
    assert item.find("description").text == f"{made.problem}\n\n{made.result}"


def test_the_search_finds_outcomes_as_a_kind(client: Client, press: Press) -> None:
    made = press.published()
    found = client.get("/api/v1/search/", {"q": "چراغ بوستان", "kind": "outcome"}).json()
    assert [hit["title"] for hit in found["results"]] == [made.title]


def test_the_wizard_offers_what_came_of_similar_ones(client: Client, press: Press) -> None:
    made = press.published()
    hidden = press.proposed(title="چراغ‌های بوستان دیگر")
    walker = Walker(client).begin(categories.request(press.province))
    assert made.title not in walker.page
    walker.tell(text="چراغ‌های بوستان محلهٔ ما شب‌ها خاموش است.")
    assert walker.at.endswith("/files/")
    assert "شاید پاسخش این‌جا باشد" in walker.page
    assert made.title in walker.page
    assert unquote(made.get_absolute_url()) in unquote(walker.page)
    assert hidden.title not in walker.page


def test_pages_stay_within_their_queries(client: Client, press: Press) -> None:
    made = [press.published(title=f"نتیجهٔ {place}") for place in range(25)]
    for path, most in ((LIST, 16), (f"{LIST}?page=2", 16), (made[0].get_absolute_url(), 12)):
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(path).status_code == 200
        assert len(queries) <= most, [query["sql"][:90] for query in queries]
    assert client.get(f"{LIST}?page=3").status_code == 404
