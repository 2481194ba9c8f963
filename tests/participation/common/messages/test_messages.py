"""Texts of messages: declared in code, changed by the office, sent through one function."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from participation.common.enums import Channel
from participation.common.messages import (
    Message,
    messages,
    register_message,
    registry,
    save_template,
    send_message,
)
from participation.common.messages.length import sms_parts
from participation.common.messages.texts import check_body, check_subject
from participation.common.models import MessageTemplate, OutboxMessage, User
from persian.digits import to_persian_digits

pytestmark = pytest.mark.django_db
SMS = Message("tried", Channel.SMS, {"number": "شماره"}, "", "پروندهٔ {number} رسید.", "آزمایش")
MAIL = Message(
    "tried",
    Channel.EMAIL,
    {"number": "شماره", "day": "روز"},
    "خبری هست",
    "سلام\nپروندهٔ {number} در {day} رسید.",
    "آزمایش",
)


@pytest.fixture(autouse=True)
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the test's own messages be declared beside those of the apps, for its length."""
    messages()
    monkeypatch.setattr(registry, "_messages", dict(registry._messages))
    for one in (SMS, MAIL):
        register_message(*vars(one).values())


def send(**changes: object) -> OutboxMessage:
    """Send the mail of the test."""
    given = {
        "to": "a@example.org",
        "variables": {"number": "۱۴۰۵-۷۳۸۲۰۴-۸", "day": "۱ آذر"},
        "idempotency_key": "tried:1",
    }
    return send_message("tried", **given | changes)


def change(channel: str, **values: str) -> MessageTemplate:
    """Change a text as the office does."""
    template = MessageTemplate(code="tried", channel=channel, **values)
    save_template(template=template, user=User.objects.create_user("editor"))
    return template


def test_every_text_of_the_program_could_be_saved_by_the_office() -> None:
    for message in messages():
        check_body(message, str(message.default_body))
        if message.channel == Channel.EMAIL:
            check_subject(str(message.default_subject))
        assert not str(message.label).isascii()
        assert not any(str(name).isascii() for name in message.variables.values())
        assert message.code == "tried" or set(message.samples) == set(message.variables)


def test_a_mail_has_the_words_of_the_program_with_its_gaps_filled() -> None:
    message = send()

    assert message.subject == "خبری هست"
    assert message.body == "سلام\nپروندهٔ ۱۴۰۵-۷۳۸۲۰۴-۸ در ۱ آذر رسید."
    assert message.channel == Channel.EMAIL


def test_a_mail_has_the_words_of_the_office_where_there_are_any() -> None:
    change(Channel.EMAIL, subject="نامه", body="{day}: {day}")

    message = send()

    assert (message.subject, message.body) == ("نامه", "۱ آذر: ۱ آذر")


def test_what_fills_a_gap_is_no_gap_again() -> None:
    message = send(variables={"number": "{day}", "day": "{number} {0.__class__} {"})

    assert message.body == "سلام\nپروندهٔ {day} در {number} {0.__class__} { رسید."


def test_a_mobile_gets_the_sms() -> None:
    message = send(to="09131234567", variables={"number": "۱۲"})

    assert (message.channel, message.pattern) == (Channel.SMS, "tried")
    assert json.loads(message.variables) == {"number": "۱۲"}
    assert message.recipient == "09131234567"


def test_the_same_key_sends_once_and_a_transaction_that_fails_sends_nothing() -> None:
    def failing() -> None:
        with transaction.atomic():
            send(idempotency_key="tried:2")
            raise RuntimeError

    assert send().pk == send().pk
    with pytest.raises(RuntimeError):
        failing()
    assert OutboxMessage.objects.count() == 1


@pytest.mark.parametrize("variables", [{}, {"number": "۱"}, {"number": "", "day": "", "x": ""}])
def test_other_variables_than_were_declared_are_refused(variables: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="takes day, number"):
        send(variables=variables)


