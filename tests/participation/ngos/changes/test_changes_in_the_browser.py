"""One director of nine is replaced, in a real Chromium: from the number of the permit to the two
versions of the register.
"""

import re

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from participation.cases.models import Case
from participation.cases.numbers import plain_number
from participation.common.models import Unit, User
from participation.ngos.applications.models import Inquiry, InquiryAuthority
from participation.ngos.models import Seat
from persian.jalali import format_short, today
from tests.browser import assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.common.files.samples import pdf
from tests.participation.ngos.applications.applying import code_sent_to
from tests.participation.ngos.applications.reviewing import taken_up
from tests.participation.ngos.applications.test_decisions import a_resolution
from tests.participation.ngos.changes.changing import (
    MOBILE,
    NEW,
    NEWCOMER,
    OLD,
    done,
    judged,
    newcomer,
    of_nine,
    screen,
)
from tests.participation.ngos.changes.test_one_of_nine import asked_and_answered

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]


def look(page: Page, name: str, *, staff: bool = False) -> None:
    """See the page on a phone and a desk: it fits and axe finds nothing."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 1400 if staff else 900})
        if not staff:
            assert_fits(page)
        assert_axe_clean(page)
        screenshot(page, f"ngo-change-{name}-{width}")


def test_one_director_of_nine_is_replaced(
    page: Page, server: str, governorate: Unit, clerk: User
) -> None:
    permit = of_nine()
    visit(page, f"{server}{NEW}")
    page.get_by_label("شمارهٔ پروانه").fill(permit.number)
    look(page, "enter")
    follow(page.get_by_role("button", name="ادامه"))
    page.get_by_label("کد", exact=True).fill(code_sent_to(MOBILE))
    follow(page.get_by_role("button", name="ادامه"))
    expect(page.get_by_role("heading", level=1)).to_have_text(permit.ngo.title)
    look(page, "begin")
    page.get_by_label("هیئت مدیره و نماینده").check()
    follow(page.get_by_role("button", name="ادامه"))
    case = _file(page, server)
    key = " ".join(
        group
        for group in page.locator(".key span").all_inner_texts()
        if re.fullmatch(r"[۰-۹]{4}", group)
    )

    desk = signed_in(clerk)
    taken_up(desk, case)
    judged(desk, case)
    staff = _at_the_desk(page, server, desk, screen(case))
    look(staff, "desk-review", staff=True)
    asked_and_answered(desk, case)
    assert Inquiry.objects.count() == InquiryAuthority.objects.count()
    staff.reload()
    expect(staff.locator("#matrix").or_(staff.get_by_text("استعلام‌ها")).first).to_be_visible()
    look(staff, "desk-asked", staff=True)
    done(desk, case, "to_board")
    done(desk, case, "approve", resolution=a_resolution().pk)
    staff.reload()
    follow(staff.get_by_role("link", name="مقایسهٔ دو نسخه"))
    expect(staff.get_by_text(NEWCOMER).first).to_be_visible()
    look(staff, "compared", staff=True)
    staff.context.close()

    visit(page, f"{server}/track/")
    page.get_by_label("شمارهٔ پرونده").first.fill(plain_number(case.number))
    page.get_by_label("کلید پیگیری").first.fill(key)
    follow(page.get_by_role("button", name="پیگیری", exact=True))
    expect(page.get_by_text("موافقت شد و در فهرست تشکل‌ها ثبت شد").first).to_be_visible()
    look(page, "tracked")
    visit(page, f"{server}{permit.ngo.get_absolute_url()}")
    expect(page.get_by_text("تغییر هیئت مدیره").first).to_be_visible()
    expect(page.get_by_text(NEWCOMER)).to_have_count(0)
    look(page, "public")
    assert Seat.objects.filter(ngo=permit.ngo).taken().count() == 9


def _file(page: Page, server: str) -> Case:
    page.get_by_label("روز مجمع").fill(format_short(today()))
    page.get_by_label(OLD[4]).check()
    page.get_by_label("چند نفر تازه‌اند؟").select_option("1")
    look(page, "board")
    follow(page.get_by_role("button", name="ادامه"))
    told = newcomer()
    for label, name in (
        ("نام کوچک", "first_name"),
        ("نام خانوادگی", "last_name"),
        ("نام پدر", "father_name"),
        ("کد ملی", "national_id"),
        ("تاریخ تولد", "born_on"),
        ("موبایل این فرد", "mobile"),
    ):
        page.get_by_label(label, exact=True).fill(str(told[name]))
    page.get_by_label("عضو هیئت مدیره", exact=True).check()
    look(page, "person")
    follow(page.get_by_role("button", name="ادامه"))
    page.locator("input[type=file]").set_input_files(
        [
            {"name": f"p{one}.pdf", "mimeType": "application/pdf", "buffer": pdf.plain(one)}
            for one in (1, 2, 3)
        ]
    )
    expect(page.get_by_text("p3.pdf")).to_be_visible()
    follow(page.get_by_role("button", name="ادامه"))
    boxes = page.locator("main select")
    for place, wanted in enumerate(("0-assembly", "1-certificate", "1-card")):
        boxes.nth(place).select_option(wanted)
    look(page, "papers")
    follow(page.get_by_role("button", name="ادامه"))
    look(page, "check")
    page.get_by_role("checkbox").check()
    follow(page.get_by_role("button", name="ارسال درخواست"))
    look(page, "done")
    return Case.objects.get(kind="ngo_change")


def _at_the_desk(page: Page, server: str, desk: Client, address: str) -> Page:
    staff = page.context.browser.new_context(locale="fa-IR")  # type: ignore[union-attr]
    session = desk.cookies["sessionid"].value
    staff.add_cookies([{"name": "sessionid", "value": session, "url": server}])
    opened = staff.new_page()
    visit(opened, f"{server}{address}")
    return opened
