"""A facilitation office writes down a request of a resident, and a need that stays with it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import arriving, follow, screenshot
from tests.whole_site.papers import read_paper
from tests.whole_site.people import (
    DESK,
    PHONE,
    Colleague,
    Staff,
    citizen,
    heading,
    key_of,
    look,
    open_case,
)
from tests.whole_site.stage import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]

OFFICE, BESIDE = "دفتر تسهیلگری حصه", "دفتر تسهیلگری ارزنان"
REQUEST, SOCIAL = "رسیدگی به یک مکان عمومی", "ارجاع اجتماعی"
MOBILE, TYPED = "09131234567", "۰۹۱۳ ۱۲۳ ۴۵۶۷"
TEXT = "زمین بازی محلهٔ حصه تاب شکسته دارد و کودکان آسیب دیده‌اند."
NEED = "مادری تنها برای دفترچهٔ درمان فرزندش راهنمایی می‌خواهد."
ANSWER = "بهزیستی دفترچهٔ درمان را داد."


@pytest.fixture(scope="module")
def staff(stage: Stage, browser: Browser) -> Staff:
    """The administrator, who gives accounts."""
    return Staff(browser, stage)


def test_an_office_writes_down_prints_and_sees_its_own_alone(
    stage: Stage, staff: Staff, browser: Browser, tmp_path: Path
) -> None:
    nargess = staff.employ("نرگس محلی", group="کارشناس پرونده", unit=OFFICE)
    beside = staff.employ("بهار همسایه", group="کارشناس پرونده", unit=BESIDE)
    number, key = write_it_down(nargess)
    keep_the_slip(nargess.page, tmp_path, number, key)
    assert number in stage.text_after(MOBILE, 0)

    page = citizen(browser)
    own = take_it_over(page, stage, number, key)
    the_slip_opens_nothing(browser, stage, number, key)
    open_case(citizen(browser), stage, number, own)

    need = refer_to_an_agency(nargess)
    its_own_list(nargess, number, need)
    answer(nargess, need)
    finds_nothing(beside, nargess, number, need)
    read_the_quarter(nargess)


def both(page: Page, name: str) -> None:
    """Look at a screen of the desk as a telephone and as a table show it."""
    page.set_viewport_size(PHONE)
    look(page, f"{name}-narrow")
    page.set_viewport_size(DESK)
    look(page, name, dark=True)


def choose(colleague: Colleague, title: str) -> Page:
    """Open the form of a category from the menu."""
    page = colleague.go("")
    follow(page.get_by_role("link", name="ثبت از سوی شهروند").first)
    heading(page, "ثبت از سوی شهروند")
    both(page, "office-01-choose")
    follow(page.get_by_role("main").get_by_role("link", name=title))
    heading(page, title)
    return page


def write_it_down(colleague: Colleague) -> tuple[str, str]:
    """File a request for somebody who came; return number and key of the slip."""
    page = choose(colleague, REQUEST)
    page.get_by_label("راه ورود").select_option(label="دفتر تسهیلگری")
    page.get_by_label("کودکان").check()
    page.get_by_label("شرح درخواست").fill(TEXT)
    page.get_by_label("شهرستان").select_option(label="اصفهان")
    page.get_by_label("شمارهٔ موبایل").fill(TYPED)
    press_too_early(page)
    page.get_by_label("رضایت شهروند").select_option(index=1)
    both(page, "office-02-form")
    with arriving(page):
        page.get_by_role("button", name="ثبت پرونده").dblclick()
    expect(page.get_by_role("heading", name="ثبت شد")).to_be_visible()
    both(page, "office-03-done")
    number, key = (one.inner_text().strip() for one in page.locator(".case-number").all())
    assert re.fullmatch("۱۴۰[۰-۹]-[۰-۹]{6}-[۰-۹]", number)
    return number, key


def press_too_early(page: Page) -> None:
    """Nothing is filed without consent, and nothing that was typed is lost."""
    follow(page.get_by_role("button", name="ثبت پرونده"))
    expect(page.get_by_role("alert")).to_contain_text("نوشته‌ها سر جای خود است")
    expect(page.get_by_label("شرح درخواست")).to_have_value(TEXT)
    both(page, "office-02-refused")


def keep_the_slip(page: Page, folder: Path, number: str, key: str) -> None:
    """Print it, read it as text and as a picture."""
    read = read_paper(page, "چاپ برگهٔ رسید", folder, "office-04-slip")
    assert key.split(maxsplit=1)[0] in read
    assert number[5:11] in read


def take_it_over(page: Page, stage: Stage, number: str, key: str) -> str:
    """The resident reads the case with the key of the slip and gets one of his own."""
    open_case(page, stage, number, key)
    told = f"«{OFFICE}» این پرونده را از سوی شما ثبت کرده"
    expect(page.get_by_role("main")).to_contain_text(told)
    look(page, "office-10-before", dark=True)
    follow(page.get_by_role("button", name="در دست گرفتن و دریافت کلید تازه"))
    own = key_of(page)
    look(page, "office-11-taken")
    assert own != key
    return own


def the_slip_opens_nothing(browser: Browser, stage: Stage, number: str, key: str) -> None:
    """Whoever still has the slip is told what all are told."""
    page = citizen(browser)
    page.goto(f"{stage.address}/track/")
    page.get_by_label("شمارهٔ پرونده").first.fill(number)
    page.get_by_label("کلید پیگیری").fill(key)
    follow(page.get_by_role("button", name="پیگیری", exact=True))
    expect(page.get_by_role("alert")).to_contain_text("با این مشخصات پرونده‌ای نیافتیم")


def refer_to_an_agency(colleague: Colleague) -> str:
    """Write a need down; return the number of the case, which stays in the office."""
    page = choose(colleague, SOCIAL)
    page.get_by_label("بیمه و هزینهٔ درمان").check()
    agency = page.get_by_label("به کدام دستگاه ارجاع می‌شود؟")
    agency.select_option(label=agency.locator("option", has_text="بهزیستی").first.inner_text())
    page.get_by_label("شرح درخواست").fill(NEED)
    page.get_by_label("شمارهٔ موبایل").fill("۰۹۱۳ ۷۶۵ ۴۳۲۱")
    page.get_by_label("رضایت شهروند").select_option(index=1)
    both(page, "office-20-need")
    follow(page.get_by_role("button", name="ثبت پرونده"))
    expect(page.get_by_role("heading", name="ثبت شد")).to_be_visible()
    return page.locator(".case-number").first.inner_text().strip()


def its_own_list(colleague: Colleague, number: str, need: str) -> None:
    """Both stand in the list; of the one that went on nobody's mobile is shown."""
    page = colleague.cases()
    follow(page.get_by_role("link", name="همهٔ باز"))
    for one in (number, need):
        expect(page.get_by_role("row").filter(has_text=one)).to_have_count(1)
    both(page, "office-21-list")
    main = colleague.open(number).get_by_role("main")
    expect(main).to_contain_text(TEXT)
    assert not re.search("۱۲۳ ?۴۵۶۷|1234567", main.inner_text())
    main = colleague.open(need).get_by_role("main")
    for words in (NEED, "بیمه و هزینهٔ درمان", "بهزیستی"):
        expect(main).to_contain_text(words)
    both(page, "office-22-need")


