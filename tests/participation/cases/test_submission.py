"""A submission becomes one whole case, however often it is sent."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from participation.cases.enums import EventType, Identity
from participation.cases.models import Applicant, Case, CaseEvent, Receipt
from participation.cases.numbers import is_key_of
from participation.cases.services.retention import delete_dead_receipts
from participation.common.files import FileGoneError
from participation.common.models import OutboxMessage, PrivateFile
from participation.complaints.models import Complaint
from tests.participation.cases.cast import MOBILE, Province, category, filed

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_a_complaint_is_a_case_with_number_key_term_event_and_message(province: Province) -> None:
    made = filed(category(province.desk, promised_amount=10, promised_unit="calendar_days"))
    case = made.case

    assert case.number.startswith("14")
    assert made.key is not None
    assert is_key_of(case.number, made.key, case.key_hash)
    assert case.due_date is not None
    assert CaseEvent.objects.get(case=case).type == EventType.RECEIVED
    assert Complaint.objects.get(case=case).text.startswith("از مهرماه")
    assert Applicant.objects.get(case=case).mobile == MOBILE
    sent = OutboxMessage.objects.get()
    assert (sent.recipient, sent.pattern) == (MOBILE, "case_received")
    assert made.key not in sent.variables


def test_the_same_submission_twice_is_one_case_with_the_same_number_and_key(
    province: Province,
) -> None:
    asked, token = category(province.desk), uuid.uuid4()

    first, second = filed(asked, submission=token), filed(asked, submission=token)

    assert (first.is_new, second.is_new) == (True, False)
    assert (first.case.number, first.key) == (second.case.number, second.key)
    assert Case.objects.count() == Complaint.objects.count() == OutboxMessage.objects.count() == 1


def test_the_key_is_not_told_again_once_its_hour_is_over(province: Province) -> None:
    asked, token = category(province.desk), uuid.uuid4()
    filed(asked, submission=token)
    Receipt.objects.update(expires_at=timezone.now())

    assert filed(asked, submission=token).key is None
    assert delete_dead_receipts() == 1
    assert filed(asked, submission=token).key is None
    assert Case.objects.count() == 1


def test_nothing_of_a_case_is_there_when_one_of_its_rows_is_refused(province: Province) -> None:
    asked = category(province.desk)
    with pytest.raises(DatabaseError), transaction.atomic():
        filed(asked, consent_version=-1)

    assert not Case.objects.exists()
    assert not Complaint.objects.exists()


def test_a_report_keeps_no_person_whoever_is_sent_along(province: Province) -> None:
    case = filed(category(province.desk, "report")).case

    assert case.identity == Identity.NONE
    assert not Applicant.objects.exists()
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE cases_caseevent SET type = 'rated'", "DELETE FROM cases_caseevent"],
)
def test_the_database_refuses_to_change_the_timeline(province: Province, statement: str) -> None:
    filed(category(province.desk))

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert CaseEvent.objects.get().type == EventType.RECEIVED


def test_a_file_that_was_removed_meanwhile_is_told_and_no_case_is_made() -> None:
    file = PrivateFile.objects.create(purpose="complaint", name="x.pdf", size=1)
    PrivateFile.objects.all().delete()

    with pytest.raises(FileGoneError):
        filed(category(Province().desk), files=[file])

    assert not Case.objects.exists()
