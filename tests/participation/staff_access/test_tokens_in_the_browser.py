"""The screens of one's own tokens in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser import Watch, assert_axe_clean, assert_fits, follow, screenshot

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_a_token_is_made_shown_once_and_revoked(browser, office):
    page = office.desk(browser)
    watch = Watch(page)
    page.goto(f"{office.address}/admin/account/tokens/")
    follow(page.get_by_role("link", name="ساختن توکن"))
    page.get_by_label("برای چه کاری").fill("گزارش هفتگی")
    page.get_by_label("خواندن پرونده‌ها، بدون هویت ثبت‌کننده").check()
    assert_axe_clean(page)
    screenshot(page, "staff-token-form-1400")
    # The code of now opened the door; the one after it is within what a phone's clock may be off.
    page.get_by_label("کد").fill(office.phone.code(steps=1))
    follow(page.get_by_role("button", name="توکن را بساز"))
    expect(page.locator(".staff-codes bdi")).to_contain_text("mosh_")
    token = page.locator(".staff-codes bdi").inner_text()
    assert_axe_clean(page)
    screenshot(page, "staff-token-once-1400")
    page.set_viewport_size({"width": 360, "height": 800})
    assert_fits(page)
    screenshot(page, "staff-token-once-360")
    follow(page.get_by_role("link", name="نگهش داشتم؛ ادامه"))
    assert token not in page.content()
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert_fits(page)
        assert_axe_clean(page)
        screenshot(page, f"staff-tokens-{width}")
    expect(page.get_by_role("heading", name="گزارش هفتگی")).to_be_visible()
    follow(page.get_by_role("button", name="باطل‌کردن گزارش هفتگی"))
    expect(page.get_by_role("heading", name="گزارش هفتگی")).to_have_count(0)
    watch.assert_quiet(office.address)