def test_a_sample_of_no_gap_is_refused() -> None:
    with pytest.raises(ValueError, match="no gap"):
        register_message("other", Channel.SMS, {}, "", "متن", "آزمایش", samples={"x": "۱"})


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("ا" * 70, 1),
        ("ا" * 71, 2),
        ("ا" * 134, 2),
        ("ا" * 135, 3),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("[" * 80, 1),
        ("[" * 81, 2),
        ("۱" + "a" * 70, 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_an_sms_is_counted_in_the_parts_that_it_costs(text: str, parts: int) -> None:
    assert sms_parts(text) == parts


def test_an_sms_is_measured_with_its_gaps_filled() -> None:
    long = Message(
        "tried", Channel.SMS, {"number": "شماره"}, "", "", "آزمایش", samples={"number": "۱" * 9}
    )
    check_body(long, "{number}" + "ا" * 259)
    with pytest.raises(ValidationError):
        check_body(long, "{number}" + "ا" * 260)


def test_what_no_app_declares_that_way_is_refused() -> None:
    with pytest.raises(LookupError):
        send_message("code", to="a@example.org", variables={"code": "۱"}, idempotency_key="x")
    with pytest.raises(ValueError, match="there already"):
        register_message("tried", Channel.SMS, {}, "", "متنی دیگر", "آزمایش")


@pytest.mark.parametrize(
    ("message", "body", "code"),
    [
        (SMS, "پروندهٔ {number} و {name}", "unknown-gap"),
        (SMS, "پروندهٔ {number", "brace"),
        (SMS, "پروندهٔ {number} {0}", "brace"),
        (SMS, "پروندهٔ {number!r}", "brace"),
        (SMS, "پروندهٔ {number} {number.real}", "brace"),
        (SMS, "پرونده رسید", "missing-gap"),
        (SMS, "{number} در http://a", "link"),
        (SMS, "{number} در HTTPS://a", "link"),
        (SMS, "{number} در ｈｔｔｐｓ：//a", "link"),
        (SMS, "{number} در www.isfahan", "link"),
        (SMS, "{number} در isfahan.ir", "link"),
        (SMS, "{number} در isfahan\u200b.\u200fIR.", "link"),
        (SMS, "{number} در مشارکت.ایران", "link"),
        (SMS, "{number} در t.me/a", "link"),
        (SMS, "{number} در goo.gl/abc", "link"),
        (SMS, "{number} در Isfahan.example/track", "link"),
        (SMS, "{number} در xn--mgba3a4f16a.xn--mgba3a4f16a", "link"),
        (SMS, "{number} " + "ا" * 300, "too-long"),
        (MAIL, "{name}", "unknown-gap"),
        (MAIL, "}", "brace"),
    ],
)
def test_a_text_that_cannot_be_sent_is_refused(message: Message, body: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        check_body(message, body)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("message", "body"),
    [
        (SMS, "پروندهٔ {number} رسید. ایران ما، ۱۴۰۵.۹.۱"),
        (SMS, "پروندهٔ {number} در ۱۴۰۵/۰۹/۰۱ رسید.سپاس"),
        (SMS, "{number} " + "ا" * 250),
        (SMS, "اطلاعات {number} را در سایت ببینید (www یعنی وب؟ نه)".replace("www", "و‌ب")),
        (MAIL, "نشانی: https://example.org"),
        (MAIL, "متنی بی جای خالی"),
    ],
)
def test_a_text_that_can_be_sent_is_not_refused(message: Message, body: str) -> None:
    check_body(message, body)


@pytest.mark.parametrize("subject", [" ", "یک\nدو", "پروندهٔ {number}"])
def test_a_subject_is_a_plain_line(subject: str) -> None:
    with pytest.raises(ValidationError):
        check_subject(subject)


def test_words_like_the_programs_are_kept_empty_and_follow_it() -> None:
    template = change(Channel.SMS, body=str(SMS.default_body), pattern_id="77")

    assert (template.body, template.pattern_id) == ("", "77")
    assert not template.is_changed()


def test_a_code_is_sent_by_the_message_of_its_name() -> None:
    (code,) = (one for one in messages() if one.code == "code")

    assert code.channel == Channel.SMS
    assert set(code.variables) == {"code"}
    assert to_persian_digits(str(code.default_body)).count("{code}") == 1
