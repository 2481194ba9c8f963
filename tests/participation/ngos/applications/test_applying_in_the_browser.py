"""From the first check of a name to the permit, in a real Chromium.

One part comes back, one inquiry is late, one refusal is objected to.
"""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from participation.cases.models import Case
from participation.cases.numbers import plain_number
from participation.common.clock import today
from participation.common.models import Unit, User
from participation.ngos.applications.enums import ApplicationState
from participation.ngos.applications.models import Inquiry, Paper, RefusalReason
from participation.ngos.models import Permit
from tests.browser import assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.common.files.samples import pdf
from tests.participation.ngos.applications.applying import (
    NAME,
    NEW,
    TITLE,
    Walker,
    code_sent_to,
    mobile,
    typed,
)
from tests.participation.ngos.applications.reviewing import (
    TODAY,
    done,
    judged,
    may,
    replied,
    sent,
    taken_up,
)
from tests.participation.ngos.applications.test_decisions import a_resolution

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]
COOKIE = "ngo-draft"


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def look(page: Page, name: str) -> None:
    """See the page on a phone and a desk, in light and dark: it fits and axe finds nothing."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert_fits(page)
            assert_axe_clean(page)
            screenshot(page, f"ngo-{name}-{width}-{scheme}")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")


def at_the_desk(page: Page, case: Case, desk: Client, name: str, *, words: str) -> None:
    """See the screen of the application as its officer does, with these words on it."""
    there = urlsplit(page.url)
    server = f"{there.scheme}://{there.netloc}"
    session = desk.cookies["sessionid"].value
    staff = page.context.browser.new_context(locale="fa-IR")  # type: ignore[union-attr]
    staff.add_cookies([{"name": "sessionid", "value": session, "url": server}])
    screen = staff.new_page()
    visit(screen, f"{server}/admin/ngo-applications/{case.pk}/")
    expect(screen.get_by_text(words).first).to_be_visible()
    for width in (360, 1280):
        screen.set_viewport_size({"width": width, "height": 1400})
        for scheme in ("light", "dark"):
            screen.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert_axe_clean(screen)
            screenshot(screen, f"ngo-desk-{name}-{width}-{scheme}")
    staff.close()


def keep(page: Page) -> None:
    follow(page.get_by_role("button", name="ذخیره"))


def the_rest(page: Page) -> None:
    """Tell by the same draft what the browser has not, with papers and all codes but the first."""
    client = Client()
    cookies = {one["name"]: one["value"] for one in page.context.cookies()}
    client.cookies[COOKIE] = cookies[COOKIE]
    walker = Walker(client).section("work").section("place")
    for number in range(2, 6):
        walker.person(number)
    walker.papers()
    for number in range(2, 6):
        walker.confirm(number)


def test_from_the_first_check_of_the_name_to_the_permit(
    page: Page, server: str, governorate: Unit, clerk: User
) -> None:
    case = _apply(page, server)
    desk = signed_in(may(clerk, "record_inquiries", "view_inquiry_results", "decide_application"))
    _one_part_comes_back(page, server, case, desk)
    _one_inquiry_is_late(page, case, desk)
    _the_board_refuses_and_is_objected_to(page, case, desk)

    done(desk, case, "to_board")
    done(desk, case, "approve", resolution=a_resolution().pk)
    done(desk, case, "assembly", on=TODAY)
    done(desk, case, "issue", number="۴۵۶۷", on=TODAY)
    assert Permit.objects.get().ngo.title == TITLE
    page.reload()
    expect(page.get_by_text("پروانه صادر شد").first).to_be_visible()
    look(page, "issued")


def _apply(page: Page, server: str) -> Case:
    visit(page, f"{server}/ngos/apply/")
    page.get_by_label("نامی که در نظر دارید").fill(NAME)
    follow(page.get_by_role("button", name="مقایسه"))
    expect(page.get_by_text("نام نزدیکی پیدا نشد")).to_be_visible()
    look(page, "guide")
    follow(page.get_by_role("link", name="ثبت درخواست").first)
    look(page, "begin")
    follow(page.get_by_role("button", name="آغاز"))
    heading(page, "درخواست شما")
    follow(page.get_by_role("link", name="نام", exact=True))
    page.get_by_label("واژهٔ پیش از نام").select_option(label="انجمن")
    page.get_by_label("نام پیشنهادی").fill(NAME)
    look(page, "name")
    keep(page)
    heading(page, f"پروانهٔ «{TITLE}»")
    look(page, "tasks-begun")
    follow(page.get_by_role("link", name="اساسنامه", exact=True))
    page.get_by_label("اساسنامهٔ دفتر که با پاسخ‌های ما پر می‌شود").check()
    look(page, "statute")
    keep(page)
    follow(page.get_by_role("link", name="افراد"))
    heading(page, "افراد")
    follow(page.get_by_role("link", name="افزودن فرد"))
    _person(page)
    the_rest(page)
    visit(page, f"{server}{NEW}people/")
    look(page, "people")
    visit(page, f"{server}{NEW}papers/")
    look(page, "papers")
    visit(page, f"{server}{NEW}founders/")
    follow(page.get_by_role("button", name="فرستادن کد").first)
    look(page, "founders")
    page.get_by_label("کد", exact=True).fill(code_sent_to(mobile(1)))
    follow(page.get_by_role("button", name="تأیید", exact=True))
    visit(page, f"{server}{NEW}tasks/")
    look(page, "tasks-whole")
    follow(page.get_by_role("link", name="بازبینی و ارسال"))
    heading(page, "پیش از ارسال، یک بار بخوانید")
    look(page, "check")
    page.get_by_role("checkbox").check()
    follow(page.get_by_role("button", name="ارسال درخواست"))
    heading(page, "درخواست شما ثبت شد")
    look(page, "done")
    return Case.objects.get()


def _person(page: Page) -> None:
    told = typed(1)
    for label, name in (
        ("نام کوچک", "first_name"),
        ("نام خانوادگی", "last_name"),
        ("نام پدر", "father_name"),
        ("کد ملی", "national_id"),
        ("تاریخ تولد", "born_on"),
        ("موبایل این فرد", "mobile"),
    ):
        page.get_by_label(label, exact=True).fill(str(told[name]))
    page.get_by_label("مؤسس", exact=True).check()
    page.get_by_label("نمایندهٔ هیئت مؤسس").check()
    page.get_by_label("در موضوع سازمان مدرک تحصیلی").check()
    look(page, "person")
    keep(page)
    heading(page, "افراد")


def _one_part_comes_back(page: Page, server: str, case: Case, desk: Client) -> None:
    number = plain_number(case.number)
    frame = page.locator(".key span").all_inner_texts()
    key = " ".join(group for group in frame if re.fullmatch(r"[۰-۹]{4}", group))
    taken_up(desk, case)
    at_the_desk(page, case, desk, "papers", words="بررسی مدارک")
    judged(desk, case, statute="unsigned")
    done(desk, case, "return", parts=["place"], text="کد پستی دفتر را هم بنویسید.")
    visit(page, f"{server}/track/")
    page.get_by_label("شمارهٔ پرونده").first.fill(number)
    page.get_by_label("کلید پیگیری").first.fill(key)
    follow(page.get_by_role("button", name="پیگیری", exact=True))
    look(page, "returned")
    follow(page.get_by_role("link", name="اصلاح موارد نشان‌شده"))
    look(page, "mend")
    follow(page.get_by_role("link", name="نشانی و راه‌های تماس"))
    page.get_by_label("کد پستی").fill("۸۱۷۴۶۷۳۴۴۱")
    look(page, "mend-part")
    keep(page)
    statute = Paper.objects.get(kind="statute")
    visit(page, f"{server}/track/application/paper-{statute.pk}/")
    look(page, "mend-paper")
    page.get_by_label("فایل تازه").set_input_files(
        {"name": "statute.pdf", "mimeType": "application/pdf", "buffer": pdf.plain(20)}
    )
    keep(page)
    follow(page.get_by_role("button", name="ارسال به دفتر"))
    case.refresh_from_db()
    assert case.state == ApplicationState.REVIEW


def _one_inquiry_is_late(page: Page, case: Case, desk: Client) -> None:
    judged(desk, case)
    done(desk, case, "inquire")
    sent(desk, case)
    replied(desk, case, leave=1)
    Inquiry.objects.filter(answered_on__isnull=True).update(due_on=today() - timedelta(days=3))
    at_the_desk(page, case, desk, "late", words="دیر شده")
    Inquiry.objects.filter(answered_on__isnull=True).update(
        answered_on=today(), reply_number="9", reply_dated=today()
    )


def _the_board_refuses_and_is_objected_to(page: Page, case: Case, desk: Client) -> None:
    done(desk, case, "to_board")
    reason = RefusalReason.objects.get(title="نام")
    done(desk, case, "refuse", resolution=a_resolution().pk, reasons=[reason.pk])
    page.reload()
    expect(page.get_by_text(reason.text).first).to_be_visible()
    look(page, "refused")
    page.get_by_label("چرا راضی نیستید").fill("نام را با هیئت هماهنگ کرده‌ایم.")
    follow(page.get_by_role("button", name="ثبت اعتراض"))
    case.refresh_from_db()
    assert case.state == ApplicationState.REVIEW
