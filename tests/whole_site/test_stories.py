"""Two people and the site that `make run` starts: only what they see, and no database between."""

import io
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pyotp
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from persian.jalali import format_short
from tests.browser import follow
from tests.whole_site.running import RunningSite, running_site

pytestmark = pytest.mark.browser

PASSWORD = "گذرواژهٔ-دراز-ویراستار-۱"
UPLOAD = re.compile("آپلود|بارگذاری")
TITLE = "خبر زمان‌بندی‌شدهٔ آزمون"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture
def person(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, locale="fa-IR")
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def sign_in(page: Page, site: RunningSite, name: str, password: str) -> None:
    page.goto(f"{site.address}/admin/")
    page.get_by_label("نام کاربری").fill(name)
    page.get_by_label("رمز عبور").fill(password)
    follow(page.get_by_role("button", name="ورود"))


def test_a_reader_goes_from_home_to_a_duty_its_service_an_office_and_its_news(
    site: RunningSite, person: Page
) -> None:
    person.goto(site.address)
    follow(person.get_by_role("contentinfo").get_by_role("link", name="اهداف و وظایف"))
    expect(person.get_by_role("heading", level=1)).to_have_text("اهداف و وظایف")
    follow(person.get_by_role("link", name="پروانهٔ تأسیس و فعالیت سمن").first)
    expect(person.get_by_role("heading", level=1)).to_have_text("پروانهٔ تأسیس و فعالیت سمن")
    expect(person.get_by_text("استعلام‌های چهارگانه")).to_be_visible()
    main_menu = person.get_by_role("navigation", name="اصلی")
    main_menu.get_by_text("دربارهٔ دفتر", exact=True).first.click()
    follow(main_menu.get_by_role("link", name="دفترهای تسهیلگری"))
    follow(person.get_by_role("main").get_by_role("link", name=re.compile("حصه")).first)
    expect(person.get_by_role("heading", level=1)).to_have_text("دفتر تسهیلگری حصه")
    follow(person.get_by_role("link", name="دفتر تسهیلگری حصه و جلوان گشایش یافت"))
    expect(person.get_by_role("heading", level=1)).to_have_text(
        "دفتر تسهیلگری حصه و جلوان گشایش یافت"
    )
    expect(person.get_by_text("یکشنبه ۲۰ مرداد ۱۳۹۸")).to_be_visible()


