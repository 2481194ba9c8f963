"""Links open one thing for one purpose for a while; codes are good once."""

from datetime import timedelta

import pytest
from django.db import connection

from participation.common.codes import MOST_TRIES, check_code, delete_dead_codes, send_code
from participation.common.links import (
    create_link,
    delete_dead_links,
    open_link,
    revoke_link,
    revoke_links_of,
)
from participation.common.models import AccessLink, OneTimeCode, OutboxMessage
from persian.digits import to_latin_digits, to_persian_digits

pytestmark = [pytest.mark.django_db, pytest.mark.db]
HOUR = timedelta(hours=1)
WHAT = {"purpose": "follow", "kind": "case", "object_id": "7"}
MOBILE = "09131234567"


def a_link(**more: object) -> tuple[AccessLink, str]:
    """Make a link to case 7."""
    return create_link(**{**WHAT, "lifetime": HOUR, **more})


def test_a_token_opens_its_object_for_its_purpose_only() -> None:
    link, token = a_link(data="کم")

    assert open_link(token, purpose="follow") == link
    assert open_link(token, purpose="follow").data == "کم"
    assert open_link(token, purpose="draft") is None
    assert open_link(token[:-1], purpose="follow") is None
    assert open_link("", purpose="follow") is None
    assert open_link("x" * 5000, purpose="follow") is None


def test_the_token_and_the_data_stand_nowhere_in_plain() -> None:
    _link, token = a_link(data="نشانی محرمانه")

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM common_accesslink")
        row = " ".join(map(str, cursor.fetchone()))
    assert token not in row
    assert "محرمانه" not in row


def test_expired_and_revoked_links_open_nothing_and_die() -> None:
    _old, expired = a_link(lifetime=timedelta(0))
    link, revoked = a_link()
    _other, all_revoked = a_link(object_id="8")
    revoke_link(link)
    assert revoke_links_of("case", "8") == 1

    for token in (expired, revoked, all_revoked):
        assert open_link(token, purpose="follow") is None
    assert delete_dead_links() == 3


def sent_digits() -> str:
    """The digits of the last SMS."""
    words = OutboxMessage.objects.order_by("-created_at")[0].variables
    return "".join(filter(str.isdigit, to_latin_digits(words)))


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


def test_an_expired_code_is_refused_and_deleted_later() -> None:
    send_code(**WHAT, mobile=MOBILE)
    digits = sent_digits()
    OneTimeCode.objects.update(expires_at="2026-01-01T00:00Z")

    assert not check_code(**WHAT, typed=digits)
    assert delete_dead_codes() == 1


def test_one_mobile_gets_one_code_a_minute_and_five_an_hour() -> None:
    assert send_code(**WHAT, mobile=MOBILE)
    assert not send_code(**{**WHAT, "object_id": "8"}, mobile=MOBILE)
    assert send_code(**WHAT, mobile="09139999999")
    for _ in range(4):
        OneTimeCode.objects.update(
            created_at=OneTimeCode.objects.first().created_at - timedelta(minutes=2)
        )
        assert send_code(**WHAT, mobile=MOBILE)
    OneTimeCode.objects.update(
        created_at=OneTimeCode.objects.first().created_at - timedelta(minutes=2)
    )

    assert not send_code(**WHAT, mobile=MOBILE)


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
        cursor.execute("SELECT mobile_hash, code_hash, object_id FROM common_onetimecode")
        assert MOBILE not in str(cursor.fetchall())
        cursor.execute("SELECT recipient, variables FROM common_outboxmessage")
        kept = str(cursor.fetchall())
    assert MOBILE not in kept
    assert digits not in kept
