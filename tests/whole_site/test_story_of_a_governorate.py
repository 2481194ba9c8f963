"""A complaint about a county's governorate: its staff look for it everywhere and find nothing."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import follow
from tests.participation.cases.cast import VALID_ID
from tests.whole_site.people import (
    Colleague,
    Staff,
    begin,
    citizen,
    go_on,
    heading,
    look,
    number_of,
    photo,
)
from tests.whole_site.stage import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]

TITLE = "شکایت از فرمانداری، بخشداری یا کارکنان آن"
REQUEST = "رسیدگی به یک مکان عمومی"
ACCUSED, DESK = "فرمانداری کاشان", "دفتر امور اجتماعی و فرهنگی"
NAME = "پری‌ناز شاکی"
LETTER = {
    "recipient": "استاندار محترم",
    "subject": "پاسخ‌گویی به نامهٔ شهروند",
    "body": "با سلام؛ خواهشمند است دربارهٔ دیرکرد پاسخ توضیح داده شود.",
    "sender": DESK,
    "signatory_name": "مریم صادقی",
}
TEXT = "سه بار برای پاسخ نامه‌ام رفتم و هر بار گفتند فردا بیایید."


@dataclass(frozen=True)
class Filed:
    """Two cases: the complaint, and a request that the same governorate works on."""

    complaint: str
    request: str


@pytest.fixture(scope="module")
def staff(stage: Stage, browser: Browser) -> Staff:
    """The administrator, who gives accounts."""
    return Staff(browser, stage)


@pytest.fixture(scope="module")
def filed(stage: Stage, browser: Browser) -> Filed:
    """What a citizen of the county has filed."""
    page = citizen(browser)
    return Filed(complain(page, stage), ask_for_a_bench(page, stage))


def test_who_is_accused_finds_no_trace_and_the_unit_above_works_on_it(
    stage: Stage, staff: Staff, filed: Filed
) -> None:
    above = staff.employ("مریم صادقی", group="رئیس واحد", unit=DESK)
    places = work_on_it(above, filed.complaint)
    for name, group, role in (
        ("رضا کاشانی", "رئیس واحد", "رئیس"),
        # Who sees all cases sees all but those about the own unit.
        ("سعید کاشانی", "مدیر پرونده‌ها", "کارشناس"),
    ):
        accused = staff.employ(name, group=group, unit=ACCUSED, role=role)
        finds_nothing(accused, filed, places)
    expect(above.open(filed.complaint).get_by_role("main")).to_contain_text(TEXT)


def complain(page: Page, stage: Stage) -> str:
    """File the complaint with full identity and a photo; return its number."""
    begin(page, stage, TITLE)
    heading(page, "چند پرسش")
    page.get_by_label("گرفتن پاسخ نامه").check()
    go_on(page)
    heading(page, "از چه کسی یا نهادی؟")
    page.get_by_label("جست‌وجوی نام").fill("كاشان")
    follow(page.get_by_role("button", name="بگرد").last)
    page.get_by_label(ACCUSED).check()
    look(page, "governorate-01-against")
    go_on(page)
    page.get_by_label("شرح ماجرا").fill(TEXT)
    page.get_by_label("شهرستان").select_option(label="کاشان")
    go_on(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "رسید نامه.jpg", "mimeType": "image/jpeg", "buffer": photo("#1d3f84")}
    )
    expect(page.get_by_text("بررسی شد")).to_have_count(1)
    go_on(page)
    heading(page, "مشخصات شما")
    expect(page.locator("aside")).to_contain_text("به پرونده دسترسی ندارد")
    page.get_by_label("نام و نام خانوادگی").fill(NAME)
    page.get_by_label("کد ملی").fill(VALID_ID)
    page.get_by_label("شمارهٔ موبایل").fill("۰۹۱۳۷۶۵۴۳۲۱")
    look(page, "governorate-02-you", dark=True)
    return send(page, "ارسال شکایت")


def ask_for_a_bench(page: Page, stage: Stage) -> str:
    """File a request in the same county; return its number."""
    begin(page, stage, REQUEST)
    go_on(page)
    page.get_by_label("شرح درخواست").fill("ایستگاه میدان کمال‌الملک نیمکت ندارد.")
    page.get_by_label("شهرستان").select_option(label="کاشان")
    go_on(page)
    go_on(page)
    page.get_by_label("شمارهٔ موبایل").fill("۰۹۱۳۷۶۵۴۳۲۱")
    return send(page, "ارسال درخواست")


def send(page: Page, button: str) -> str:
    """Agree, send, note the number."""
    go_on(page)
    page.get_by_label("آنچه نوشته‌ام درست است").check()
    follow(page.get_by_role("button", name=button))
    number = number_of(page)
    follow(page.get_by_role("button", name="یادداشت کردم"))
    return number


def work_on_it(above: Colleague, number: str) -> list[str]:
    """Read the complaint, write a letter about it; return every address of it that was met."""
    page = above.open(number)
    main = page.get_by_role("main")
    for words in (TEXT, NAME, ACCUSED, "رسید نامه.jpg"):
        expect(main).to_contain_text(words)
    look(page, "governorate-10-seen-above")
    screen = page.url
    file = page.get_by_role("link", name="رسید نامه.jpg").get_attribute("href")
    follow(page.get_by_role("button", name="به من بسپار"))
    above.told()
    follow(page.get_by_role("link", name="نامهٔ تازه"))
    expect(page.locator("[name=recipient]")).to_be_visible()
    new = page.url
    look(page, "governorate-11-letter")
    for name, words in LETTER.items():
        page.locator(f"[name={name}]").fill(words)
    follow(page.get_by_role("button", name="ذخیرهٔ پیش‌نویس"))
    above.told()
    letter = page.url
    assert letter != new
    return [screen, str(file), new, letter]


def finds_nothing(accused: Colleague, filed: Filed, places: list[str]) -> None:
    """Look where staff look; the request shows that there was something to see."""
    page = accused.cases()
    expect(page.get_by_role("link", name=REQUEST)).to_have_count(1)
    expect(page.get_by_role("link", name="همهٔ باز")).to_contain_text("۱")
    no_trace(page, filed)
    look(page, f"governorate-20-{accused.username}")
    for queue in ("واحد من", "بی‌کارشناس", "بسته شد"):
        follow(page.get_by_role("link", name=queue))
        no_trace(page, filed)
    for path in (
        f"cases/?q={filed.complaint}",
        "cases/?q=کاشان",
        "cases/?is_open=&unit=&state=received",
        f"pages/search/?q={filed.complaint}",
        f"pages/search/?q={NAME}",
        "reports/site-history/",
        "",
    ):
        no_trace(accused.go(path), filed)
    expect(accused.go(f"cases/?q={filed.request}").get_by_role("link", name=REQUEST)).to_have_count(
        1
    )
    for place in places:
        answer = page.request.get(place if "://" in place else accused.stage.address + place)
        assert answer.status == 404, place
        assert not re.search(f"{filed.complaint}|{NAME}", answer.text())
    nothing_in_the_interface(page, accused.stage, filed, places[0])


def nothing_in_the_interface(page: Page, stage: Stage, filed: Filed, screen: str) -> None:
    """Ask the API with the browser that is signed in."""
    pk = screen.rstrip("/").rpartition("/")[2]
    for path in (f"cases/{pk}/", f"complaints/{pk}/", f"search/?q={filed.complaint}"):
        answer = page.request.get(f"{stage.address}/api/v1/{path}")
        assert answer.status in {200, 401, 403, 404, 405}, path
        assert not re.search(f"{filed.complaint}|{NAME}|{TEXT[:20]}", answer.text())


def no_trace(page: Page, filed: Filed) -> None:
    """Nothing on the open screen says that there is a complaint."""
    text = page.get_by_role("main").inner_text()
    assert not re.search(f"{NAME}|{TEXT[:20]}|{TITLE}", text), text
    assert filed.complaint not in text or f"«{filed.complaint}»" in text
