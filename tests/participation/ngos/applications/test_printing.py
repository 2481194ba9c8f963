"""Founders print statute, application and letter; the office says when originals are brought."""

import datetime
import io

import docx
import pytest
from django.test import Client
from docx.oxml.ns import qn

from participation.cases.models import Case
from participation.common.calendar import working_calendar
from participation.common.models import OutboxMessage, Unit
from participation.ngos.applications.enums import ApplicationState, StatuteWay
from participation.ngos.applications.models import Application, Appointment, Flag, Paper
from participation.ngos.statutes.models import Clause
from persian.jalali import format_short, today
from tests.participation.cases.following import opened, page
from tests.participation.common.pdf.reading import text_of
from tests.participation.ngos.applications.applying import (
    LAST_NAMES,
    NAME,
    NEW,
    TITLE,
    Walker,
    applied,
)
from tests.participation.ngos.applications.reviewing import (
    act,
    done,
    judged,
    screen,
    taken_up,
    with_papers,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
PAPERS = "/track/application/papers/"
APPOINTMENT = "/track/application/appointment/"
OF_THE_OFFICE = {
    "statute_way": StatuteWay.OFFICE,
    "directors": 5,
    "alternates": 2,
    "inspectors": 1,
    "director_years": 2,
}


def words_of(content: bytes) -> str:
    """Return what a Word document says."""
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_the_statute_is_filled_with_what_was_told_from_the_right_in_persian_digits(
    client: Client, governorate: Unit
) -> None:
    made = applied(**OF_THE_OFFICE, capital=50_000_000)
    answer = opened(client, made).get(f"{PAPERS}statute/")

    assert answer["Content-Type"].endswith("wordprocessingml.document")
    said = words_of(answer.content)
    for told in (
        f"اساسنامهٔ {TITLE}",
        f"نام سازمان «{TITLE}» است",
        "سازمان در شهرستان اصفهان فعالیت می‌کند",
        "اصفهان، خیابان نمونه، پلاک ۳",
        "۵۰٬۰۰۰٬۰۰۰ ریال",
        "هیئت مدیره ۵ عضو اصلی و ۲ عضو علی‌البدل دارد که مجمع عمومی آنان را برای ۲ سال",
        "مجمع عمومی ۱ بازرس",
        "از میان ۵ مؤسس",
        "مادهٔ ۲۳ –",
        f"مهر {LAST_NAMES[4]}",
        "اثر انگشت",
    ):
        assert told in said
    # There is no short name, and no line about one; every gap is filled.
    assert "نام کوتاه" not in said
    assert "{{" not in said
    assert "…" not in said
    document = docx.Document(io.BytesIO(answer.content))
    for paragraph in document.paragraphs:
        assert paragraph._p.pPr.find(qn("w:bidi")) is not None
        for run in paragraph.runs:
            assert run.font.rtl
            assert run._r.rPr.rFonts.get(qn("w:cs")) == "B Nazanin"
    assert "مهر" not in answer["Content-Disposition"]


def test_an_application_keeps_the_clauses_of_its_day(
    client: Client, governorate: Unit, django_user_model: type
) -> None:
    made = applied(**OF_THE_OFFICE)
    admin = django_user_model.objects.create_superuser("admin", password="x")
    browser = Client()
    browser.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    clause = Clause.objects.get(title="تابعیت و مدت")
    address = f"/admin/statute_clauses/edit/{clause.pk}/"
    given = {"title": clause.title, "order": clause.order, "is_active": "on"}

    refused = browser.post(address, {**given, "text": "برای {{سالها}} سال است."})
    assert refused.status_code == 200
    assert "این جاها شناخته نیست: سالها" in refused.content.decode()
    clause.refresh_from_db()
    assert "سالها" not in clause.text

    kept = browser.post(address, {**given, "text": "مدت فعالیت «{{نام}}» ده سال است."})
    assert kept.status_code == 302
    assert "نامحدود است" in words_of(opened(client, made).get(f"{PAPERS}statute/").content)
    later = applied(**OF_THE_OFFICE, name="یاران دی")
    said = words_of(opened(Client(), later).get(f"{PAPERS}statute/").content)
    assert "مدت فعالیت «انجمن یاران دی» ده سال است" in said
    assert "نامحدود است" not in said
    shown = browser.get(f"/admin/statute_clauses/inspect/{clause.pk}/").content.decode()
    assert "نامحدود است" in shown
    assert "ده سال است" in shown


def test_a_clause_that_was_used_is_not_deleted(admin_client: Client, governorate: Unit) -> None:
    clause = Clause.objects.get(title="نشانی")
    address = f"/admin/statute_clauses/delete/{clause.pk}/"
    told = admin_client.post(address, follow=True).content.decode()
    assert Clause.objects.filter(pk=clause.pk).exists()
    assert "این به کار رفته است" in told


def test_whoever_takes_the_offices_statute_sends_no_paper_of_it(client: Client) -> None:
    walker = Walker(client).begin_at()
    walker.section("name")
    early = words_of(client.get(f"{NEW}papers/statute/").content)
    assert f"نام سازمان «{TITLE}» است" in early
    assert "هیئت مدیره ............ عضو اصلی" in early

    few = {"way": "office", "directors": "۱", "seen": "9"}
    refused = client.post(f"{NEW}statute/", few, follow=True).content.decode()
    assert "عددی از ۳ تا ۲۵ بنویسید" in refused
    whole = {"directors": "۷", "alternates": "2", "inspectors": "2", "director_years": "۳"}
    walker.section("statute", way="office", scope="شهرستان اصفهان و حومه", **whole)
    walker.section("work").section("place")
    for number in range(1, 6):
        walker.person(number)
    shown = client.get(f"{NEW}files/").content.decode()
    assert "معرفی‌نامهٔ نماینده" in shown
    assert "پیش‌نویس اساسنامه" not in shown
    said = words_of(client.get(f"{NEW}papers/statute/").content)
    assert "هیئت مدیره ۷ عضو اصلی" in said
    assert "سازمان در شهرستان اصفهان و حومه فعالیت می‌کند" in said
    assert client.get(f"{NEW}papers/other/").status_code == 404
    assert Client().get(f"{NEW}papers/statute/").status_code == 404


def test_the_forms_have_a_place_for_each_founders_signature_and_fingerprint(
    client: Client, governorate: Unit
) -> None:
    made = applied(statute_way=StatuteWay.OWN)
    browser = opened(client, made)
    form, letter = (text_of(browser.get(f"{PAPERS}{name}/").content) for name in ("form", "letter"))
    for said in (form, letter):
        for word in ("امضا", "اثر انگشت", *LAST_NAMES[:2], *LAST_NAMES[3:5]):
            assert word in said
    assert NAME in form
    assert "نمایندهٔ خود معرفی" in " ".join(letter.split())
    shown = page(browser)
    assert f"{PAPERS}form/" in shown
    # A statute of their own is a paper of theirs.
    assert f"{PAPERS}statute/" not in shown
    assert browser.get(f"{PAPERS}statute/").status_code == 404
    assert Client().get(f"{PAPERS}form/").headers["Location"] == "/track/case/"


def test_an_officer_prints_them_and_a_stranger_does_not(governorate: Unit, desk: Client) -> None:
    made = applied(**OF_THE_OFFICE)
    for name in ("statute", "form", "letter"):
        assert desk.get(f"{screen(made.case)}papers/{name}/").status_code == 200
    assert desk.get(f"{screen(made.case)}papers/other/").status_code == 404
    assert Client().get(f"{screen(made.case)}papers/form/").status_code == 302


def test_the_numbers_of_a_statute_are_sent_back_and_put_right(
    client: Client, governorate: Unit, desk: Client
) -> None:
    made = applied(**OF_THE_OFFICE)
    taken_up(desk, made.case)
    done(desk, made.case, "return", parts=["statute"], text="شمار مدیران را فرد بنویسید.")
    browser = opened(client, made)
    given = {"directors": "۹", "alternates": "2", "inspectors": "2", "director_years": "2"}
    answer = browser.post("/track/application/statute/", {**given, "seen": "0"})
    assert answer.status_code == 302
    row = Application.objects.get(case=made.case)
    assert (row.directors, row.statute_way) == (9, StatuteWay.OFFICE)
    assert Flag.objects.get().mended_at is not None
    assert "۹ عضو اصلی" in words_of(browser.get(f"{PAPERS}statute/").content)


def tomorrow(days: int = 3) -> str:
    """A working day that comes."""
    day = today() + datetime.timedelta(days=days)
    return format_short(working_calendar().next_working_day(day))


def test_the_office_sets_one_appointment_and_the_applicant_is_told(
    client: Client, governorate: Unit, desk: Client
) -> None:
    made = with_papers()
    taken_up(desk, made.case)
    statute, card = (Paper.objects.get(kind=kind) for kind in ("statute", "card"))
    given = {"hour": "۱۰:۳۰", "place": "خیابان نمونه، اتاق ۲۱۴", "papers": [statute.pk, card.pk]}
    refused = act(desk, made.case, "appoint", **{**given, "on": "1404/01/05", "hour": "ده"})
    assert refused.status_code == 422
    assert "ساعت را مانند ۱۰:۳۰ بنویسید" in refused.content.decode()
    over = act(desk, made.case, "appoint", on="1404/01/05", **given)
    assert "این زمان گذشته است" in over.content.decode()
    assert not Appointment.objects.exists()

    done(desk, made.case, "appoint", on=tomorrow(), **given)
    message = OutboxMessage.objects.order_by("-created_at").first()
    assert message.pattern == "ngo_appointment"
    assert "۱۰:۳۰" in message.variables
    browser = opened(client, made)
    shown = page(browser)
    assert "آوردن اصل مدارک" in shown
    assert "اتاق ۲۱۴" in shown
    here = browser.get(APPOINTMENT).content.decode()
    assert "کارت ملی" in here
    assert f"مهر {LAST_NAMES[0]}" in here
    printed = text_of(browser.get(f"{APPOINTMENT}list/").content)
    assert "کارت ملی" in printed
    # Who set it, is nobody's business.
    assert "clerk" not in printed
    calendar = browser.get(f"{APPOINTMENT}calendar/")
    assert calendar["Content-Type"].startswith("text/calendar")
    assert "T103000" in calendar.content.decode()
    assert LAST_NAMES[0] not in calendar.content.decode()
    for address in (APPOINTMENT, f"{APPOINTMENT}list/", f"{APPOINTMENT}calendar/"):
        assert Client().get(address).headers["Location"] == "/track/case/"

    # Another takes its place; what was seen is marked in its list.
    done(desk, made.case, "appoint", on=tomorrow(8), **{**given, "papers": [card.pk]})
    assert Appointment.objects.count() == 2
    assert Appointment.objects.standing().count() == 1
    judged(desk, made.case)
    here = browser.get(APPOINTMENT).content.decode()
    assert "دیده شد" in here
    assert "پیش‌نویس اساسنامه" not in here


def test_a_stale_screen_sets_no_appointment(governorate: Unit, desk: Client) -> None:
    made = with_papers()
    taken_up(desk, made.case)
    papers = list(Paper.objects.values_list("pk", flat=True))
    given = {"on": tomorrow(), "hour": "10", "place": "دفتر", "papers": papers}
    answer = desk.post(screen(made.case), {"do": "appoint", "version": 1, **given})
    assert answer.status_code == 409
    assert not Appointment.objects.exists()
    assert Case.objects.get(pk=made.case.pk).state == ApplicationState.REVIEW