def test_an_editor_with_two_factors_schedules_news_for_a_jalali_moment_and_tick_publishes_it(
    site: RunningSite, person: Page, browser: Browser
) -> None:
    make_editor(site, person)
    editor = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    editor.set_default_timeout(60_000)
    sign_in(editor, site, "editor", PASSWORD)
    secret = set_up_two_factors(editor)
    sign_out(editor, site)
    sign_in(editor, site, "editor", PASSWORD)
    # A code is good once: the one that set the app up is not taken again, the one after it is.
    app = pyotp.TOTP(secret)
    editor.get_by_label("کد").fill(app.generate_otp(app.timecode(datetime.now(UTC)) + 1))
    follow(editor.get_by_role("button", name="ورود"))
    expect(editor.get_by_role("heading", name="مشارکت")).to_be_visible()

    moment = write_news(editor, site)
    reader = browser.new_context().new_page()
    reader.goto(f"{site.address}/خبرها/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("خبرها")
    expect(reader.get_by_role("link", name=TITLE)).to_have_count(0)

    site.manage("tick")
    reader.reload()
    expect(reader.get_by_role("heading", level=1)).to_have_text("خبرها")
    expect(reader.get_by_role("link", name=TITLE)).to_have_count(0)
    site.manage("tick", moved=moment - datetime.now(UTC) + timedelta(seconds=1))
    reader.reload()
    follow(reader.get_by_role("link", name=TITLE))
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(reader.get_by_role("img", name="نقش کاشی آبی")).to_be_visible()


def make_editor(site: RunningSite, page: Page) -> None:
    sign_in(page, site, "admin", site.admin_password)
    expect(page.get_by_role("heading", name="مشارکت")).to_be_visible()
    page.goto(f"{site.address}/admin/users/new/")
    page.get_by_label("نام کاربری").fill("editor")
    page.get_by_label("رایانامه").fill("editor@example.ir")
    page.get_by_label("نام کوچک").fill("ویراستار")
    page.get_by_label("نام خانوادگی").fill("نمونه")
    page.get_by_label("رمز عبور").fill(PASSWORD)
    page.get_by_label("تکرار رمز").fill(PASSWORD)
    page.get_by_role("tab", name=re.compile("نقش")).first.click()
    page.get_by_label("ناشران").check()
    follow(page.get_by_role("button", name="ساختن"))
    expect(page.get_by_text("ویراستار نمونه").first).to_be_visible()


def set_up_two_factors(page: Page) -> str:
    follow(page.get_by_role("link", name="حساب کاربری").first)
    page.get_by_role("tab", name="کارهای دیگر").click()
    follow(page.get_by_role("link", name="ورود دومرحله‌ای"))
    follow(page.get_by_role("link", name="راه‌اندازی برنامه"))
    page.get_by_text("تصویر خوانده نمی‌شود").click()
    shown = page.get_by_role("main").inner_text()
    secret = re.sub(r"\s", "", re.search(r"(?:[A-Z2-7]{4}[ \u00a0]?){8,}", shown)[0])
    page.get_by_label("کد برنامه").fill(pyotp.TOTP(secret).now())
    follow(page.get_by_role("button", name="راه‌اندازی"))
    expect(page.get_by_role("heading", name="کدهای بازیابی").first).to_be_visible()
    return secret


def sign_out(page: Page, site: RunningSite) -> None:
    page.goto(f"{site.address}/admin/")
    page.locator("#account-settings, .sidebar-footer button").first.click()
    follow(page.get_by_role("button", name="خروج"))
    expect(page.get_by_label("نام کاربری")).to_be_visible()


def write_news(page: Page, site: RunningSite) -> datetime:
    """Write an item with a picture, go live in ten minutes; return that moment."""
    page.goto(f"{site.address}/admin/")
    follow(page.get_by_role("link", name=re.compile(r"\d+|[۰-۹]+ صفحه")).first)
    follow(page.get_by_role("link", name="دیدن زیرصفحه‌های «خبرها»"))
    follow(page.get_by_role("link", name="افزودن زیرصفحه").first)
    page.get_by_role("textbox", name="عنوان").first.fill(TITLE)
    page.get_by_role("button", name="انتخاب تصویر").click()
    upload_picture(page)
    return schedule(page)


def upload_picture(page: Page) -> None:
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name=UPLOAD).click()
    out = io.BytesIO()
    Image.new("RGB", (900, 600), tuple(os.urandom(3))).save(out, "JPEG")
    dialog.locator("input[type=file]").set_input_files(
        {"name": "کاشی.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}
    )
    dialog.get_by_role("textbox", name="عنوان").fill("کاشی")
    dialog.get_by_label("متن جایگزین").fill("نقش کاشی آبی")
    dialog.get_by_role("button", name=UPLOAD).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def schedule(page: Page) -> datetime:
    page.get_by_role("button", name="نمایش وضعیت").click()
    page.get_by_role("button", name=re.compile("زمان‌بندی")).click()
    dialog = page.get_by_role("dialog")
    now = datetime.now(ZoneInfo("Asia/Tehran"))
    moment = (now + timedelta(minutes=10)).replace(second=0, microsecond=0)
    dialog.get_by_label("زمان انتشار").fill(f"{format_short(moment)} {moment:%H:%M}")
    # The page is kept and loads anew: a menu that was opened before that is closed again.
    follow(dialog.get_by_role("button", name="ذخیرهٔ زمان‌بندی"))
    page.get_by_role("button", name="کارهای دیگر").last.click()
    follow(page.get_by_role("button", name="زمان‌بندی انتشار"))
    expect(page.get_by_text(re.compile("زمان‌بندی")).first).to_be_visible()
    return moment
