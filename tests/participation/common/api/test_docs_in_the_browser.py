"""The page that explains the API in a real Chromium."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Watch, assert_axe_clean, assert_fits, visit

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_axe_finds_nothing_and_nothing_is_refused(server: str, page: Page, width: int) -> None:
    watch = Watch(page)
    for scheme in ("light", "dark"):
        visit(page, f"{server}/api/docs/", width=width, scheme=scheme)
        page.locator("#do-resolutions_list ~ details summary").first.click()
        expect(page.locator("#resolutions pre").first).to_contain_text("due_date_jalali")
        assert_axe_clean(page)
        assert_fits(page)
    watch.assert_quiet(server)
