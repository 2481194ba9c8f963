"""A head comes back to a unit that is late: told by the clock, she gives everything to an officer.

The site lives some weeks ago when the citizens write, and then its clock moves on.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import arriving, follow, press_key
from tests.processes import comes_true
from tests.whole_site.people import Colleague, Staff, ask_for_a_place, citizen, look
from tests.whole_site.stage import Stage, staged

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]

HERE, ABOVE, ELSEWHERE = "فرمانداری اصفهان", "استانداری اصفهان", "فرمانداری کاشان"
TEHRAN = dt.timezone(dt.timedelta(hours=3, minutes=30))
# Fifteen working days lie between them, and more than the five after which the unit above is told.
WRITTEN = dt.datetime(2026, 8, 3, 10, tzinfo=TEHRAN)
LATER = dt.datetime(2026, 9, 9, 10, tzinfo=TEHRAN)
MOBILE = "09137654321"
TEXTS = (
    "نیمکت‌های پارک محلهٔ ما شکسته است.",
    "چراغ کتابخانهٔ محله خاموش است.",
)
FAR = "سالن ورزش شهر ما سرد است."
OVERDUE = "مهلت پرونده‌ای گذشته است"
ESCALATED = "دیرکرد پرونده‌ای در واحد زیرمجموعه"


@pytest.fixture(scope="module")
def stage(furnished: Path) -> Iterator[Stage]:
    """A site that lives in the past and can move on."""
    with staged(furnished, WRITTEN) as made:
        yield made


def test_a_head_hears_what_is_late_and_gives_it_to_an_officer(
    stage: Stage, browser: Browser
) -> None:
    staff = Staff(browser, stage)
    maryam = staff.employ("مریم صادقی", group="رئیس واحد", unit=HERE, role="رئیس")
    sara = staff.employ("سارا احمدی", group="کارشناس پرونده", unit=HERE)
    ali = staff.employ("علی نوری", group="رئیس واحد", unit=ABOVE, role="رئیس")
    phone = citizen(browser)
    numbers = [
        ask_for_a_place(phone, stage, county="اصفهان", text=text, mobile=MOBILE)[0]
        for text in TEXTS
    ]
    far, _key = ask_for_a_place(phone, stage, county="کاشان", text=FAR, mobile=MOBILE)

    stage.move_to(LATER)

    is_told(stage, maryam, OVERDUE, numbers, not_of=far)
    is_told(stage, ali, ESCALATED, [*numbers, far])
    page = gives_all(maryam, numbers, to="سارا احمدی")
    looks_at_the_board(page, maryam)
    has_got(sara, numbers, far)


def is_told(stage: Stage, who: Colleague, event: str, numbers: list[str], not_of: str = "") -> None:
    """The clock has told somebody of these cases, on the list of news and by mail."""
    assert comes_true(lambda: stage.server.said().count(f"{who.username}@example.ir") > 0)
    who.enter()
    page = who.go("cases/notices/")
    news = page.locator(".case-notices")
    for number in numbers:
        expect(news.locator("li", has_text=event).filter(has_text=number)).to_have_count(1)
    assert not not_of or not_of not in news.inner_text()
    look(page, f"head-01-news-{who.username}")
    said = stage.server.said()
    assert not any(text in said for text in (*TEXTS, FAR))


def gives_all(maryam: Colleague, numbers: list[str], *, to: str) -> Page:
    """Choose what is late, give it to an officer at once."""
    page = maryam.cases()
    look(page, "head-02-list", dark=True)
    follow(page.get_by_role("link", name="دیرکرد"))
    rows = page.locator(".case-list tbody tr")
    expect(rows).to_have_count(len(numbers))
    for row in rows.all():
        row.locator("input[type=checkbox]").check()
    follow(page.get_by_role("button", name="سپردن به کارشناس"))
    page.get_by_label("کارشناس").last.select_option(label=to)
    look(page, "head-03-bulk")
    follow(page.get_by_role("button", name="سپردن به کارشناس"))
    expect(page.get_by_text("همه انجام شد.")).to_be_visible()
    look(page, "head-04-report")
    return page


def looks_at_the_board(page: Page, maryam: Colleague) -> None:
    """The figures of the unit, of which each leads to its cases."""
    page = maryam.cases()
    with arriving(page):
        press_key(page, "KeyB")
    expect(page.get_by_role("heading", level=1)).to_contain_text("تابلوی عملکرد")
    look(page, "head-05-board", dark=True)
    overdue = page.locator(".case-facts > div").filter(has_text="دیرکرد").first
    expect(overdue).to_contain_text("۲")
    follow(overdue.get_by_role("link").first)
    expect(page.locator(".case-list tbody tr")).to_have_count(2)


def has_got(sara: Colleague, numbers: list[str], far: str) -> None:
    """The officer finds them, and answers the telephone about them; nothing of another county."""
    sara.enter()
    page = sara.cases()
    follow(page.get_by_role("link", name="سپرده به من"))
    for number in numbers:
        expect(page.locator(".case-list")).to_contain_text(number)
    with arriving(page):
        press_key(page, "KeyH")
    expect(page.get_by_label("موبایل تماس‌گیرنده")).to_be_focused()
    page.keyboard.type(MOBILE)
    with arriving(page):
        page.keyboard.press("Enter")
    expect(page.locator(".case-call")).to_have_count(len(numbers))
    main = page.get_by_role("main")
    expect(main).to_contain_text("گذشته است")
    assert far not in main.inner_text()
    look(page, "head-06-telephone", dark=True)
    with page.expect_download() as download:
        sara.cases().get_by_role("link", name="چاپ فهرست امروز").click()
    assert download.value.suggested_filename.endswith(".pdf")
