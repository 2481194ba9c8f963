"""The first page: what editors lay on it, what other apps add, what it may cost."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.core.panels import register_home_panel
from cms.home.models import HomePage
from cms.offices.models import OfficeIndexPage
from tests.cms.editing import refusals_in_blocks
from tests.cms.factories import PictureFactory, home_page
from tests.cms.offices.factories import OfficeIndexPageFactory, OfficePageFactory, UnitFactory
from tests.cms.standard_pages.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


def soup_of(client: Client, url: str = "/") -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def tile(**fields):
    empty = {"icon": "talk", "title": "ثبت شکایت", "text": "", "page": None, "address": ""}
    return {"type": "tile", "value": {**empty, **fields}}


def highlight(title: str = "چهار محله", page: Page | None = None):
    image = {"image": PictureFactory().pk, "decorative": False, "alt_text": "نمای پل"}
    return {
        "type": "highlight",
        "value": {"image": image, "title": title, "text": "", "page": page and page.pk},
    }


def laid(**fields) -> HomePage:
    page = home_page()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save()
    return page


def test_the_site_begins_with_our_home_page_and_not_with_the_welcome_of_wagtail(client):
    site = Site.objects.get()

    assert site.is_default_site
    assert f"http://{site.hostname}:{site.port}" == settings.PUBLIC_URL
    assert soup_of(client).h1.text.strip() == "مشارکت"
    assert Page.find_problems() == ([], [], [], [], [])


def test_there_is_no_second_home_page():
    root = Page.objects.get(depth=1)

    assert not HomePage.can_create_at(root)
    assert not HomePage.can_create_at(home_page())


def test_the_head_says_what_editors_wrote(client):
    laid(hero_title="بنویسید، پاسخ بگیرید", lead="همه در یک میز")

    soup = soup_of(client)

    assert soup.h1.text.strip() == "بنویسید، پاسخ بگیرید"
    assert soup.select_one(".hero .lead").text == "همه در یک میز"


def test_a_tile_leads_to_its_page_or_to_the_written_address(client):
    page = StandardPageFactory(title="راهنما")
    laid(
        tiles=[tile(title="راهنما", page=page.pk), tile(title="شکایت", address="/complaints/new/")]
    )

    links = {a.text: a["href"] for a in soup_of(client).select(".over a.cover")}

    assert links == {"راهنما": page.url, "شکایت": "/complaints/new/"}


def test_a_tile_of_a_page_that_is_not_published_is_no_link(client):
    draft = StandardPageFactory(title="پیش‌نویس", live=False)
    laid(tiles=[tile(title="خدمت آینده", page=draft.pk)])

    section = soup_of(client).select_one(".over")

    assert "خدمت آینده" in section.text
    assert not section.select("a")


def test_the_strip_of_highlights_has_a_name_and_can_be_reached_by_the_keyboard(client):
    page = StandardPageFactory()
    laid(highlights=[highlight("چهار محله", page), highlight("بی‌پیوند")])

    soup = soup_of(client)
    reel = soup.select_one(".reel")

    assert reel["tabindex"] == "0"
    assert soup.find(id=reel["aria-labelledby"]).text == "برگزیده‌ها"
    assert [item.h3.text for item in reel.select("li")] == ["چهار محله", "بی‌پیوند"]
    assert [a["href"] for a in reel.select("a")] == [page.url]
    assert {img["alt"] for img in reel.select("img")} == {"نمای پل"}


def test_without_highlights_and_tiles_their_places_are_not_shown(client):
    soup = soup_of(client)

    assert not soup.select(".reel, .over a.cover")


def test_the_first_page_sets_no_cookie_and_carries_no_token(client):
    laid(tiles=[tile(address="/x/")], highlights=[highlight()])

    response = client.get("/")

    assert not response.cookies
    assert b"csrfmiddlewaretoken" not in response.content


def test_search_and_tracking_are_offered(client):
    laid(tiles=[tile(address="/x/")])

    soup = soup_of(client)

    assert [form["action"] for form in soup.select(".hero form")] == ["/search/"]
    (tracking,) = soup.select("form.track-cell")
    assert tracking["action"] == "/track/"
    named = {label["for"]: label.text for label in tracking.select("label")}
    assert named == {"no": "شمارهٔ پرونده", "m4": "۴ رقم آخر موبایل"}


def test_the_strip_of_offices_shows_those_at_work(client):
    index = OfficeIndexPageFactory()
    open_office = OfficePageFactory(parent=index, neighbourhood="حصه", city="اصفهان")
    OfficePageFactory(parent=index, neighbourhood="ارزنان", live=False)
    closed = UnitFactory(active_until="2020-01-01")
    OfficePageFactory(parent=index, neighbourhood="ملک‌شهر", unit=closed)

    section = soup_of(client).find(id="home-offices").find_parent("section")

    assert [(a.text, a["href"]) for a in section.select("a.cover")] == [("حصه", open_office.url)]
    assert section.select_one("a.more")["href"] == index.url


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "صفحه‌ای برگزینید یا نشانی بنویسید."),
        ("javascript:alert(1)", "نشانی همین وب‌گاه با «/»"),
    ],
)
def test_a_tile_that_leads_nowhere_or_runs_something_is_refused(editor, address, words):
    value = {"icon": "talk", "title": "شکایت", "text": "", "page": "", "address": address}
    data = {
        "title": "مشارکت",
        "slug": "home",
        "tiles": streamfield([("tile", value)]),
        "highlights": streamfield([]),
        "comments": inline_formset([]),
        "action-publish": "1",
    }

    page = home_page()
    response = editor.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), nested_form_data(data)
    )

    assert words in refusals_in_blocks(response)
    assert not home_page().tiles


def test_an_app_adds_a_panel_by_registering_it(client):
    heard = []
    register_home_panel(order=1, template="core/includes/empty.html", selector=heard.append)
    try:
        assert "نشان جدید" not in client.get("/").content.decode()
        register_home_panel(
            order=1,
            template="core/includes/empty.html",
            selector=lambda request: {"title": "نشان جدید"},
        )
        assert "نشان جدید" in client.get("/").content.decode()
        assert len(heard) == 1
    finally:
        register_home_panel(
            order=1, template="core/includes/empty.html", selector=lambda request: None
        )


def lay_much(number: int) -> None:
    index = OfficeIndexPage.objects.first() or OfficeIndexPageFactory()
    for _ in range(number):
        OfficePageFactory(parent=index)
    laid(
        tiles=[tile(title=f"کاشی {n}", page=StandardPageFactory().pk) for n in range(number)],
        highlights=[highlight(f"عکس {n}", StandardPageFactory()) for n in range(number)],
    )


def test_the_first_page_asks_the_database_as_little_for_much_as_for_little(client, queries_of):
    lay_much(2)
    little = queries_of("/")
    lay_much(8)
    much = queries_of("/")

    assert len(much) == len(little) <= 16
