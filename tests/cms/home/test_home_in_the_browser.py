"""The first page in a real browser: the strip that readers slide."""

import pytest
from playwright.sync_api import Page

from tests.browser import Watch, assert_axe_clean, assert_fits, visit
from tests.cms.factories import PictureFactory, home_page
from tests.cms.standard_pages.factories import StandardPageFactory
from tests.processes import comes_true

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


def at_rest(page: Page) -> float:
    """Return where the strip stands once it has come to rest: left of its beginning is negative."""
    places: list[float] = []
    while len(places) < 2 or places[-1] != places[-2]:
        page.wait_for_timeout(250)
        places.append(page.evaluate("document.querySelector('.reel').scrollLeft"))
    return places[-1]


@pytest.fixture
def strip() -> None:
    page = home_page()
    image = {"decorative": True, "alt_text": ""}
    page.highlights = [
        {
            "type": "highlight",
            "value": {
                "image": {**image, "image": PictureFactory(sources=[]).pk},
                "title": f"برگزیدهٔ {number}",
                "text": "یک خط",
                "page": StandardPageFactory().pk,
            },
        }
        for number in range(6)
    ]
    page.save()


@pytest.mark.usefixtures("strip")
@pytest.mark.parametrize("width", [360, 1280])
def test_the_strip_moves_by_the_keyboard_and_never_by_itself(server: str, page: Page, width: int):
    watch = Watch(page)
    visit(page, server, width=width)
    assert at_rest(page) == 0

    page.locator(".reel").focus()
    page.keyboard.press("ArrowLeft")
    assert comes_true(lambda: at_rest(page) < 0)
    page.keyboard.press("ArrowRight")
    assert comes_true(lambda: at_rest(page) == 0)
    page.locator(".reel a").last.focus()
    assert comes_true(lambda: at_rest(page) < -100)
    there = at_rest(page)
    page.wait_for_timeout(500)

    assert at_rest(page) == there
    assert_fits(page)
    watch.assert_quiet(server)


@pytest.mark.usefixtures("strip")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_first_page(server: str, page: Page, scheme: str):
    visit(page, server, width=360, scheme=scheme)

    assert page.get_by_role("group", name="برگزیده‌ها").is_visible()
    assert_axe_clean(page)
