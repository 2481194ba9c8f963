"""A citizen, an officer and a dark park: filed, asked, answered, objected to, answered, rated."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser import arriving, follow
from tests.whole_site.papers import read_paper
from tests.whole_site.people import (
    Colleague,
    Staff,
    add_photos,
    begin,
    citizen,
    go_on,
    heading,
    key_of,
    look,
    number_of,
    open_case,
)
from tests.whole_site.stage import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]

TITLE = "رسیدگی به یک مکان عمومی"
MOBILE, TYPED = "09131234567", "۰۹۱۳ ۱۲۳ ۴۵۶۷"
TEXT = "چراغ‌های پارک محلهٔ ما (خیابان جی، کوچهٔ ۱۲) از مهرماه خاموش است."
QUESTION = "کدام بخش پارک تاریک‌تر است؟ اگر عکس دیگری دارید بفرستید."
REPLY = "بخش شرقی، کنار زمین بازی."
FIRST = "با سلام. چراغ‌های بخش شرقی تا پایان هفته درست می‌شود."
OBJECTION = "یک هفته گذشت و چراغ‌ها هنوز خاموش است."
SECOND = "با سلام و پوزش. امروز هر شش چراغ بخش شرقی روشن شد."


@pytest.fixture(scope="module")
def officer(stage: Stage, browser: Browser) -> Colleague:
    """An officer of the county's governorate, who has signed in anew with both factors."""
    staff = Staff(browser, stage)
    sara = staff.employ("سارا احمدی", group="کارشناس پرونده", unit="فرمانداری اصفهان")
    sara.leave()
    sara.enter()
    return sara


def test_from_a_dark_park_to_five_stars(
    stage: Stage, officer: Colleague, browser: Browser, tmp_path: Path
) -> None:
    page = citizen(browser)
    number, key = file_it(page, stage, tmp_path)
    received = stage.text_after(MOBILE, 0)
    assert number in received
    assert not re.search("پارک|چراغ|http|" + key[:4], received)

    ask(officer, number)
    news = stage.text_after(MOBILE, 1)
    assert number in news
    assert "خبری هست" in news
    assert not re.search("پارک|پرسش|http", news)
    see_the_state_alone(page, stage, number)
    open_by_a_code(page, stage, number)
    reply(page)

    answer(officer, number, FIRST, sees=[REPLY, "زمین بازی.jpg"])
    open_case(page, stage, number, key)
    object_to_it(page)
    answer(officer, number, SECOND, sees=[OBJECTION])
    open_case(page, stage, number, key)
    rate(page)
    officer.open(number, queue="بسته شد")
    expect(officer.page.get_by_role("main")).to_contain_text("از ۵ ستاره ۵ ستاره داد")


def file_it(page: Page, stage: Stage, folder: Path) -> tuple[str, str]:
    """Walk through the steps; return number and key."""
    page.goto(f"{stage.address}/complaints/")
    look(page, "request-01-list", dark=True)
    begin(page, stage, TITLE)
    heading(page, "چند پرسش")
    page.get_by_label("سالمندان").check()
    look(page, "request-02-questions")
    go_on(page)
    heading(page, "چه می‌خواهید؟")
    expect(page.locator("aside")).to_contain_text("شمارهٔ شما نزد ما می‌ماند")
    page.get_by_label("شرح درخواست").fill(TEXT)
    page.get_by_label("چه روزی بود؟").fill("۱ آبان ۱۴۰۵")
    page.get_by_label("شهرستان").select_option(label="اصفهان")
    look(page, "request-03-text")
    go_on(page)
    heading(page, "عکس و مدرک")
    add_photos(page, **{"پارک، شب": "#1d3f84", "IMG_2031": "#0f6871"})
    look(page, "request-04-files")
    go_on(page)
    heading(page, "مشخصات شما")
    page.get_by_label("شمارهٔ موبایل").fill(TYPED)
    look(page, "request-05-you")
    go_on(page)
    heading(page, "پیش از ارسال، یک بار بخوانید")
    expect(page.get_by_role("main")).to_contain_text("پارک، شب.jpg")
    expect(page.get_by_role("main")).to_contain_text("۱ آبان ۱۴۰۵")
    page.get_by_label("آنچه نوشته‌ام درست است").check()
    look(page, "request-06-check", dark=True)
    with arriving(page):
        page.get_by_role("button", name="ارسال درخواست").dblclick()
    heading(page, "درخواست شما ثبت شد")
    look(page, "request-07-done", dark=True)
    number, key = number_of(page), key_of(page)
    assert re.fullmatch("۱۴۰۵-[۰-۹]{6}-[۰-۹]", number)
    keep_the_receipt(page, folder, number, key)
    follow(page.get_by_role("button", name="یادداشت کردم"))
    heading(page, "پیگیری پرونده")
    return number, key


