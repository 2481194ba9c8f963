"""Somebody reports without a name and without scripts; an officer asks, and is answered by key."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import arriving, follow
from tests.whole_site.people import (
    Colleague,
    Staff,
    begin,
    citizen,
    go_on,
    heading,
    key_of,
    look,
    number_of,
    open_case,
    photo,
    see,
)
from tests.whole_site.stage import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]

TITLE = "گزارش آسیب اجتماعی در محله"
TEXT = "ساختمان رهاشدهٔ ته کوچهٔ ما شب‌ها محل خرید و فروش مواد است."
LONGER = f"{TEXT} درِ آن شکسته است."
QUESTION = "این ساختمان به کدام خیابان نزدیک است؟"
REPLY = "پشت خیابان رباط دوم، روبه‌روی نانوایی."
ANSWER = "با کلانتری هماهنگ شد و ساختمان را بستند. سپاس از شما."


@pytest.fixture(scope="module")
def officer(stage: Stage, browser: Browser) -> Colleague:
    """An officer of the county's governorate."""
    staff = Staff(browser, stage)
    return staff.employ("مینا رضایی", group="کارشناس پرونده", unit="فرمانداری اصفهان")


def test_a_report_without_a_name_is_a_conversation(
    stage: Stage, officer: Colleague, browser: Browser
) -> None:
    page = citizen(browser, scripts=False)
    number, key = report(page, stage)

    let_in_and_ask(officer, number)
    open_case(page, stage, number, key)
    reply(page)

    main = officer.open(number).get_by_role("main")
    expect(main).to_contain_text(REPLY)
    expect(main).to_contain_text("نقشه.jpg")
    officer.say("answer", "پاسخ", ANSWER)
    expect(main).to_contain_text("پاسخ داده شد")
    open_case(page, stage, number, key)
    expect(page.get_by_role("main")).to_contain_text(ANSWER)
    nothing_else_opens_it(page, stage, number)
    # Nobody was told anything: there is nobody to tell.
    assert "SMS to" not in stage.server.said()


def report(page: Page, stage: Stage) -> tuple[str, str]:
    """Walk through the steps, back and forth, and send twice; return number and key."""
    begin(page, stage, TITLE)
    go_on(page)
    heading(page, "چه شده است؟")
    expect(page.locator("aside")).to_contain_text("نمی‌پرسیم که هستید")
    go_on(page)
    expect(page.get_by_role("alert")).to_contain_text("۲ جا را درست کنید")
    see(page, "report-01-faults")
    page.get_by_label("شرح ماجرا").fill(TEXT)
    page.get_by_label("شهرستان").select_option(label="اصفهان")
    go_on(page)
    heading(page, "عکس و مدرک")
    change_it_in_another_tab(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "ساختمان.jpg", "mimeType": "image/jpeg", "buffer": photo("#744e05")}
    )
    follow(page.get_by_role("button", name="فرستادن مدرک‌های برگزیده"))
    expect(page.locator(".files > li")).to_have_count(1)
    see(page, "report-02-files")
    follow(page.get_by_role("link", name="گام قبل"))
    heading(page, "چه شده است؟")
    expect(page.get_by_label("شرح ماجرا")).to_have_value(LONGER)
    go_on(page)
    go_on(page)
    heading(page, "پیش از ارسال، یک بار بخوانید")
    # The fourth step was the last: nothing is asked about whoever reports.
    expect(page.get_by_text("نام خود را")).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("ساختمان.jpg")
    page.get_by_label("آنچه نوشته‌ام درست است").check()
    see(page, "report-03-check")
    with arriving(page):
        page.get_by_role("button", name="ارسال گزارش").dblclick()
    heading(page, "گزارش شما ثبت شد")
    expect(page.get_by_role("main")).to_contain_text("تنها راه بازگشت")
    see(page, "report-04-done")
    found = number_of(page), key_of(page)
    follow(page.get_by_role("button", name="یادداشت کردم"))
    page.go_back()
    expect(page.get_by_text(found[0])).to_have_count(0)
    expect(page.get_by_text(found[1])).to_have_count(0)
    see(page, "report-05-gone")
    return found


def change_it_in_another_tab(page: Page) -> None:
    """Two tabs: the slower one is told, keeps what was typed, and may insist."""
    other, slower = page.context.new_page(), page.context.new_page()
    for tab in (other, slower):
        tab.goto(page.url.replace("/files/", "/story/"))
    other.get_by_label("شرح ماجرا").fill("کوتاه")
    go_on(other)
    slower.get_by_label("شرح ماجرا").fill(LONGER)
    go_on(slower)
    expect(slower.get_by_role("alert")).to_contain_text("پنجره‌ای دیگر")
    expect(slower.get_by_label("شرح ماجرا")).to_have_value(LONGER)
    see(slower, "report-06-two-tabs")
    go_on(slower)
    heading(slower, "عکس و مدرک")
    other.close()
    slower.close()
    page.reload()


def let_in_and_ask(officer: Colleague, number: str) -> None:
    """Find the report among those that are held, let it in, ask."""
    page = officer.open(number, queue="شاید خودکار فرستاده شده")
    main = page.get_by_role("main")
    expect(main).to_contain_text(LONGER)
    expect(main).to_contain_text("گزارش")
    expect(main).to_contain_text("بی‌نام")
    assert not re.search("09[0-9]{9}|۰۹[۰-۹]{9}|@", main.inner_text())
    look(page, "report-10-held", dark=True)
    follow(page.get_by_role("button", name="از شهروند است"))
    officer.told()
    officer.say("ask", "پرسش از شهروند", QUESTION)
    look(page, "report-11-asked")


def reply(page: Page) -> None:
    """Read the question, answer with a picture that is sent along."""
    asked = page.get_by_role("region", name="از شما پرسشی داریم")
    expect(asked).to_contain_text(QUESTION)
    see(page, "report-20-asked")
    asked.get_by_label("پاسخ شما").fill(REPLY)
    asked.locator("input[type=file]").set_input_files(
        {"name": "نقشه.jpg", "mimeType": "image/jpeg", "buffer": photo("#22593f")}
    )
    follow(asked.get_by_role("button", name="فرستادن پاسخ"))
    expect(page.get_by_role("status")).to_contain_text("پاسخ شما رسید")
    see(page, "report-21-replied")


def nothing_else_opens_it(page: Page, stage: Stage, number: str) -> None:
    """There is no mobile whose digits or code could open it; who tries is told what all are."""
    follow(page.get_by_role("button", name="بستن و خروج"))
    page.get_by_label("شمارهٔ پرونده").first.fill(number)
    page.get_by_label("۴ رقم آخر موبایل").fill("۰۰۰۰")
    follow(page.get_by_role("button", name="پیگیری", exact=True))
    expect(page.get_by_role("alert")).to_contain_text("با این مشخصات پرونده‌ای نیافتیم")
    see(page, "report-22-not-found")
    page.goto(f"{stage.address}/track/case/")
    heading(page, "پیگیری پرونده")