def answer(colleague: Colleague, need: str) -> None:
    """Note what came of it."""
    page = colleague.open(need)
    colleague.say("answer", "پاسخ", ANSWER)
    expect(page.get_by_text("پاسخ داده شد").first).to_be_visible()


def finds_nothing(beside: Colleague, office: Colleague, number: str, need: str) -> None:
    """The office beside looks in its list, by number and by address."""
    places = [office.page.url]
    page = beside.cases()
    for queue in ("همهٔ باز", "واحد من", "بسته شد"):
        follow(page.get_by_role("link", name=queue))
        text = page.get_by_role("main").inner_text()
        assert number not in text
        assert need not in text
    for typed in (number, need, "بهزیستی"):
        text = beside.go(f"cases/?q={typed}").get_by_role("main").inner_text()
        assert not re.search(f"{NEED[:20]}|{TEXT[:20]}|{REQUEST}|{SOCIAL}", text), text
    for place in places:
        assert page.request.get(place).status == 404
    text = beside.go("office-quarters/").get_by_role("main").inner_text()
    assert BESIDE in text
    assert OFFICE not in text


def read_the_quarter(colleague: Colleague) -> None:
    """The figures of the office: two were written down, one was taken over, one is answered."""
    page = colleague.go("office-quarters/")
    heading(page, "فصل‌نامهٔ دفتر تسهیلگری")
    main = page.get_by_role("main")
    expect(main).to_contain_text(OFFICE)
    expect(main.get_by_role("row").filter(has_text=SOCIAL)).to_contain_text("۱")
    expect(main.get_by_role("row").filter(has_text="بهزیستی")).to_contain_text("۱")
    facts = main.locator(".case-facts").inner_text()
    assert re.search(r"نوشته‌شده برای اهالی\s*۲", facts), facts
    assert re.search(r"در دست اهالی\s*۱", facts), facts
    both(page, "office-30-quarter")
    page.emulate_media(media="print")
    expect(main.locator("form")).to_be_hidden()
    expect(main.get_by_role("row").filter(has_text=SOCIAL)).to_be_visible()
    screenshot(page, "story-office-31-print")
    page.emulate_media(media="screen")
