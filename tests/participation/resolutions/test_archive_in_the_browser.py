"""The archive in a real Chromium: a reader's way through it, an editor's correction, axe."""

import re

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from participation.common.models import User
from participation.resolutions.models import Body, Resolution
from tests.browser import Watch, assert_axe_clean, assert_fits

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
    page.get_by_role("searchbox").first.fill(typed)
    page.get_by_role("searchbox").first.press("Enter")
    page.get_by_role("link", name=re.compile("مصوبه‌ها [۰-۹]")).click()
    page.get_by_label(re.compile("۱۴۰۱")).check()
    page.locator("details.facet summary", has_text="تاریخ").click()
    page.get_by_label("از روز").fill("۱ اسفند ۱۴۰۱")
    page.get_by_label("تا روز").fill("1401/12/29")
    page.get_by_role("button", name="نمایش نتیجه‌ها").click()
    expect(page.get_by_role("heading", name=re.compile("[۰-۹]+ نتیجه"))).to_be_visible()
    page.get_by_role("link", name="ابلاغ برش استانی سند سالمندی").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("سند سالمندی")
    page.emulate_media(media="print")
    expect(page.locator(".head-search")).to_be_hidden()
    expect(page.get_by_text("سه ماه یک‌بار").first).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="نشست دوازدهم").last.click()
    expect(page.get_by_text("۱۱۳۱۷۲")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="اداره‌کل بهزیستی استان مرکزی").first.click()
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
    page.get_by_role("button", name="ذخیره").first.click()
    expect(page.get_by_text(made.title).first).to_be_visible()
    page.goto(f"{server}{made.get_absolute_url()}")
    expect(page.get_by_text("۱ اسفند ۱۴۰۵").first).to_be_visible()
    told = page.request.get(f"{server}/api/v1/resolutions/{made.pk}/").json()
    assert told["due_date_jalali"] == "1405-12-01"
    assert told["state"] == "running"
    page.goto(f"{server}/resolutions/?state=running")
    expect(page.get_by_role("link", name=made.title)).to_be_visible()
