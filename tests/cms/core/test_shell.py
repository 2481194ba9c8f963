"""What every page of the site carries around its text."""

import datetime as dt
import json
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.core import panels
from cms.navigation.models import Menus
from participation.common.models import OfficeSettings
from tests.cms.standard_pages.factories import StandardIndexPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db

HOSTILE = "</script><script>alert(1)</script><b title='x'>"


def seen(client: Client, url: str, **headers: str) -> BeautifulSoup:
    response = client.get(url, headers=headers)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def things(soup: BeautifulSoup) -> list[dict[str, object]]:
    block = soup.find("script", type="application/ld+json")
    data = json.loads(block.string)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


@pytest.fixture
def page_url() -> str:
    index = StandardIndexPageFactory(title="دربارهٔ دفتر")
    page = StandardPageFactory(
        parent=index,
        title="کارگروه اجتماعی",
        summary="کارگروه چه می‌کند.",
        origin_name="استانداری مرکزی",
        origin_note="بازنویسی از صورت‌جلسه",
        origin_url="https://example.org/minutes",
        as_of=dt.date(2026, 11, 22),
        is_sample=True,
    )
    return page.get_url()


def test_a_page_is_persian_and_begins_with_a_way_past_the_menu(
    client: Client, page_url: str
) -> None:
    soup = seen(client, page_url)
    assert (soup.html["lang"], soup.html["dir"]) == ("fa", "rtl")
    first = soup.body.find("a")
    assert first.text == "رفتن به متن اصلی"
    assert soup.find(id=first["href"].removeprefix("#")).name == "main"
    assert [h.text.strip() for h in soup.find_all("h1")] == ["کارگروه اجتماعی"]


def test_the_trail_leads_up_and_ends_here(client: Client, page_url: str) -> None:
    steps = seen(client, page_url).select("nav.crumbs li")
    assert [step.text.strip() for step in steps] == ["خانه", "دربارهٔ دفتر", "کارگروه اجتماعی"]
    assert steps[0].a["href"] == "/"
    assert steps[2].get("aria-current") == "page"
    assert steps[2].a is None


def test_an_unpublished_page_is_left_out_of_the_trail(client: Client) -> None:
    index = StandardIndexPageFactory(title="بخش پنهان")
    page = StandardPageFactory(parent=index, title="صفحهٔ آشکار")
    index.unpublish()
    soup = seen(client, page.get_url())
    assert "بخش پنهان" not in soup.select_one("nav.crumbs").text


def test_origin_and_sample_are_said_on_the_page(client: Client, page_url: str) -> None:
    soup = seen(client, page_url)
    origin = " ".join(soup.select_one(".origin").text.split())
    told = "منبع: استانداری مرکزی؛ بازنویسی از صورت‌جلسه؛ داده‌ها تا ۱ آذر ۱۴۰۵"
    assert origin == told
    assert soup.select_one(".origin a")["href"] == "https://example.org/minutes"
    assert soup.select_one(".origin time")["datetime"] == "2026-11-22"
    assert "نمونه" in soup.select_one(".sample").text


def test_addresses_for_machines_come_from_the_setting_and_not_from_the_host(
    client: Client, page_url: str, settings: pytest.FixtureRequest
) -> None:
    settings.PUBLIC_URL = "https://mosharekat.example"
    settings.ALLOWED_HOSTS = ["other.example"]
    soup = seen(client, page_url, host="other.example")
    own = f"https://mosharekat.example{page_url}"
    assert soup.find("link", rel="canonical")["href"] == own
    assert soup.find("meta", property="og:url")["content"] == own
    image = soup.find("meta", property="og:image")["content"]
    assert image.startswith("https://mosharekat.example/static/images/share")
    assert soup.find("meta", attrs={"name": "description"})["content"] == "کارگروه چه می‌کند."
    assert "other.example" not in str(soup.head)


def test_the_canonical_address_keeps_a_page_number_and_nothing_else(
    client: Client, page_url: str
) -> None:
    def canonical(query: str) -> str:
        link = seen(client, page_url + query).find("link", rel="canonical")
        return link["href"].partition("?")[2]

    assert canonical("?page=3&utm_source=x") == "page=3"
    for nonsense in ("?page=1", "?page=-4", "?page=1e9", f"?page={'9' * 40}", "?q=x"):
        assert canonical(nonsense) == ""


def test_the_trail_is_described_to_machines(client: Client, page_url: str) -> None:
    (trail,) = things(seen(client, page_url))
    assert trail["@type"] == "BreadcrumbList"
    assert [step["position"] for step in trail["itemListElement"]] == [1, 2, 3]
    assert trail["itemListElement"][2]["item"].endswith(page_url)


def test_the_first_page_describes_the_office_without_what_is_unknown(client: Client) -> None:
    OfficeSettings.objects.create(phone="03132222222")
    office, site = things(seen(client, "/"))
    assert office["@type"] == "GovernmentOrganization"
    assert office["telephone"] == "03132222222"
    assert "email" not in office
    assert site["publisher"] == {"@id": office["@id"]}


def test_no_title_can_end_the_data_block(client: Client) -> None:
    page = StandardPageFactory(title=HOSTILE, slug="hostile", summary=HOSTILE)
    soup = seen(client, page.get_url())
    assert "alert(1)" not in [script.string for script in soup.find_all("script")]
    (trail,) = things(soup)
    assert trail["itemListElement"][-1]["name"] == HOSTILE


def test_a_page_sets_no_cookie_and_differs_for_nobody(client: Client, page_url: str) -> None:
    response = client.get(page_url)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "csrfmiddlewaretoken" not in response.text


def test_reading_stores_no_settings(client: Client, page_url: str) -> None:
    client.get(page_url)
    assert not OfficeSettings.objects.exists()
    assert not Menus.objects.exists()


@pytest.mark.parametrize("shows", [True, False])
def test_the_demonstration_strip_is_a_setting(client: Client, page_url: str, shows: bool) -> None:
    OfficeSettings.objects.create(shows_demo_banner=shows, office_name="دفتر نمونه")
    soup = seen(client, page_url)
    assert ("دادهٔ نمایشی" in soup.header.text) is shows
    assert "دفتر نمونه" in soup.header.text


def test_the_search_field_leads_to_the_search_page(client: Client, page_url: str) -> None:
    soup = seen(client, page_url)
    assert soup.header.find(role="search")["action"] == "/search/"
    assert soup.header.select_one("a.icon-btn")["href"] == "/search/"


def test_a_slot_shows_what_apps_registered_in_their_order(
    client: Client, page_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panels, "_places", {})
    shown = {"title": "بالا", "text": "نخست", "kind": "info"}
    panels.register_panel(
        "notices", order=1, template="core/includes/notice.html", selector=lambda _: shown
    )
    panels.register_panel(
        "notices", order=0, template="core/includes/empty.html", selector=lambda _: {"title": "تهی"}
    )
    panels.register_panel(
        "notices", order=2, template="core/includes/item.html", selector=lambda _: None
    )
    soup = seen(client, page_url)
    texts = [h.text for h in soup.body.find_all("h2") if h.text in {"بالا", "تهی"}]
    assert texts == ["تهی", "بالا"]
    assert soup.select_one("article.item") is None


def test_the_shell_costs_few_queries(queries_of: Callable[[str], list[str]], page_url: str) -> None:
    assert len(queries_of(page_url)) <= 12
