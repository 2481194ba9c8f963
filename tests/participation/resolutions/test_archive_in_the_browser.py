"""The archive in a real Chromium: a reader's way through it, an editor's correction, axe."""

import re

import pytest
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from participation.common.models import User
from participation.common.versions import touch
from participation.resolutions.models import Body, Resolution
from participation.resolutions.shelf import RESOLUTIONS
from tests.browser import Watch, arriving, assert_axe_clean, assert_fits, follow, screenshot, visit

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.browser,
    pytest.mark.usefixtures("playwright", "demo"),
]


def paths() -> dict[str, str]:
    council = Body.objects.get(is_sample=True)
    held = council.meetings.get()
    fifth = held.resolutions.get(row=5)
    return {
        "archive": "/resolutions/",
        "empty": "/resolutions/?year=1390",
        "wrong": "/resolutions/?since=x",
        "resolution": fifth.get_absolute_url(),
        "meeting": held.get_absolute_url(),
        "bodies": "/bodies/",
        "body": council.get_absolute_url(),
        "organisation": f"/organisations/{council.secretariat.slug}/",
    }


NAMES = ("archive", "empty", "wrong", "resolution", "meeting", "bodies", "body", "organisation")


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(server: str, page: Page, width: int, name: str) -> None:
    watch = Watch(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{server}{paths()[name]}")
        assert_axe_clean(page)
        assert_fits(page)
    watch.assert_quiet(server)


@pytest.mark.parametrize("typed", ["سالمندي", "سالمندی", "سالمند‌ی"])
def test_a_reader_searches_narrows_reads_prints_and_goes_on(
    server: str, page: Page, typed: str
) -> None:
    page.goto(server)
    page.get_by_role("combobox").first.fill(typed)
    with arriving(page):
        page.get_by_role("combobox").first.press("Enter")
    follow(page.get_by_role("link", name=re.compile("مصوبه‌ها [۰-۹]")))
    page.get_by_label(re.compile("۱۴۰۱")).check()
    page.locator("details.facet summary", has_text="تاریخ").click()
    page.get_by_label("از روز").fill("۱ اسفند ۱۴۰۱")
    page.get_by_label("تا روز").fill("1401/12/29")
    follow(page.get_by_role("button", name="نمایش نتیجه‌ها"))
    expect(page.get_by_role("heading", name=re.compile("[۰-۹]+ نتیجه"))).to_be_visible()
    follow(page.get_by_role("link", name="ابلاغ برش استانی سند سالمندی").first)
    expect(page.get_by_role("heading", level=1)).to_contain_text("سند سالمندی")
    page.emulate_media(media="print")
    expect(page.locator(".head-search")).to_be_hidden()
    expect(page.get_by_text("سه ماه یک‌بار").first).to_be_visible()
    page.emulate_media(media="screen")
    follow(page.get_by_role("link", name="نشست دوازدهم").last)
    expect(page.get_by_text("۱۱۳۱۷۲")).to_be_visible()
    page.go_back()
    follow(page.get_by_role("link", name="اداره‌کل بهزیستی استان مرکزی").first)
    expect(page.get_by_role("heading", level=1)).to_have_text("اداره‌کل بهزیستی استان مرکزی")
    expect(page.locator("main article.item")).to_have_count(2)


def test_an_editor_corrects_a_deadline_and_everybody_sees_it(
    server: str, page: Page, client: Client
) -> None:
    client.force_login(User.objects.create_superuser("editor"))
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server}]
    )
    made = Resolution.objects.get(meeting__body__is_sample=True, row=1)
    page.goto(f"{server}/admin/resolution/edit/{made.pk}/")
    page.locator("[name=clauses-0-deadline_date]").fill("1405/12/01")
    page.locator("[name=clauses-0-deadline_date]").press("Tab")
    page.locator("[name=clauses-0-text]").fill("مهلت این کار تا اسفند بازپیمان شد.")
    follow(page.get_by_role("button", name="ذخیره").first)
    expect(page.get_by_text(made.title).first).to_be_visible()
    page.goto(f"{server}{made.get_absolute_url()}")
    expect(page.get_by_text("۱ اسفند ۱۴۰۵").first).to_be_visible()
    page.goto(f"{server}/search/?q=بازپیمان")
    expect(page.locator("article.item h3 a")).to_have_text([made.title])
    found = page.request.get(f"{server}/api/v1/search/?q=بازپیمان").json()
    assert [hit["title"] for hit in found["results"]] == [made.title]
    listed = page.request.get(f"{server}/api/v1/resolutions/?state=running").json()
    assert [one["id"] for one in listed["results"]] == [made.pk]
    told = page.request.get(f"{server}/api/v1/resolutions/{made.pk}/").json()
    assert told["due_date_jalali"] == "1405-12-01"
    assert told["state"] == "running"
    page.goto(f"{server}/resolutions/?state=running")
    expect(page.get_by_role("link", name=made.title)).to_be_visible()
    expect(page.locator("main article.item")).to_contain_text(["روز مانده"])


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the focus is there, as somebody without a mouse does."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("the keyboard never gets there")


def test_the_keyboard_alone_leads_through_the_archive(server: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{server}/resolutions/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    choice = page.get_by_role("checkbox", name=re.compile("بدون مهلت"))
    tab_to(page, choice)
    page.keyboard.press("Space")
    expect(choice).to_be_checked()
    tab_to(page, page.get_by_role("button", name="نمایش نتیجه‌ها"))
    with arriving(page):
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("state=undated"))
    title = page.locator("main article.item h3 a").first
    wanted = title.inner_text()
    tab_to(page, title)
    with arriving(page):
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(wanted)


def test_on_a_phone_the_keyboard_opens_the_filters(server: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{server}/resolutions/")
    tab_to(page, page.locator("details.facets > summary"))
    page.keyboard.press("Enter")
    choice = page.get_by_role("checkbox", name=re.compile("بدون مهلت"))
    tab_to(page, choice)
    page.keyboard.press("Space")
    expect(choice).to_be_checked()


def test_an_archive_without_anything_looks_right(server: str, page: Page) -> None:
    Resolution.objects.all().delete()
    touch(RESOLUTIONS)
    for width in (360, 1280):
        for scheme in ("light", "dark"):
            visit(page, f"{server}/resolutions/", width=width, scheme=scheme)
            expect(page.get_by_text("هنوز مصوبه‌ای منتشر نشده است")).to_be_visible()
            assert_axe_clean(page)
            assert_fits(page)
            screenshot(page, f"archive-empty-{width}-{scheme}")
