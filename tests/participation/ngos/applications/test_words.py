"""Once an authority has answered, founders read approved texts alone; letters give their day."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from participation.cases.errors import NotAllowedError
from participation.cases.models import Answer, Case, Question
from participation.cases.services import correspondence
from participation.common.clock import today
from participation.common.letters import services as letters
from participation.common.letters.content import Stamp
from participation.common.models import Letter, User
from participation.ngos.applications.models import ApprovedText, Inquiry, InquiryAuthority
from tests.participation.cases.at_the_desk import address, do
from tests.participation.ngos.applications.reviewing import (
    TODAY,
    act,
    done,
    replied,
    screen,
    sent,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
FREE = "دستگاه پاسخ داده است که یکی از مؤسسان پذیرفته نیست."


def approved(purpose: str) -> str:
    """The first approved text for a purpose."""
    return ApprovedText.objects.filter(purpose=purpose)[0].text


def test_before_an_answer_came_officers_write_their_own_words(
    asked: Any, officer_of_inquiries: Client
) -> None:
    sent(officer_of_inquiries, asked.case)
    case = Case.objects.get(pk=asked.case.pk)
    told = do(officer_of_inquiries, case, "inform", text="بررسی ادامه دارد.")
    assert told.status_code == 302
    assert Answer.objects.get().text == "بررسی ادامه دارد."


def test_afterwards_informing_takes_an_approved_text_alone(
    asked: Any, officer_of_inquiries: Client, clerk: User
) -> None:
    sent(officer_of_inquiries, asked.case)
    replied(officer_of_inquiries, asked.case)
    case = Case.objects.get(pk=asked.case.pk)
    refused = do(officer_of_inquiries, case, "inform", text=FREE)
    assert refused.status_code == 422
    assert "یکی از متن‌های تأییدشده" in refused.content.decode()
    assert not Answer.objects.exists()
    # Whoever goes around the form is refused as well.
    for tell in (correspondence.inform, correspondence.ask):
        with pytest.raises(NotAllowedError):
            tell(case_id=case.pk, text=FREE, by=clerk, seen=case.version)
    assert not Answer.objects.exists()
    assert not Question.objects.exists()

    text = approved("inform")
    assert text in officer_of_inquiries.get(address(case)).content.decode()
    assert do(officer_of_inquiries, case, "inform", text=text).status_code == 302
    assert Answer.objects.get().text == text


def test_afterwards_sending_back_takes_an_approved_text_alone(
    asked: Any, officer_of_inquiries: Client
) -> None:
    sent(officer_of_inquiries, asked.case)
    replied(officer_of_inquiries, asked.case, leave=1)
    refused = act(officer_of_inquiries, asked.case, "return", parts=["place"], text=FREE)
    assert refused.status_code == 422
    assert not Question.objects.exists()
    # An informing text is none for asking.
    other = act(
        officer_of_inquiries, asked.case, "return", parts=["place"], text=approved("inform")
    )
    assert other.status_code == 422
    done(officer_of_inquiries, asked.case, "return", parts=["place"], text=approved("ask"))
    assert Question.objects.get().text == approved("ask")


def test_an_authority_was_asked_on_the_day_of_its_letter(
    asked: Any, officer_of_inquiries: Client, clerk: User
) -> None:
    first, second = InquiryAuthority.objects.order_by("order", "pk")[:2]
    refused = act(officer_of_inquiries, asked.case, "sent", authority=first.pk, on="")
    assert refused.status_code == 422
    assert "نامهٔ آن هنوز شماره و تاریخ ندارد" in refused.content.decode()

    day = today() - timedelta(days=2)
    letter = Letter.objects.get(
        pk=Inquiry.objects.filter(authority=first).values_list("letter_id", flat=True)[:1]
    )
    Letter.objects.filter(pk=letter.pk).update(signatory_name="مدیرکل")
    letters.approve_letter(letter=letter, version=letter.version, user=clerk)
    letter.refresh_from_db()
    stamp = Stamp(number="۱۲/۳۴۵", dated=day)
    letters.issue_letter(letter=letter, version=letter.version, stamp=stamp, user=clerk)

    # What is typed does not count against what stands on the letter.
    done(officer_of_inquiries, asked.case, "sent", authority=first.pk, on=TODAY)
    done(officer_of_inquiries, asked.case, "sent", authority=second.pk, on=TODAY)
    days = dict(Inquiry.objects.values_list("authority", "sent_on"))
    assert (days[first.pk], days[second.pk]) == (day, today())
    assert "ثبت" in officer_of_inquiries.get(screen(asked.case)).content.decode()
