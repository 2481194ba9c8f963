"""What is of no use any more does not leave."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from participation.common.enums import OutboxState
from participation.common.outbox import drain_outbox, empty_old_messages, enqueue_email

pytestmark = pytest.mark.django_db


def queue(number=1, **changes):
    values = {"subject": "پیام تازه", "body": "متن", "reply_to": "z@example.org"}
    return enqueue_email(
        to=f"a{number}@example.org", idempotency_key=f"contact:{number}", **(values | changes)
    )


def test_what_is_of_no_use_any_more_is_not_sent(time_machine):
    time_machine.move_to("2026-01-01T08:00Z")
    late = queue(1, expires_at=timezone.now() + timedelta(minutes=10))
    queue(2)
    time_machine.move_to("2026-01-01T08:10Z")
    result = drain_outbox()
    assert (result.sent, result.expired, result.failed) == (1, 1, 0)
    assert [message.to for message in mail.outbox] == [["a2@example.org"]]
    late.refresh_from_db()
    assert late.state == OutboxState.EXPIRED
    assert late.get_state_display() == "دیر شد و فرستاده نشد"
    assert (late.lease, late.sent_at) == (None, None)
    assert drain_outbox().expired == 0


def test_what_is_still_of_use_is_sent(time_machine):
    time_machine.move_to("2026-01-01T08:00Z")
    queue(1, expires_at=timezone.now() + timedelta(minutes=10))
    time_machine.move_to("2026-01-01T08:09Z")
    assert drain_outbox().sent == 1


def test_what_came_too_late_is_emptied_with_the_rest(time_machine):
    time_machine.move_to("2026-01-01T08:00Z")
    message = queue(1, expires_at=timezone.now())
    assert drain_outbox().expired == 1
    time_machine.move_to("2026-12-01T08:00Z")
    assert empty_old_messages() == 1
    message.refresh_from_db()
    assert (message.recipient, message.body) == ("", "")
