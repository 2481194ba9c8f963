"""A message is a row of the transaction that it tells about, once."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import transaction

from participation.common.enums import OutboxState
from participation.common.models import OutboxMessage
from participation.common.outbox import empty_old_messages, enqueue_email, enqueue_sms

pytestmark = pytest.mark.django_db


def email(**changes):
    return enqueue_email(
        **{
            "to": "office@example.org",
            "subject": "پیام تازه",
            "body": "متن پیام",
            "idempotency_key": "contact:1",
        }
        | changes
    )


def test_queueing_sends_nothing_even_after_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        message = email()
    assert mail.outbox == []
    assert message.state == OutboxState.QUEUED


def test_where_workers_run_the_commit_wakes_one(settings, django_capture_on_commit_callbacks):
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415

    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        email()
        email()
    task = DBTaskResult.objects.get()
    assert task.task_path.endswith("drain_outbox_task")
    assert mail.outbox == []
    assert task.task.call() == 1
    assert len(mail.outbox) == 1


def test_the_same_key_gives_the_row_that_is_there_unchanged():
    first = email()
    again = email(body="متنی دیگر")
    assert again.pk == first.pk
    assert again.body == "متن پیام"
    assert OutboxMessage.objects.count() == 1


def test_a_transaction_that_fails_leaves_no_message():
    def failing():
        with transaction.atomic():
            email()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize("address", ["", "no address", "a@b.ir\nBcc: c@d.ir", "علی"])
def test_what_is_no_address_is_refused(address):
    with pytest.raises(ValidationError):
        email(to=address)
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize(
    "changes", [{"subject": "a\nBcc: b"}, {"subject": " "}, {"idempotency_key": ""}]
)
def test_a_message_that_cannot_be_sent_is_refused_at_once(changes):
    with pytest.raises(ValueError, match=r"one line|idempotency key"):
        email(**changes)


def test_an_sms_is_a_pattern_and_its_variables():
    message = enqueue_sms(
        to="09120000000", pattern="code", variables={"code": "۱۲۳۴۵۶"}, idempotency_key="code:1"
    )
    assert message.variables == '{"code": "۱۲۳۴۵۶"}'
    with pytest.raises(ValueError, match="recipient and a pattern"):
        enqueue_sms(to="", pattern="code", variables={}, idempotency_key="code:2")


def test_nothing_personal_is_in_what_a_log_would_print():
    message = email()
    assert "office@example.org" not in str(message)
    assert "office@example.org" not in repr(message)


def test_what_left_long_ago_is_emptied_but_its_key_still_holds(time_machine):
    time_machine.move_to("2026-01-01T08:00Z")
    sent, waiting = email(), email(idempotency_key="contact:2")
    OutboxMessage.objects.filter(pk=sent.pk).update(state=OutboxState.SENT)
    time_machine.move_to("2026-01-30T08:00Z")
    assert empty_old_messages() == 0
    time_machine.move_to("2026-02-01T08:00Z")
    assert empty_old_messages() == 1
    assert empty_old_messages() == 0
    sent.refresh_from_db()
    waiting.refresh_from_db()
    assert (sent.recipient, sent.body, sent.subject) == ("", "", "پیام تازه")
    assert waiting.body == "متن پیام"
    assert email().pk == sent.pk