def keep_the_receipt(page: Page, folder: Path, number: str, key: str) -> None:
    """Get the paper, read it as text and as a picture."""
    read = read_paper(page, "دریافت رسید", folder, "request-08-receipt")
    assert key[:4] in read


def ask(officer: Colleague, number: str) -> None:
    """Find the case, look at the photos, ask."""
    page = officer.cases()
    look(page, "request-10-desk-list", dark=True)
    officer.open(number)
    expect(page.get_by_role("main")).to_contain_text(TEXT)
    see_photos(page)
    follow(page.get_by_role("button", name="به من بسپار"))
    assert "به شما سپرده شد" in officer.told()
    officer.say("ask", "پرسش از شهروند", QUESTION)
    expect(page.get_by_text("در انتظار شهروند").first).to_be_visible()
    look(page, "request-12-asked", dark=True)


def see_photos(page: Page) -> None:
    """Both are drawn on the screen, and can be kept."""
    pictures = page.locator(".case-files img")
    expect(pictures).to_have_count(2)
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("naturalWidth", 1600)
    look(page, "request-11-case")
    with page.expect_download() as download:
        page.get_by_role("link", name="IMG_2031.jpg").click()
    with Image.open(download.value.path()) as kept:
        assert kept.size == (1600, 1200)


def see_the_state_alone(page: Page, stage: Stage, number: str) -> None:
    """Without the key: state and next date, no words of the case."""
    page.goto(f"{stage.address}/track/")
    look(page, "request-20-track")
    page.get_by_label("شمارهٔ پرونده").first.fill(number)
    page.get_by_label("۴ رقم آخر موبایل").fill("۴۵۶۷")
    follow(page.get_by_role("button", name="پیگیری", exact=True))
    heading(page, "وضعیت پرونده")
    expect(page.get_by_role("main")).to_contain_text("در انتظار شما")
    expect(page.get_by_role("main")).to_contain_text("پاسخ دهید")
    expect(page.get_by_role("main")).not_to_contain_text("پارک")
    look(page, "request-21-state")


def open_by_a_code(page: Page, stage: Stage, number: str) -> None:
    """The key is not at hand: a code comes by SMS."""
    page.goto(f"{stage.address}/track/")
    page.get_by_text("کلید را گم کرده‌اید؟").click()
    form = page.locator("details form")
    form.get_by_label("شمارهٔ پرونده").fill(number)
    follow(form.get_by_role("button", name="فرستادن کد"))
    expect(page.get_by_label("کد", exact=True)).to_be_visible()
    look(page, "request-22-code")
    sms = stage.text_after(MOBILE, 2)
    page.get_by_label("کد", exact=True).fill(re.search("[۰-۹0-9]{6}", sms)[0])
    follow(page.get_by_role("button", name="باز کردن پرونده"))
    heading(page, TITLE)


def reply(page: Page) -> None:
    """Read the question where the reply is written, add a photo, press twice."""
    asked = page.get_by_role("region", name="از شما پرسشی داریم")
    expect(asked).to_contain_text(QUESTION)
    look(page, "request-23-asked", dark=True)
    asked.get_by_label("پاسخ شما").fill(REPLY)
    add_photos(page, **{"زمین بازی": "#9c2d1a"})
    with arriving(page):
        page.get_by_role("button", name="فرستادن پاسخ").dblclick()
    expect(page.get_by_role("status")).to_contain_text("پاسخ شما رسید")
    expect(page.get_by_text(REPLY)).to_have_count(1)
    look(page, "request-24-replied")


def answer(officer: Colleague, number: str, text: str, *, sees: list[str]) -> None:
    """Read what came, answer, and see the case closed."""
    page = officer.open(number)
    for words in sees:
        expect(page.get_by_role("main")).to_contain_text(words)
    officer.say("answer", "پاسخ", text)
    expect(page.get_by_text("پاسخ داده شد").first).to_be_visible()
    look(page, f"request-{30 if text == FIRST else 31}-answered")


def object_to_it(page: Page) -> None:
    """Read the answer, and be not content with it."""
    expect(page.get_by_role("main")).to_contain_text(FIRST)
    look(page, "request-40-closed", dark=True)
    wish = page.get_by_role("region", name="راضی نیستید؟")
    wish.get_by_label("چرا راضی نیستید؟").fill(OBJECTION)
    follow(wish.get_by_role("button", name="ثبت اعتراض"))
    expect(page.get_by_role("status")).to_contain_text("اعتراض شما رسید")
    expect(page.get_by_text("در دست بررسی").first).to_be_visible()
    look(page, "request-41-objected")


def rate(page: Page) -> None:
    """Read the second answer, and be content."""
    expect(page.get_by_role("main")).to_contain_text(SECOND)
    page.get_by_label("بسیار راضی", exact=True).check()
    page.get_by_label("اگر حرفی دارید").fill("سپاس")
    follow(page.get_by_role("button", name="فرستادن نظر"))
    expect(page.get_by_role("status")).to_contain_text("سپاس")
    look(page, "request-42-rated")
