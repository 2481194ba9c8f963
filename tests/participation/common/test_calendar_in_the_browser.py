"""The calendar's screens in a real browser, with the month that dates are chosen from."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from participation.common.models import Holiday, User
from persian.jalali import format_short, from_gregorian, today, year_range
from tests.browser import Watch, assert_axe_clean, follow, screenshot

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

# Messages above a form fade in.
FADED_IN = """Promise.all(document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
  .map((one) => one.finished)).then(() => null)"""


@pytest.fixture
def desk(browser: Browser, server: str) -> Iterator[Page]:
    """A window of somebody who keeps the calendar."""
    client = Client()
    chief = User.objects.create_superuser("chief")
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    context = browser.new_context(locale="fa-IR", viewport={"width": 1280, "height": 900})
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": session.key, "value": session.value, "url": server}])
    yield context.new_page()
    context.close()


def test_a_year_is_filled_and_a_closure_of_two_days_is_entered(desk: Page, server: str) -> None:
    watch = Watch(desk)
    desk.goto(f"{server}/admin/")
    expect(desk.get_by_role("heading", name="تقویم کاری")).to_be_visible()
    assert_axe_clean(desk)
    screenshot(desk, "calendar-home")
    follow(desk.get_by_role("link", name="بازکردن تقویم کاری"))
    expect(desk.get_by_text("تعطیلی هر هفته: جمعه")).to_be_visible()
    screenshot(desk, "calendar-empty")
    expect(desk.get_by_text("هنوز روزی ثبت نشده است.")).to_be_visible()
    desk.get_by_role("button", name="کارها").click()
    follow(desk.get_by_role("link", name="تعطیلی‌های ثابت یک سال"))
    expect(desk.get_by_role("button", name="ثبت", exact=True)).to_be_visible()
    screenshot(desk, "calendar-fixed")
    assert_axe_clean(desk)
    follow(desk.get_by_role("button", name="ثبت", exact=True))
    expect(desk.get_by_text("۱۰ روز ثبت شد.")).to_be_visible()
    desk.goto(f"{server}/admin/holiday/several/")
    first, _last = year_range(from_gregorian(today()).year)
    desk.locator("input[name=since]").fill(format_short(first + timedelta(days=5)))
    opener = desk.locator("input[name=until] + .jalali-open")
    expect(opener).to_be_visible()
    desk.locator("input[name=until]").fill(format_short(first + timedelta(days=4)))
    desk.locator("input[name=title]").fill("برف")
    follow(desk.get_by_role("button", name="ثبت", exact=True))
    expect(desk.get_by_text("روز پایان پیش از روز آغاز است.").first).to_be_visible()
    expect(desk.locator("input[name=title]")).to_have_value("برف")
    desk.evaluate(FADED_IN)
    assert_axe_clean(desk)
    screenshot(desk, "calendar-several")
    desk.locator("input[name=until]").fill(format_short(first + timedelta(days=6)))
    follow(desk.get_by_role("button", name="ثبت", exact=True))
    expect(desk.get_by_text("۲ روز ثبت شد.")).to_be_visible()
    desk.goto(f"{server}/admin/holiday/")  # without the message that fades in
    assert_axe_clean(desk)
    screenshot(desk, "calendar-list")
    assert Holiday.objects.filter(title="برف").count() == 2
    watch.assert_quiet(server)


def test_a_day_is_chosen_from_the_month(desk: Page, server: str) -> None:
    desk.goto(f"{server}/admin/holiday/new/")
    desk.locator("input[name=day] + .jalali-open").click()
    expect(desk.get_by_role("dialog", name="تقویم")).to_be_visible()
    screenshot(desk, "calendar-add")
    desk.keyboard.press("Enter")
    expect(desk.locator("input[name=day]")).to_have_value(format_short(today()))
    desk.locator("input[name=title]").fill("آلودگی هوا")
    assert_axe_clean(desk)
    follow(desk.get_by_role("button", name="ساختن"))
    expect(desk.get_by_role("cell", name="آلودگی هوا", exact=True)).to_be_visible()
    assert Holiday.objects.get().day == today()
