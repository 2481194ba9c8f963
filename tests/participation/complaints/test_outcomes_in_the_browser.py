"""Outcomes in a real Chromium: what readers and staff see, by two people, with axe."""

import re

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from cms.demo.complaints import load_categories
from cms.demo.outcomes import load_outcomes
from cms.demo.units import load_units
from participation.common.models import User
from participation.complaints.models import Outcome
from tests.browser import Watch, assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.complaints.outcomes import WORDS, Press

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
LIST = "/complaints/outcomes/"
LOOKS = [f"{width}-{scheme}" for width in (360, 768, 1280) for scheme in ("light", "dark")]


@pytest.fixture
def many() -> None:
    """The outcomes of the demonstration."""
    load_outcomes(load_categories(load_units()))


def sign_in(page: Page, server: str, user: User) -> None:
    client = Client()
    client.force_login(user)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": server}])


@pytest.mark.parametrize("look", LOOKS)
def test_public_pages_fit_and_are_accessible(server: str, page: Page, many, look: str) -> None:
    width, scheme = look.split("-")
    watch = Watch(page)
    longest = max(Outcome.objects.public(), key=lambda one: len(one.title))
    pages = {
        "list": LIST,
        "narrowed": f"{LIST}?year=1405&q=شورا",
        "empty": f"{LIST}?county=نیست",
        "one": longest.get_absolute_url(),
        "complaints": "/complaints/",
    }
    for name, path in pages.items():
        visit(page, f"{server}{path}", width=int(width), scheme=scheme)
        screenshot(page, f"outcomes-{name}-{look}")
        assert_axe_clean(page)
        assert_fits(page)
    watch.assert_quiet(server)


@pytest.mark.parametrize("look", LOOKS)
def test_screens_of_staff_fit_and_are_accessible(server: str, page: Page, look: str) -> None:
    width, scheme = look.split("-")
    press = Press()
    waiting = press.proposed(case=press.decided(), problem="چراغ‌های خیابان بهار شب‌ها خاموش بود.")
    public = press.published()
    screens = {
        "list": (press.writer, "/admin/outcomes/"),
        "write": (press.writer, f"/admin/outcomes/new/{press.decided().pk}/"),
        "approve": (press.approver, f"/admin/outcomes/edit/{waiting.pk}/"),
        "published": (press.approver, f"/admin/outcomes/edit/{public.pk}/"),
    }
    watch = Watch(page)
    for name, (user, path) in screens.items():
        sign_in(page, server, user)
        visit(page, f"{server}{path}", width=int(width), scheme=scheme)
        page.set_viewport_size({"width": int(width), "height": 1500})
        screenshot(page, f"outcomes-desk-{name}-{look}")
        assert_fits(page)
        assert_axe_clean(page)
    watch.assert_quiet(server)


def test_a_reader_narrows_reads_and_goes_on(server: str, page: Page, many) -> None:
    visit(page, f"{server}/complaints/")
    follow(page.get_by_role("link", name="نتیجهٔ شکایت‌ها"))
    page.get_by_label(re.compile("^کاشان")).check()
    follow(page.get_by_role("button", name="نمایش نتیجه‌ها"))
    expect(page.locator("main article.item")).to_have_count(2)
    follow(page.get_by_role("link", name="ورودی کتابخانه"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("شیب‌راه")
    follow(page.get_by_role("link", name="ثبت درخواست من"))
    expect(page.get_by_role("heading", level=1)).to_have_text("رسیدگی به یک مکان عمومی")


def test_one_writes_and_another_publishes(server: str, browser: Browser) -> None:
    press = Press()
    case = press.decided(county=press.province.county)
    one, two = (browser.new_context(locale="fa-IR").new_page() for _person in range(2))
    sign_in(one, server, press.writer)
    one.goto(f"{server}/admin/cases/{case.pk}/")
    follow(one.get_by_role("link", name="نوشتن نتیجه برای خوانندگان"))
    one.locator("[name=title]").fill(WORDS["title"])
    one.locator("[name=problem]").fill(WORDS["problem"])
    one.locator("[name=result]").fill("با ۰۹۱۳۱۲۳۴۵۶۷ تماس گرفته شد.")
    follow(one.get_by_role("button", name="ذخیره و فرستادن برای تأیید"))
    expect(one.get_by_role("alert").first).to_be_visible()
    follow(one.get_by_role("button", name="پوشاندن دادهٔ شخصی"))
    expect(one.locator("[name=result]")).to_have_value("با [شمارهٔ موبایل] تماس گرفته شد.")
    one.locator("[name=result]").fill(WORDS["result"])
    follow(one.get_by_role("button", name="ذخیره و فرستادن برای تأیید"))
    made = Outcome.objects.get()

    sign_in(two, server, press.approver)
    two.goto(f"{server}/admin/outcomes/?state=proposed")
    follow(two.get_by_role("link", name=WORDS["title"]).first)
    expect(two.get_by_text("چراغ‌ها تعمیر شد.").first).to_be_visible()
    follow(two.get_by_role("button", name="تأیید و انتشار"))
    follow(two.get_by_role("link", name="دیدن در سایت"))
    expect(two.get_by_role("heading", level=1)).to_have_text(made.title)
    for person in (one, two):
        person.context.close()
