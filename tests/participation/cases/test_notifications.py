"""The citizen is told that there is news, by the way that was given, and never what it is."""

import json

import pytest
from django.core import mail

from participation.cases.models import Applicant, Notification
from participation.cases.numbers import plain_number
from participation.cases.services import correspondence
from participation.cases.services.submission import Person
from participation.common.enums import Channel
from participation.common.messages import messages
from participation.common.models import MessageTemplate, OutboxMessage, User
from participation.common.outbox import drain_outbox
from participation.common.outbox.sms.memory import sent_messages
from tests.participation.cases.cast import MOBILE, VALID_ID, Province, category, filed

pytestmark = pytest.mark.django_db
BY_MAIL = Person(name="شهروند نمونه", national_id=VALID_ID, email="citizen@example.org")


def test_whoever_gave_a_mobile_gets_sms_with_the_number_alone(
    province: Province, one: User
) -> None:
    sent_messages.clear()
    case = filed(category(province.desk)).case
    correspondence.answer(case_id=case.pk, text="چراغ نصب شد.", by=one, seen=case.version)

    assert drain_outbox().sent == 2

    number = plain_number(case.number)
    assert [(sms.recipient, sms.pattern, sms.variables) for sms in sent_messages] == [
        (MOBILE, "case_received", {"number": number}),
        (MOBILE, "case_news", {"number": number}),
    ]


def test_whoever_gave_a_mail_address_alone_gets_mail_that_says_only_that_there_is_news(
    province: Province, one: User
) -> None:
    made = filed(category(province.desk), person=BY_MAIL)
    case = made.case
    correspondence.answer(case_id=case.pk, text="چراغ نصب شد.", by=one, seen=case.version)

    assert drain_outbox().sent == 2

    received, news = mail.outbox
    assert (received.subject, news.subject) == ("رسید ثبت", "خبر تازه‌ای هست")
    for message in (received, news):
        assert message.to == ["citizen@example.org"]
        assert plain_number(case.number) in message.body
        for secret in ("چراغ", "صورت‌جلسه", "شهروند نمونه", VALID_ID, str(made.key)):
            assert secret not in message.body


def test_the_mail_has_the_words_of_the_office(province: Province) -> None:
    MessageTemplate.objects.create(
        code="case_received", channel=Channel.EMAIL, subject="ثبت شد", body="پرونده: {number}"
    )

    case = filed(category(province.desk), person=BY_MAIL).case

    message = OutboxMessage.objects.get()
    assert message.subject == "ثبت شد"
    assert message.body == f"پرونده: {plain_number(case.number)}"


def test_whoever_gave_no_way_is_told_nothing_and_the_case_is_there_all_the_same(
    province: Province, one: User
) -> None:
    case = filed(category(province.desk), person=BY_MAIL).case
    OutboxMessage.objects.all().delete()
    Applicant.objects.filter(case=case).update(email="")

    correspondence.answer(case_id=case.pk, text="انجام شد.", by=one, seen=case.version)

    case.refresh_from_db()
    assert not case.is_open
    assert OutboxMessage.objects.count() == 0


def test_the_desk_sees_that_it_was_told_and_by_which_way(province: Province) -> None:
    case = filed(category(province.desk)).case

    told = Notification.objects.get(case=case)

    assert (told.code, told.message.channel) == ("case_received", Channel.SMS)
    assert json.loads(told.message.variables) == {"number": plain_number(case.number)}


def test_both_messages_are_declared_for_both_ways_with_the_number_as_their_only_gap() -> None:
    declared = {
        (one.code, one.channel): set(one.variables)
        for one in messages()
        if one.code.startswith("case_")
    }

    assert declared == {
        (code, channel): {"number"}
        for code in ("case_received", "case_news")
        for channel in Channel
    }
