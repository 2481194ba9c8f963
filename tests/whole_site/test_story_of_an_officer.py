"""A day of an officer without a mouse: a case from the list to its answer, by keys alone."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import arriving, assert_fits, follow, press_key, screenshot
from tests.whole_site.people import Colleague, Staff, ask_for_a_place, citizen, look, open_case
from tests.whole_site.stage import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]

HERE, ELSEWHERE = "فرمانداری اصفهان", "فرمانداری کاشان"
DESK = "دفتر امور اجتماعی و فرهنگی"
MOBILE = "09139876543"
TEXT = "پلهٔ ورودی کتابخانهٔ خیابان جی شکسته است و سالمندان زمین می‌خورند."
QUESTION = "کدام پله شکسته است؟ از خیابان یا از حیاط؟"
REPLY = "پلهٔ دوم از سمت خیابان."
INSTRUCTION = "نظر خود را دربارهٔ تعمیر پله بنویسید."
AUTHORITY = "شهرداری منطقهٔ چهار اصفهان"
TEMPLATE = "پاسخ به درخواست تعمیر"
WORDS = "درخواست شما با شمارهٔ {شماره} بررسی شد."
LAST = "پله تا پایان هفته تعمیر می‌شود."
MOST_STEPS = 200


def test_a_day_of_an_officer_by_keyboard_alone(stage: Stage, browser: Browser) -> None:
    staff = Staff(browser, stage)
    sara = staff.employ("سارا احمدی", group="کارشناس پرونده", unit=HERE)
    reza = staff.employ("رضا کاشانی", group="رئیس واحد", unit=ELSEWHERE, role="رئیس")
    staff.write_template(TEMPLATE, WORDS)
    phone = citizen(browser)
    number, key = ask_for_a_place(phone, stage, county="اصفهان", text=TEXT, mobile=MOBILE)

    page = sara.go("cases/")
    look(page, "officer-01-list", dark=True)
    walk_to(page, number)
    screen = page.url
    take_and_ask(sara)
    answer_the_question(phone, stage, number, key)

    with arriving(page):
        press_key(page, "KeyU")
    walk_to(page, number)
    expect(page.get_by_role("main")).to_contain_text(REPLY)
    refer(sara)
    letter = forward(sara, number)
    answer_from_a_template(sara, number)

    open_case(phone, stage, number, key)
    expect(phone.get_by_role("main")).to_contain_text(LAST)
    sees_nothing(reza, number, [screen, letter, f"{screen}cover/"])


def walk_to(page: Page, number: str) -> None:
    """Go down the list to a case and into it."""
    expect(page.locator(".case-list")).to_contain_text(number)
    for _row in range(MOST_STEPS):
        press_key(page, "KeyJ")
        if number in page.locator("tr.is-here").inner_text():
            break
    with arriving(page):
        page.keyboard.press("Enter")
    expect(page.locator(".case-number")).to_have_text(number)


def take_and_ask(sara: Colleague) -> None:
    """Take the case, ask the citizen."""
    page = sara.page
    with arriving(page):
        press_key(page, "KeyT")
    assert "به شما سپرده شد" in sara.told()
    press_key(page, "KeyQ")
    expect(page.locator("#ask-text")).to_be_focused()
    page.keyboard.type(QUESTION)
    press(page, work(page, "ask"))
    assert "پرسش فرستاده شد" in sara.told()
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 1900})
        look(page, f"officer-02-asked-{width}", dark=True)


def answer_the_question(phone: Page, stage: Stage, number: str, key: str) -> None:
    """The citizen replies from the telephone."""
    open_case(phone, stage, number, key)
    asked = phone.get_by_role("region", name="از شما پرسشی داریم")
    expect(asked).to_contain_text(QUESTION)
    asked.get_by_label("پاسخ شما").fill(REPLY)
    follow(phone.get_by_role("button", name="فرستادن پاسخ"))
    expect(phone.get_by_role("status")).to_contain_text("پاسخ شما رسید")


def refer(sara: Colleague) -> None:
    """Ask colleagues for an opinion."""
    page = sara.page
    with arriving(page):
        press_key(page, "KeyE")
    expect(page).to_have_url(re.compile("referrals/new/$"))
    choose(page, page.locator("[name=to-0-to]"), DESK)
    choose(page, page.locator("[name=to-0-purpose]"), "نظر")
    tab_to(page, page.locator("[name=to-0-instruction]"))
    page.keyboard.type(INSTRUCTION)
    look(page, "officer-03-refer")
    press(page, page.get_by_role("button", name="ارجاع", exact=True))
    assert "به همکاران ارجاع شد" in sara.told()
    expect(page.locator(".case-tree")).to_contain_text(INSTRUCTION)


def forward(sara: Colleague, number: str) -> str:
    """Send the case on with a letter; sign and approve it; come back. Return its address."""
    page = sara.page
    press_key(page, "KeyO")
    tab_to(page, page.get_by_label("مرجع", exact=False).first)
    page.keyboard.type(AUTHORITY)
    press(page, page.get_by_role("button", name="ساختن پیش‌نویس نامه"))
    sara.told()
    letter = page.url
    expect(page.locator("[name=body]")).to_have_value(re.compile(TEXT[:20]))
    expect(page.locator("[name=body]")).not_to_have_value(re.compile(MOBILE))
    tab_to(page, page.locator("[name=signatory_name]"))
    page.keyboard.type("سارا احمدی")
    press(page, page.get_by_role("button", name="ذخیرهٔ پیش‌نویس"))
    sara.told()
    press(page, page.get_by_role("button", name="تأیید نامه"))
    sara.told()
    look(page, "officer-04-letter", dark=True)
    press_key(page, "KeyC")
    expect(page.get_by_text(re.compile("کپی شد|متن انتخاب شده است"))).to_be_visible()
    page.keyboard.press("Escape")
    with arriving(page):
        press_key(page, "KeyU")
    expect(page.locator(".case-number")).to_have_text(number)
    return letter


def answer_from_a_template(sara: Colleague, number: str) -> None:
    """Put the office's words into the text, say the rest, send it; the case is closed."""
    page = sara.page
    press_key(page, "KeyA")
    expect(page.locator("#answer-text")).to_be_focused()
    choose(page, page.locator("#answer-template"), TEMPLATE)
    press(page, page.locator('form:has(input[value="answer"]) button[name=fill]'))
    expect(page.locator("#answer-text")).to_have_value(re.compile("بررسی شد"))
    press_key(page, "KeyA")
    expect(page.locator("#answer-text")).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(f" {LAST}")
    press(page, work(page, "answer"))
    assert "پرونده بسته شد" in sara.told()
    expect(page.get_by_role("main")).to_contain_text(LAST)
    look(page, "officer-05-answered", dark=True)
    with arriving(page):
        press_key(page, "KeyU")
    expect(page.locator(".case-queues")).to_be_visible()
    expect(page.locator(".case-list").filter(has_text=number)).to_have_count(0)


