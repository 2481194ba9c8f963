"""The search page in a real Chromium: typing, keys, filters, without scripts, on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Watch, arriving, assert_axe_clean, assert_fits, follow

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.browser,
    pytest.mark.usefixtures("playwright", "demo"),
]


def test_titles_appear_while_typing_and_keys_lead_to_one(server: str, page: Page) -> None:
    watch = Watch(page)
    page.goto(f"{server}/search/")
    box = page.get_by_role("combobox").last
    box.press_sequentially("دفتر تسه")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    box.press("Escape")
    expect(options.first).to_be_hidden()
    box.press_sequentially("ی")
    expect(options.first).to_be_visible()
    wanted = options.first.locator("span").inner_text()
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    with arriving(page):
        box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(wanted)
    watch.assert_quiet(server)


@pytest.mark.parametrize(
    ("width", "path", "box"), [(1280, "/bodies/", ".head-search"), (360, "/", "main")]
)
def test_the_boxes_of_other_pages_help_too(
    server: str, page: Page, width: int, path: str, box: str
) -> None:
    watch = Watch(page)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}{path}")
    typed = page.locator(f"{box} [role=combobox]")
    typed.press_sequentially("دفتر تسه")
    options = page.locator(f"{box} [role=option]")
    expect(options.first).to_be_visible()
    assert_axe_clean(page)
    assert_fits(page)
    wanted = options.first.locator("span").inner_text()
    follow(options.first)
    expect(page.get_by_role("heading", level=1)).to_have_text(wanted)
    watch.assert_quiet(server)


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["?q=دفتر تسهيل گري", "?q=قفقذذ", "", "?q=محله&since=x"])
def test_axe_finds_nothing(server: str, page: Page, width: int, scheme: str, query: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}/search/{query}")
    assert_axe_clean(page)
    assert_fits(page)


def test_without_scripts_everything_works(server: str, browser) -> None:
    page = browser.new_context(java_script_enabled=False, locale="fa-IR").new_page()
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{server}/search/?q=محله")
    page.locator("details.facets > summary").click()
    page.get_by_label(re.compile("۱۴۰۵")).first.check()
    follow(page.get_by_role("button", name="نمایش نتیجه‌ها"))
    expect(page.locator("nav.chips .chip", has_text="۱۴۰۵")).to_be_visible()
    page.context.close()
