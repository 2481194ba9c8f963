"""The check of a name in a real Chromium: as somebody types, without a script, in every look."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from participation.place_names import services
from tests.browser import Watch, assert_axe_clean, assert_fits, screenshot, visit
from tests.participation.place_names.factories import county, day, place

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

PAGE = "/place-names/check/"
LOOKS = [f"{width}-{scheme}" for width in (360, 768, 1280) for scheme in ("light", "dark")]


@pytest.fixture
def streets() -> None:
    """Streets that «بهشتی» collides with in every way."""
    place("شهید دکتر محمد بهشتی", district="منطقهٔ ۳")
    place("بهشتی", of="کوچه", city="خوراسگان")
    place("بهشت", of="بوستان", quarter="ملک‌شهر")
    place("بهشتی", county="کاشان", city="کاشان")
    renamed = place("بهشنی", of="میدان")
    services.rename(place=renamed, text="نیلوفر", on=day(1400))


@pytest.mark.parametrize("look", LOOKS)
def test_the_page_fits_and_is_accessible(server: str, page: Page, streets, look: str) -> None:
    width, scheme = look.split("-")
    watch = Watch(page)
    asked = {"county": county().slug, "city": "اصفهان"}
    pages = {
        "empty": PAGE,
        "clashes": f"{PAGE}?{urlencode({'name': 'بهشتی', **asked})}",
        "foreign": f"{PAGE}?{urlencode({'name': 'Golestan', **asked})}",
    }
    for name, path in pages.items():
        visit(page, f"{server}{path}", width=int(width), scheme=scheme)
        screenshot(page, f"name-check-{name}-{look}")
        assert_axe_clean(page)
        assert_fits(page)
    watch.assert_quiet(server)


def test_the_answer_comes_while_somebody_types(server: str, page: Page, streets) -> None:
    visit(page, f"{server}{PAGE}")
    page.get_by_label("نام", exact=True).press_sequentially("بهشتی")
    answer = page.locator("#name-check")
    expect(answer.get_by_text("خیابان شهید دکتر محمد بهشتی")).to_be_visible()
    assert page.url == f"{server}{PAGE}"
    page.get_by_label("نام", exact=True).fill("")
    expect(answer.locator("section")).to_have_count(0)


def test_the_button_answers_without_a_script(server: str, browser: Browser, streets) -> None:
    context = browser.new_context(java_script_enabled=False, locale="fa")
    try:
        page = context.new_page()
        page.goto(f"{server}{PAGE}")
        page.get_by_label("نام", exact=True).fill("بهشتی")
        page.get_by_role("button", name="مقایسه").click()
        expect(page.get_by_text("خیابان شهید دکتر محمد بهشتی")).to_be_visible()
        expect(page.get_by_label("نام", exact=True)).to_have_value("بهشتی")
    finally:
        context.close()
