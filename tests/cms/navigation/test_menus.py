"""The menus that editors write, as readers see them."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction, Site
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.navigation.models import Menus
from cms.navigation.selectors import navigation
from cms.navigation.services import save_menus
from tests.cms.standard_pages.factories import StandardIndexPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def link(title: str = "", page: Any = None, address: str = "") -> dict[str, Any]:
    return {"title": title, "page": page, "address": address}


def item(*args: Any, links: list[dict[str, Any]] | None = None) -> tuple[str, dict[str, Any]]:
    return ("item", {**link(*args), "links": links or []})


def main_menu(*items: tuple[str, dict[str, Any]]) -> None:
    save_menus(main=list(items), footer=[], shortcuts=[])


def seen(client: Client, url: str = "/") -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content, "html.parser")


def test_a_menu_is_links_and_one_level_below_them(client: Client) -> None:
    index = StandardIndexPageFactory(title="دفتر")
    page = StandardPageFactory(parent=index, title="وظایف")
    main_menu(item("مصوبه‌ها", None, "/resolutions/"), item("درباره", links=[link("", page)]))
    menu = seen(client).select_one("details.menu nav")
    assert menu["aria-label"] == "اصلی"
    assert menu.find("a", string="مصوبه‌ها")["href"] == "/resolutions/"
    below = menu.select_one("details.sub")
    assert below.summary.text.strip() == "درباره"
    assert [(a.text, a["href"]) for a in below.find_all("a")] == [("وظایف", page.get_url())]


def test_where_the_reader_stands_is_marked(client: Client) -> None:
    index = StandardIndexPageFactory(title="دفتر")
    page = StandardPageFactory(parent=index, title="وظایف")
    main_menu(item("", index), item("خانه", None, "/"), item("درباره", links=[link("", page)]))
    menu = seen(client, page.get_url()).select_one("details.menu nav")
    assert menu.find("a", string="دفتر")["aria-current"] == "true"
    assert menu.find("a", string="وظایف")["aria-current"] == "page"
    assert "here" in menu.summary["class"]
    assert "aria-current" not in menu.find("a", string="خانه").attrs


def test_a_page_that_strangers_cannot_open_falls_back_to_the_address_or_goes(
    client: Client,
) -> None:
    draft = StandardPageFactory(title="پیش‌نویس", live=False)
    closed = StandardPageFactory(title="بسته")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    main_menu(
        item("برنامه", draft, "/plan/"),
        item("", draft),
        item("محرمانه", closed),
        item("گروه تهی", links=[link("", draft)]),
        item("خبرها", None, "/news/"),
    )
    menu = seen(client).select_one("details.menu nav")
    assert [(a.text, a["href"]) for a in menu.find_all("a")] == [
        ("برنامه", "/plan/"),
        ("خبرها", "/news/"),
    ]
    assert menu.select_one("details.sub") is None


def test_a_deleted_page_leaves_the_menu(client: Client) -> None:
    page = StandardPageFactory(title="گذرا")
    main_menu(item("", page), item("خبرها", None, "/news/"))
    page.delete()
    assert seen(client).select_one("details.menu nav").text.split() == ["خبرها"]


def test_all_menus_cost_one_query_however_long_they_are(rf: RequestFactory) -> None:
    def queries() -> int:
        request = rf.get("/")
        Site.find_for_request(request)  # As the way to any page has done.
        with CaptureQueriesContext(connection) as captured:
            navigation(request)
            navigation(request)
        return len(captured)

    pages = StandardPageFactory.create_batch(6)
    main_menu(item("", pages[0]))
    assert queries() <= 3
    assert queries() == 1
    save_menus(
        main=[item("", page, links=[link("", other) for other in pages]) for page in pages],
        footer=[("column", {"title": "ستون", "links": [link("", page) for page in pages]})],
        shortcuts=[("shortcut", {**link("", page), "icon": "doc"}) for page in pages[:3]],
    )
    assert queries() <= 3
    assert queries() == 1


def test_every_change_shows_in_the_menu_at_once(client: Client) -> None:
    """The menu is read before each change, so that whatever is kept of it is old."""

    def links() -> list[tuple[str, str]]:
        menu = seen(client).select_one("details.menu nav")
        return [(a.text, unquote(a["href"])) for a in menu.find_all("a")]

    index = StandardIndexPageFactory(title="دفتر", slug="daftar")
    page = StandardPageFactory(parent=index, title="وظایف", slug="vazayef")
    other = StandardIndexPageFactory(title="بایگانی", slug="baygani")
    main_menu(item("", page), item("خبرها", None, "/news/"))
    news = ("خبرها", "/news/")
    assert links() == [("وظایف", "/daftar/vazayef/"), news]
    index.slug = "edare"
    index.save_revision().publish()
    assert links() == [("وظایف", "/edare/vazayef/"), news]
    page.refresh_from_db()
    page.title = "کارها"
    page.save_revision().publish()
    assert links() == [("کارها", "/edare/vazayef/"), news]
    page.move(other, pos="last-child")
    assert links() == [("کارها", "/baygani/vazayef/"), news]
    bar = PageViewRestriction.objects.create(page=other, restriction_type="login")
    assert links() == [news]
    bar.delete()
    assert links() == [("کارها", "/baygani/vazayef/"), news]
    page.refresh_from_db()
    page.unpublish()
    assert links() == [news]
    page.save_revision().publish()
    assert links() == [("کارها", "/baygani/vazayef/"), news]
    main_menu(item("", page))
    assert links() == [("کارها", "/baygani/vazayef/")]
    main_menu(item("", page), item("خبرها", None, "/news/"))
    page.delete()
    assert links() == [news]


def test_a_change_of_one_process_shows_in_the_menu_of_all_others(disk_site) -> None:
    page = StandardPageFactory(title="وظایف", slug="before")
    main_menu(item("", page))
    site = disk_site()
    reader = site.start(READ_TWICE, ALLOWED_HOSTS="testserver")
    try:
        assert reader.stdout.readline().split() == ["True", "False"]
        site.run(RENAME)
        out, err = reader.communicate("\n", timeout=60)
    finally:
        reader.kill()
    assert out.split() == ["False", "True"], err


READ_TWICE = """
from django.test import Client
for turn in range(2):
    page = Client().get("/").text
    print('href="/before/"' in page, 'href="/after/"' in page, flush=True)
    if not turn:
        input()
