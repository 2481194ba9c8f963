"""Dated pages in a real browser."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from cms.events.models import EventPaper
from tests.browser import Watch, assert_axe_clean, assert_fits, follow, visit
from tests.cms.events.factories import DocumentFactory, EventPageFactory
from tests.cms.news.factories import NewsIndexPageFactory, full_news_page, moment
from tests.cms.offices.factories import OfficePageFactory
from tests.cms.reports.factories import ReportPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


@pytest.fixture
def addresses() -> list[str]:
    index = NewsIndexPageFactory()
    office = OfficePageFactory()
    pages = [
        full_news_page(index, about=office, date=moment(1405, month, 2)) for month in (7, 8, 9)
    ]
    for image in {row.image for page in pages for row in page.gallery.all()}:
        image.sources = []
        image.save()
    for page in pages:
        page.lead_image.sources = []
        page.lead_image.save()
    event = EventPageFactory(starts_at=timezone.now() + timedelta(days=3), ends_at=None)
    event.papers = [EventPaper(document=DocumentFactory())]
    event.save()
    report = ReportPageFactory(origin_name="دانشگاه نمونه", authors="گروه پژوهش")
    return [
        index.url,
        f"{index.url}1405/08/?tag=محله",
        f"{index.url}1390/",
        pages[0].url,
        event.get_parent().url,
        event.url,
        report.get_parent().url,
        report.url,
    ]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (768, "dark"), (1280, "dark")])
def test_dated_pages_are_accessible_and_fit(server, page: Page, addresses, width, scheme):
    watch = Watch(page)
    for address in addresses:
        visit(page, server + address, width=width, scheme=scheme)
        assert_axe_clean(page)
        assert_fits(page)
    watch.assert_quiet(server)


def test_reader_on_a_phone_opens_the_filters_and_chooses_a_month(server, page: Page, addresses):
    visit(page, server + addresses[0], width=360)
    page.get_by_text("پالایش").click()
    follow(page.get_by_role("link", name="آبان"))
    expect(page.get_by_role("heading", level=1)).to_have_text("خبرهای آبان ۱۴۰۵")
    expect(page.locator(".panel .item")).to_have_count(1)
    follow(page.get_by_role("link", name="برداشتن پالایه"))
    expect(page.locator(".panel .item")).to_have_count(3)


def test_print_button_comes_with_scripts_only(server, page: Page, browser, addresses):
    visit(page, server + addresses[3])
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.get_by_role("button", name="نسخهٔ چاپی").click()
    expect(page).to_have_title("printed")
    with browser.new_page(java_script_enabled=False) as plain:
        plain.goto(server + addresses[3])
        expect(plain.get_by_text("نسخهٔ چاپی")).to_be_hidden()


def test_print_leaves_out_what_paper_cannot_do(server, page: Page, addresses):
    visit(page, server + addresses[3])
    page.emulate_media(media="print")
    expect(page.get_by_text("نسخهٔ چاپی")).to_be_hidden()
    expect(page.get_by_role("navigation", name="اصلی")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
