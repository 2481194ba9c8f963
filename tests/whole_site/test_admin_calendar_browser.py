"""An editor's hands on the calendar, in a browser that is set to English."""

import datetime
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as configured
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from wagtail.models import Revision

from cms.news.models import NewsPage
from participation.common.models import User
from persian.jalali import TEHRAN, format_date
from tests.browser import AXE_OPTIONS, follow, screenshot
from tests.cms.news.factories import NewsPageFactory
from tests.gregorian import GREGORIAN

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

NOON = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=TEHRAN)


@pytest.fixture
def news(db: None) -> NewsPage:
    item: NewsPage = NewsPageFactory(date=NOON)
    item.save_revision().publish()
    return item


@pytest.fixture
def quiet(settings: object) -> None:
    """No saving, previewing and asking for other editors behind our back."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    settings.WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 0
    settings.WAGTAIL_EDITING_SESSION_PING_INTERVAL = 600_000


@pytest.fixture
def page(browser: Browser, quiet: None, server: str) -> Iterator[Page]:
    """A window of a signed-in editor whose browser speaks English."""
    editor = User.objects.create_superuser("hands", "hands@example.org", "a long password")
    client = Client()
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    context = browser.new_context(
        locale="en-US", timezone_id="Asia/Tehran", viewport={"width": 1280, "height": 900}
    )
    for name, morsel in client.cookies.items():
        context.add_cookies([{"name": name, "value": morsel.value, "url": server}])
    assert configured.SESSION_COOKIE_NAME in client.cookies
    window = context.new_page()
    yield window
    context.close()


def edit(page: Page, server: str, news: NewsPage) -> None:
    page.goto(f"{server}/admin/pages/{news.pk}/edit/")
    expect(page.locator("input[name=date] + .jalali-open")).to_be_visible()


def stored(news: NewsPage) -> NewsPage:
    return NewsPage.objects.get(pk=news.pk).get_latest_revision_as_object()


def save(page: Page) -> None:
    follow(page.locator("button.action-save").first)


def test_a_date_typed_in_words_is_stored_and_shown_again(
    page: Page, server: str, news: NewsPage
) -> None:
    edit(page, server, news)
    expect(page.locator("input[name=date]")).to_have_value("۱۴۰۵/۰۹/۰۱ ۱۲:۰۰")
    page.locator("input[name=date]").fill("۲۹ اسفند ۱۴۰۵ ساعت ۲۳:۳۰")
    save(page)
    edit(page, server, news)
    expect(page.locator("input[name=date]")).to_have_value("۱۴۰۵/۱۲/۲۹ ۲۳:۳۰")
    assert stored(news).date == datetime.datetime(2027, 3, 20, 20, 0, tzinfo=datetime.UTC)


def test_a_day_that_is_in_no_calendar_is_refused_beside_its_box(
    page: Page, server: str, news: NewsPage
) -> None:
    edit(page, server, news)
    page.locator("input[name=date]").fill("۳۱ آبان ۱۴۰۵ ساعت ۱۰:۰۰")
    save(page)
    expect(page.locator("input[name=date]")).to_have_value("۳۱ آبان ۱۴۰۵ ساعت ۱۰:۰۰")
    expect(page.get_by_text("این تاریخ در تقویم نیست.").first).to_be_visible()
    assert stored(news).date == NOON


def test_a_day_is_chosen_with_the_keyboard(page: Page, server: str, news: NewsPage) -> None:
    edit(page, server, news)
    box = page.locator("input[name=date]")
    opener = page.locator("input[name=date] + .jalali-open")
    opener.focus()
    page.keyboard.press("Enter")
    calendar = page.get_by_role("dialog", name="تقویم")
    expect(calendar).to_contain_text("آذر ۱۴۰۵")
    expect(page.get_by_role("button", name="یکشنبه ۱ آذر ۱۴۰۵")).to_be_focused()
    for key in ("ArrowLeft", "ArrowDown", "PageDown", "Home"):
        page.keyboard.press(key)
    # 1 Azar, tomorrow 2, a week later 9, a month later 9 Dey, the Saturday of that week.
    expect(page.get_by_role("button", name="شنبه ۵ دی ۱۴۰۵", exact=True)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="جمعه ۴ دی ۱۴۰۵")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_have_value("۱۴۰۵/۱۰/۰۴ ۱۲:۰۰")
    page.get_by_label("ساعت", exact=True).select_option(label="۰۸")
    expect(box).to_have_value("۱۴۰۵/۱۰/۰۴ ۰۸:۰۰")
    page.keyboard.press("Escape")
    expect(calendar).to_be_hidden()
    expect(box).to_be_focused()


def test_the_calendar_crosses_the_year_and_knows_the_leap_day(
    page: Page, server: str, news: NewsPage
) -> None:
    edit(page, server, news)
    box = page.locator("input[name=date]")
    box.fill("۳۰ اسفند ۱۴۰۸ ۱۰:۰۰")
    page.locator("input[name=date] + .jalali-open").click()
    expect(page.get_by_role("button", name="۳۰ اسفند ۱۴۰۸")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("button", name="پنجشنبه ۱ فروردین ۱۴۰۹")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+PageDown")
    expect(page.get_by_role("button", name="۲۹ اسفند ۱۴۰۹")).to_be_focused()
    page.get_by_role("button", name="ماه قبل").click()
    expect(page.get_by_role("dialog", name="تقویم")).to_contain_text("بهمن ۱۴۰۹")


def test_axe_finds_nothing_on_the_calendar(page: Page, server: str, news: NewsPage) -> None:
    edit(page, server, news)
    page.locator("input[name=date] + .jalali-open").click()
    expect(page.get_by_role("dialog", name="تقویم")).to_be_visible()
    found = Axe().run(page, context=".jalali", options=AXE_OPTIONS)
    assert found.violations_count == 0, found.generate_report()


def test_a_page_is_scheduled_for_a_jalali_moment(page: Page, server: str, news: NewsPage) -> None:
    edit(page, server, news)
    page.get_by_role("button", name="نمایش وضعیت").click()
    page.get_by_role("button", name="زمان‌بندی", exact=True).click()
    dialog = page.locator("#schedule-publishing-dialog")
    go_live = dialog.locator("input[name=go_live_at]")
    go_live.fill("۱ فروردین ۱۴۱۰ ساعت ۰۰:۰۵")
    dialog.locator("input[name=expire_at] + .jalali-open").click()
    expect(page.get_by_role("dialog", name="تقویم")).to_be_visible()
    page.keyboard.press("Escape")
    expect(go_live).to_be_visible()
    follow(dialog.get_by_role("button", name="ذخیرهٔ زمان‌بندی"))
    page.get_by_role("button", name="نمایش وضعیت").click()
    expect(page.locator("[data-side-panel=status]").first).to_contain_text(
        "۱ فروردین ۱۴۱۰، ساعت ۰:۰۵"
    )
    screenshot(page, "admin-schedule")
    page.locator("[data-w-dropdown-target=toggle]").last.click()
    follow(page.get_by_role("button", name="زمان‌بندی انتشار"))
    approved = Revision.objects.exclude(approved_go_live_at=None).get()
    assert approved.approved_go_live_at == datetime.datetime(
        2031, 3, 20, 20, 35, tzinfo=datetime.UTC
    )


def test_what_scripts_write_is_jalali_too(page: Page, server: str, news: NewsPage) -> None:
    edit(page, server, news)
    page.locator("[data-contentpath=summary]").first.hover()
    summary = page.locator("[data-contentpath=summary] [data-comment-add]").first
    summary.click()
    page.get_by_placeholder("یادداشت خود را بنویسید…").fill("کوتاه‌تر شود.")
    page.locator(".comment__button--primary").first.click()
    today = format_date(datetime.datetime.now(TEHRAN))
    expect(page.locator(".comment-header__date").first).to_contain_text(today)
    texts = page.evaluate("document.body.innerText")
    assert GREGORIAN.search(texts) is None
    for stamp in page.locator("time[datetime]").all():
        assert stamp.get_attribute("datetime").startswith("20")


def test_without_the_script_the_box_is_a_plain_box(
    browser: Browser, page: Page, server: str, news: NewsPage
) -> None:
    page.route("**/admin-jalali*.js", lambda route: route.abort())
    page.goto(f"{server}/admin/pages/{news.pk}/edit/")
    box = page.locator("input[name=date]")
    expect(box).to_have_value("۱۴۰۵/۰۹/۰۱ ۱۲:۰۰")
    box.fill("1405/9/2 9:05")
    save(page)
    assert stored(news).date == datetime.datetime(2026, 11, 23, 9, 5, tzinfo=TEHRAN)
