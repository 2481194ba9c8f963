"""The figures in a real Chromium: a reader's way from complaints to a county, axe, every width."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Watch, assert_axe_clean, assert_fits, follow, screenshot, visit

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    server: str, page: Page, told: dict[str, Any], width: int, scheme: str
) -> None:
    watch = Watch(page)
    for name, asked in (("all", ""), ("none", "?period=x"), ("county", county_of(told))):
        visit(page, f"{server}/statistics/{asked}", width=width, scheme=scheme)
        assert_axe_clean(page)
        assert_fits(page)
        screenshot(page, f"statistics-{name}-{width}-{scheme}")
    watch.assert_quiet(server)


def county_of(told: dict[str, Any]) -> str:
    return f"?county={told['counties'][0]['key']}"


def test_a_reader_comes_from_the_complaints_and_looks_at_one_county(
    server: str, page: Page, told: dict[str, Any]
) -> None:
    visit(page, f"{server}/complaints/", width=360)
    follow(page.get_by_role("link", name="رسیدگی چقدر زمان می‌برد: آمار"))
    expect(page.get_by_role("table")).to_have_count(4)
    page.get_by_text("پالایش").click()
    page.get_by_role("navigation", name="پالایش").get_by_text("شهرستان", exact=True).click()
    county = told["counties"][0]["name"]
    follow(page.get_by_role("link", name=county))
    expect(page.get_by_role("table")).to_have_count(1)
    expect(page.get_by_role("heading", level=2, name=county)).to_be_visible()
    page.get_by_role("link", name=county).get_by_text("برداشتن پالایه").click(force=True)
    expect(page.get_by_role("table")).to_have_count(4)
