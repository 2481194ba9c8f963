"""The page of all components, in a real browser: how the site looks, moves and is operated."""

import pytest
from django.test import Client
from playwright.sync_api import Page

from tests.browser import Watch, assert_axe_clean, assert_fits, visit

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_axe_finds_nothing(server: str, page: Page, width: int, scheme: str) -> None:
    visit(page, f"{server}/styleguide/", width=width, scheme=scheme)
    assert page.locator(".st").count() >= 8
    assert_axe_clean(page)
    assert_fits(page)