"""
RENAME = """
from wagtail.models import Page
page = Page.objects.get(slug="before").specific
page.slug = "after"
page.save_revision().publish()
"""


def test_without_menus_the_page_has_none(client: Client) -> None:
    soup = seen(client)
    assert soup.select_one("details.menu") is None
    assert soup.select_one("nav.dock") is None
    assert not Menus.objects.exists()


def test_footer_and_shortcuts_are_theirs(client: Client) -> None:
    save_menus(
        main=[],
        footer=[("column", {"title": "خدمات", "links": [link("پیگیری", None, "/track/")]})],
        shortcuts=[("shortcut", {**link("ثبت", None, "/complaints/"), "icon": "talk"})],
    )
    soup = seen(client)
    column = soup.footer.nav
    assert soup.find(id=column["aria-labelledby"]).text == "خدمات"
    assert column.a["href"] == "/track/"
    dock = soup.select_one("nav.dock")
    assert [a["href"] for a in dock.find_all("a")] == ["/", "/complaints/"]
    assert dock.a["aria-current"] == "page"
    assert len(dock.find_all("svg")) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        link("بی‌نشانی"),
        link("", None, "/news/"),
        link("بد", None, "javascript:alert(1)"),
        link("بد", None, "//evil.example/"),
    ],
)
def test_a_link_without_title_or_target_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        main_menu(("item", {**wrong, "links": []}))


def menu_form(**values: str) -> dict[str, str]:
    row = {"title": "", "page": "", "address": "", "links-count": "0", **values}
    return nested_form_data(
        {
            "main": streamfield([("item", row)]),
            "footer": streamfield([]),
            "shortcuts": streamfield([]),
        }
    )


@pytest.fixture
def edit_url() -> Callable[[Client], str]:
    def find(client: Client) -> str:
        first = reverse("wagtailsettings:edit", args=["navigation", "menus"])
        return client.get(first).headers.get("Location", first)

    return find


def test_editors_write_the_menus_in_the_admin(
    admin_client: Client, client: Client, edit_url: Callable[[Client], str]
) -> None:
    url = edit_url(admin_client)
    form = admin_client.get(url)
    assert "فهرست اصلی" in form.text
    refused = admin_client.post(url, menu_form(title="خبرها"))
    # The admin hands block errors to its scripts as JSON.
    assert json.dumps("صفحه‌ای برگزینید یا نشانی بنویسید.")[1:-1] in refused.text
    admin_client.post(url, menu_form(title="خبرها", address="/news/"), follow=True)
    assert seen(client).select_one("details.menu nav a")["href"] == "/news/"
