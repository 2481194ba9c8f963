"""Authorities are asked, the board decides by a resolution, the permit comes from the register."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.cases.models import Answer, Case, CaseEvent, Term
from participation.common.clock import today
from participation.common.models import Letter, OutboxMessage, Unit
from participation.ngos.applications.enums import ApplicationState
from participation.ngos.applications.models import (
    Application,
    Decision,
    Inquiry,
    InquiryAuthority,
    InquirySettings,
    RefusalReason,
)
from participation.ngos.models import Permit
from participation.resolutions.enums import BodyKind
from participation.resolutions.models import Resolution
from persian.digits import to_persian_digits
from tests.participation.cases.at_the_desk import address, do, signed_in
from tests.participation.cases.cast import officer
from tests.participation.cases.following import opened, page, token_in
from tests.participation.ngos.applications.applying import TITLE
from tests.participation.ngos.applications.reviewing import (
    TODAY,
    act,
    done,
    replied,
    screen,
    sent,
    taken_up,
    with_papers,
)
from tests.participation.resolutions.factories import body, meeting, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.db]
RESULT = "نشانهٔ نتیجهٔ استعلام"


def a_resolution(row: int = 1) -> Resolution:
    """A resolution of the board of the county."""
    board = body("هیئت نظارت شهرستان", kind=BodyKind.BOARD)
    number = board.meetings.count() + 1
    return resolution("درخواست پروانه", meeting=meeting(number, body=board), row=row)


def before_board(client: Client, case: Case) -> None:
    """Bring an application before the board."""
    sent(client, case)
    replied(client, case)
    done(client, case, "to_board")


def test_each_person_is_asked_about_at_each_authority_in_one_letter_for_all(asked: Any) -> None:
    authorities = InquiryAuthority.objects.count()
    assert Inquiry.objects.count() == 2 * authorities
    letters = Letter.objects.filter(holder_id=str(asked.case.pk))
    assert letters.count() == authorities
    assert all(letter.body.count("کد ملی") == 2 for letter in letters)
    assert Case.objects.get(pk=asked.case.pk).state == ApplicationState.INQUIRY


def test_nobody_is_asked_about_while_a_paper_is_rejected_or_not_looked_at(
    governorate: Unit, officer_of_inquiries: Client
) -> None:
    made = with_papers()
    taken_up(officer_of_inquiries, made.case)
    answer = act(officer_of_inquiries, made.case, "inquire")
    assert answer.status_code == 422
    assert "هنوز مدرکی هست" in answer.content.decode()
    assert not Inquiry.objects.exists()


def test_the_matrix_says_what_was_asked_answered_and_is_late(
    asked: Any, officer_of_inquiries: Client
) -> None:
    sent(officer_of_inquiries, asked.case)
    replied(officer_of_inquiries, asked.case, leave=1)
    Inquiry.objects.filter(answered_on__isnull=True).update(due_on=today() - timedelta(days=1))
    shown = officer_of_inquiries.get(screen(asked.case)).content.decode()
    assert shown.count("<b>پاسخ رسید</b>") == 6
    assert shown.count("دیر شده") == 2
    assert "۶ پاسخ از ۸ پاسخ" in shown


def test_the_board_waits_for_replies_unless_somebody_says_that_it_does_not(
    asked: Any, officer_of_inquiries: Client
) -> None:
    sent(officer_of_inquiries, asked.case)
    replied(officer_of_inquiries, asked.case, leave=1)
    refused = act(officer_of_inquiries, asked.case, "to_board")
    assert refused.status_code == 422
    assert "هنوز همهٔ پاسخ‌ها نرسیده" in refused.content.decode()
    done(officer_of_inquiries, asked.case, "to_board", without_replies="on")
    assert Case.objects.get(pk=asked.case.pk).state == ApplicationState.BOARD


def test_a_result_is_kept_only_where_the_office_keeps_results(
    asked: Any, officer_of_inquiries: Client
) -> None:
    sent(officer_of_inquiries, asked.case)
    replied(officer_of_inquiries, asked.case, result=RESULT)
    # The box was not there; what was sent all the same is not kept.
    assert set(Inquiry.objects.values_list("result", flat=True)) == {""}
    assert 'name="result"' not in officer_of_inquiries.get(screen(asked.case)).content.decode()


def test_a_result_is_read_by_the_officer_of_inquiries_and_the_board_alone(
    client: Client, asked: Any, officer_of_inquiries: Client, governorate: Unit
) -> None:
    InquirySettings.objects.create(keeps_results=True)
    sent(officer_of_inquiries, asked.case)
    replied(officer_of_inquiries, asked.case, result=RESULT)
    assert RESULT in officer_of_inquiries.get(screen(asked.case)).content.decode()

    colleague = signed_in(officer("colleague", governorate))
    seen = colleague.get(screen(asked.case)).content.decode()
    assert seen.count("<b>پاسخ رسید</b>") == 8
    places = {
        "screen": seen,
        "case": colleague.get(address(asked.case)).content.decode(),
        "list": colleague.get("/admin/cases/").content.decode(),
        "find": colleague.get("/admin/cases/find/", {"q": RESULT}, follow=True).content.decode(),
        "citizen": page(opened(client, asked)),
        "events": repr(list(CaseEvent.objects.values())),
        "letters": repr(list(Letter.objects.values())),
        "messages": repr([(one.body, one.variables) for one in OutboxMessage.objects.all()]),
    }
    for place, text in places.items():
        assert "نشانهٔ نتیجه" not in text.replace(f'value="{RESULT}"', ""), place
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ngo_applications_inquiry")
        assert RESULT not in repr(cursor.fetchall())


def test_whoever_may_not_read_results_does_not_even_ask_the_database_for_them(
    asked: Any, governorate: Unit
) -> None:
    InquirySettings.objects.create(keeps_results=True)
    colleague = signed_in(officer("colleague", governorate))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert colleague.get(screen(asked.case)).status_code == 200
    of_inquiries = [one["sql"] for one in queries if 'ngo_applications_inquiry"' in one["sql"]]
    assert of_inquiries
    assert not any('"result"' in sql for sql in of_inquiries)


def test_the_approval_of_the_board_leads_over_the_assembly_to_a_permit_of_the_register(
    client: Client, asked: Any, officer_of_inquiries: Client
) -> None:
    desk, case = officer_of_inquiries, asked.case
    before_board(desk, case)
    decided = a_resolution()
    done(desk, case, "approve", resolution=decided.pk)
    assert Decision.objects.get().resolution == decided
    told = page(opened(client, asked))
    assert "تأیید اولیه" in told
    assert "هیئت نظارت شهرستان" in told

    done(desk, case, "assembly", on=TODAY)
    given = {"number": "۴۵۶۷", "on": TODAY, "gazette_number": "۲۲۳۳۴", "gazette_on": TODAY}
    done(desk, case, "issue", **given)

    application = Application.objects.get()
    permit = Permit.objects.get()
    assert (permit.ngo, permit.ngo.title) == (application.ngo, TITLE)
    assert permit.ngo.registration_number == "4567"
    assert to_persian_digits(permit.number) in page(client)
    assert TITLE in client.get(permit.get_absolute_url()).content.decode()
    assert permit.ngo.get_absolute_url() in desk.get(address(case)).content.decode()
    assert permit.ngo.versions.first().decision == decided
    case = Case.objects.get(pk=case.pk)
    assert (case.state, case.is_open) == (ApplicationState.ISSUED, False)


def test_a_refusal_tells_reasons_of_the_approved_list_and_can_be_objected_to_in_its_time(
    client: Client, asked: Any, officer_of_inquiries: Client
) -> None:
    desk, case = officer_of_inquiries, asked.case
    before_board(desk, case)
    without = act(desk, case, "refuse", resolution=a_resolution().pk)
    assert without.status_code == 422
    reason = RefusalReason.objects.get(title="اساسنامه")
    done(desk, case, "refuse", resolution=a_resolution().pk, reasons=[reason.pk])

    answer = Answer.objects.get(case=case)
    assert reason.text in answer.text
    term = Term.objects.get(case=case, purpose="objection")
    assert term.amount == 20
    browser = opened(client, asked)
    form = page(browser).partition('action="/track/case/object/"')[2]
    given = {"token": token_in(form), "text": "اساسنامه را اصلاح کرده‌ایم."}
    assert browser.post("/track/case/object/", given).status_code == 302
    assert Case.objects.get(pk=case.pk).state == ApplicationState.REVIEW


def test_two_members_decide_at_once_and_one_is_told(
    asked: Any, officer_of_inquiries: Client
) -> None:
    desk, case = officer_of_inquiries, asked.case
    before_board(desk, case)
    version = Case.objects.get(pk=case.pk).version
    first, second = a_resolution(), a_resolution()
    done(desk, case, "approve", resolution=first.pk)
    given = {"do": "approve", "version": version, "resolution": second.pk}
    answer = desk.post(screen(case), given, follow=True)
    assert "این کار انجام شده است" in answer.content.decode()
    assert Decision.objects.get().resolution == first


def test_whoever_enters_no_decisions_is_offered_none(asked: Any, governorate: Unit) -> None:
    Case.objects.filter(pk=asked.case.pk).update(state=ApplicationState.BOARD)
    colleague = signed_in(officer("colleague", governorate))
    assert 'value="approve"' not in colleague.get(screen(asked.case)).content.decode()
    act(colleague, asked.case, "approve", resolution=a_resolution().pk)
    assert not Decision.objects.exists()


def test_once_authorities_were_asked_nobody_declines_in_free_words(
    asked: Any, officer_of_inquiries: Client
) -> None:
    Case.objects.filter(pk=asked.case.pk).update(state=ApplicationState.REVIEW)
    case = Case.objects.get(pk=asked.case.pk)
    answer = do(officer_of_inquiries, case, "decline", text=f"پاسخ دستگاه: {RESULT}")
    assert answer.status_code in {409, 422}
    assert Case.objects.get(pk=case.pk).state == ApplicationState.REVIEW
    assert not Answer.objects.filter(case=case).exists()