def sees_nothing(reza: Colleague, number: str, places: list[str]) -> None:
    """The head of another county finds neither the case nor its papers."""
    page = reza.cases()
    for queue in ("همهٔ باز", "بسته شد"):
        follow(page.get_by_role("link", name=queue))
        assert number not in page.get_by_role("main").inner_text()
    for place in places:
        answer = page.request.get(place)
        assert answer.status == 404, place
        assert number not in answer.text()
    page = reza.go("cases/telephone/")
    expect(page.get_by_label("موبایل تماس‌گیرنده")).to_be_focused()
    page.keyboard.type(MOBILE)
    with arriving(page):
        page.keyboard.press("Enter")
    expect(page.get_by_text("در کار شما نیست")).to_be_visible()
    assert MOBILE not in page.url
    assert_fits(page)
    screenshot(page, "story-officer-06-nothing")


def work(page: Page, name: str) -> Locator:
    """The button that sends one of the works of a case."""
    return page.locator(f'form:has(input[value="{name}"]) button[type=submit]:not([name])')


def tab_to(page: Page, what: Locator) -> None:
    """Come to a part of the screen by Tab, as somebody without a mouse does."""
    for _stop in range(MOST_STEPS):
        if what.evaluate("part => part === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {what}.")


def press(page: Page, button: Locator) -> None:
    """Come to a button that loads a page and press it."""
    tab_to(page, button)
    with arriving(page):
        page.keyboard.press("Enter")


def choose(page: Page, select: Locator, words: str) -> None:
    """Go down a list of choices to the one with these words."""
    tab_to(page, select)
    for _option in range(MOST_STEPS):
        if words in select.evaluate("one => one.selectedOptions[0].textContent"):
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"There is no choice «{words}».")
