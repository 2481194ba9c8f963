"""A code proves that somebody holds a mobile: good once, for some minutes, for a few tries."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from participation.common.codes import (
    MOST_TRIES,
    OneTimeCodeField,
    check_code,
    delete_dead_codes,
    send_code,
)
from participation.common.enums import OutboxState
from participation.common.models import OutboxMessage
from participation.common.outbox import drain_outbox
from persian.digits import to_persian_digits
from tests.participation.common.code_parts import MOBILE, WHAT, sent_digits

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_a_code_is_good_once_in_any_digits() -> None:
    assert send_code(**WHAT, mobile=MOBILE)
    digits = sent_digits()

    assert check_code(**WHAT, typed=f" {to_persian_digits(digits)} ")
    assert not check_code(**WHAT, typed=digits)


def test_a_code_of_one_case_does_not_open_another() -> None:
    send_code(**WHAT, mobile=MOBILE)

    assert not check_code(**{**WHAT, "object_id": "8"}, typed=sent_digits())
    assert not check_code(**{**WHAT, "purpose": "draft"}, typed=sent_digits())


def test_after_five_wrong_tries_the_right_one_is_refused_too() -> None:
    send_code(**WHAT, mobile=MOBILE)
    digits = sent_digits()
    wrong = "000000" if digits != "000000" else "111111"
    for _ in range(MOST_TRIES):
        assert not check_code(**WHAT, typed=wrong)

    assert not check_code(**WHAT, typed=digits)


def test_an_expired_code_is_refused_and_deleted_later(time_machine: pytest.FixtureDef) -> None:
    time_machine.move_to("2026-11-22T08:00Z", tick=False)
    send_code(**WHAT, mobile=MOBILE)
    digits = sent_digits()

    time_machine.move_to("2026-11-22T08:10Z", tick=False)
    assert not check_code(**WHAT, typed=digits)
    assert delete_dead_codes() == 0
    time_machine.move_to("2026-11-22T09:11Z", tick=False)
    assert delete_dead_codes() == 1


def test_a_code_is_not_sent_after_its_life(time_machine: pytest.FixtureDef) -> None:
    time_machine.move_to("2026-11-22T08:00Z", tick=False)
    send_code(**WHAT, mobile=MOBILE)
    time_machine.move_to("2026-11-22T08:09Z", tick=False)
    send_code(**{**WHAT, "object_id": "8"}, mobile=MOBILE)

    # The operator could not be reached for ten minutes.
    time_machine.move_to("2026-11-22T08:10Z", tick=False)
    result = drain_outbox()

    assert (result.expired, result.sent) == (1, 1)
    assert OutboxMessage.objects.get(state=OutboxState.EXPIRED).sent_at is None


def test_one_mobile_gets_one_code_a_minute_and_five_an_hour(
    time_machine: pytest.FixtureDef,
) -> None:
    time_machine.move_to("2026-11-22T08:00:30Z", tick=False)
    assert send_code(**WHAT, mobile=MOBILE)
    assert not send_code(**{**WHAT, "object_id": "8"}, mobile=MOBILE)
    assert not send_code(**WHAT, mobile="+98 913 123 4567")
    assert send_code(**{**WHAT, "object_id": "9"}, mobile="09139999999")
    time_machine.move_to("2026-11-22T08:01:10Z", tick=False)
    assert not send_code(**WHAT, mobile=MOBILE)
    for minute in range(2, 6):
        time_machine.move_to(f"2026-11-22T08:0{minute}:00Z", tick=False)
        assert send_code(**WHAT, mobile=MOBILE)
    time_machine.move_to("2026-11-22T08:30Z", tick=False)
    assert not send_code(**WHAT, mobile=MOBILE)
    time_machine.move_to("2026-11-22T09:00:31Z", tick=False)
    assert send_code(**WHAT, mobile=MOBILE)


def test_a_new_code_ends_the_older_one_and_a_refused_one_does_not(
    time_machine: pytest.FixtureDef,
) -> None:
    time_machine.move_to("2026-11-22T08:00:00Z", tick=False)
    send_code(**WHAT, mobile=MOBILE)
    first = sent_digits()
    assert not send_code(**WHAT, mobile=MOBILE)
    time_machine.move_to("2026-11-22T08:01:00Z", tick=False)
    send_code(**{**WHAT, "object_id": "8"}, mobile=MOBILE)
    assert check_code(**WHAT, typed=first)

    time_machine.move_to("2026-11-22T08:02:00Z", tick=False)
    send_code(**WHAT, mobile=MOBILE)
    second = sent_digits()
    time_machine.move_to("2026-11-22T08:03:00Z", tick=False)
    send_code(**WHAT, mobile=MOBILE)
    if second != sent_digits():
        assert not check_code(**WHAT, typed=second)
    assert check_code(**WHAT, typed=sent_digits())


def test_a_code_whose_transaction_fails_was_never_sent() -> None:
    def failing() -> None:
        with transaction.atomic():
            assert send_code(**WHAT, mobile=MOBILE)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert not OutboxMessage.objects.exists()
    assert send_code(**WHAT, mobile=MOBILE)


class CodeForm(forms.Form):
    """A form as views have it."""

    code = OneTimeCodeField()


def test_the_box_takes_any_digits_and_telephones_fill_it() -> None:
    form = CodeForm({"code": " ۱۲۳ ٤٥٦\u200f"})

    assert form.is_valid()
    assert form.cleaned_data["code"] == "123456"
    html = CodeForm().as_p()
    assert 'autocomplete="one-time-code"' in html
    assert 'inputmode="numeric"' in html
    assert "maxlength" not in html


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("۱۲۳۴۵", "کد ۶ رقم است."),
        ("1234567", "کد ۶ رقم است."),
        ("کد من", "کد ۶ رقم است."),
        (" ", "این قسمت را پر کنید."),
    ],
)
def test_the_box_says_in_persian_what_is_wrong(typed: str, message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        OneTimeCodeField().clean(typed)

    assert refused.value.messages == [message]


def test_wrong_and_unknown_cost_the_same_queries(
    django_assert_num_queries: pytest.FixtureDef,
) -> None:
    send_code(**WHAT, mobile=MOBILE)

    for target in ("7", "8"):
        with django_assert_num_queries(2):  # type: ignore[operator]
            assert not check_code(**{**WHAT, "object_id": target}, typed="12")


def test_mobile_and_code_stand_nowhere_in_plain() -> None:
    send_code(**WHAT, mobile=MOBILE)
    digits = sent_digits()

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM common_onetimecode")
        row = str(cursor.fetchall())
        assert MOBILE[1:] not in row
        assert digits not in row
        cursor.execute("SELECT recipient, variables FROM common_outboxmessage")
        kept = str(cursor.fetchall())
    assert MOBILE not in kept
    assert digits not in kept
