"""What is due is sent once, retried with patience, given up visibly."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from participation.common.enums import OutboxState
from participation.common.models import OutboxMessage
from participation.common.outbox import drain_outbox, enqueue_email, enqueue_sms
from participation.common.outbox.drain import delay_before_attempt
from participation.common.outbox.sms.memory import sent_messages

pytestmark = pytest.mark.django_db


class BrokenBackend(BaseEmailBackend):
    """Fails as the test says."""

    error: Exception = OSError(111, "connection refused by a@example.org")

    def send_messages(self, messages):
        raise self.error


@pytest.fixture
def broken(settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"

    def fail_with(error):
        monkeypatch.setattr(BrokenBackend, "error", error)

    return fail_with


def queue(number=1, **changes):
    values = {"subject": "پیام تازه", "body": "متن", "reply_to": "z@example.org"}
    return enqueue_email(
        to=f"a{number}@example.org", idempotency_key=f"contact:{number}", **(values | changes)
    )


def test_a_message_leaves_with_what_it_was_given():
    message = queue()
    assert drain_outbox().sent == 1
    (sent,) = mail.outbox
    assert (sent.to, sent.reply_to) == (["a1@example.org"], ["z@example.org"])
    assert (sent.subject, sent.body) == ("پیام تازه", "متن")
    message.refresh_from_db()
    assert message.state == OutboxState.SENT
    assert message.sent_at
    assert message.lease is None
    assert drain_outbox().sent == 0
    assert len(mail.outbox) == 1


def test_the_message_id_follows_from_the_idempotency_key_alone(settings):
    settings.PUBLIC_URL = "https://mosharekat.example"
    message = queue()
    drain_outbox()
    OutboxMessage.objects.update(state=OutboxState.QUEUED)
    drain_outbox()
    first, second = (m.message()["Message-ID"] for m in mail.outbox)
    assert first == second
    assert first.endswith("@mosharekat.example>")
    assert message.idempotency_key not in first


def test_the_oldest_go_first_and_no_more_than_the_limit(time_machine):
    for number in (1, 2, 3):
        time_machine.move_to(f"2026-01-01T08:0{number}Z")
        queue(number)
    assert drain_outbox(limit=2).sent == 2
    assert [m.to[0] for m in mail.outbox] == ["a1@example.org", "a2@example.org"]


def test_what_another_drain_holds_is_left_until_its_lease_ends(time_machine):
    time_machine.move_to("2026-01-01T08:00Z", tick=False)
    message = queue()
    OutboxMessage.objects.update(
        state=OutboxState.SENDING,
        lease=message.pk,
        leased_until=timezone.now() + timedelta(minutes=5),
        attempts=1,
    )
    assert drain_outbox().sent == 0
    time_machine.shift(timedelta(minutes=5))
    assert drain_outbox().sent == 1
    message.refresh_from_db()
    assert message.attempts == 2


def test_a_failure_waits_and_is_tried_again(broken, settings, time_machine, caplog):
    time_machine.move_to("2026-01-01T08:00Z", tick=False)
    broken(OSError(111, "refused by a1@example.org"))
    message = queue()
    assert drain_outbox().retried == 1
    message.refresh_from_db()
    assert (message.state, message.attempts) == (OutboxState.QUEUED, 1)
    assert message.last_error == "ConnectionRefusedError 111"
    assert "a1@example.org" not in caplog.text
    assert drain_outbox().retried == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    time_machine.shift(timedelta(minutes=2))
    assert drain_outbox().sent == 1
    message.refresh_from_db()
    assert message.last_error == ""


def test_waiting_doubles_up_to_six_hours_and_never_in_step():
    minutes = [delay_before_attempt(n).total_seconds() / 60 for n in range(1, 30)]
    assert 0.8 <= minutes[0] <= 1.2
    assert 3.2 <= minutes[2] <= 4.8
    assert all(288 <= wait <= 432 for wait in minutes[9:])
    assert len({delay_before_attempt(5) for _ in range(20)}) > 1


def test_after_the_last_attempt_it_is_given_up_and_stays_to_be_seen(broken, settings, time_machine):
    settings.OUTBOX_MAX_ATTEMPTS = 3
    broken(smtplib.SMTPServerDisconnected("bye a1@example.org"))
    time_machine.move_to("2026-01-01T08:00Z", tick=False)
    message = queue()
    outcomes = []
    for _ in range(5):
        outcomes.append(drain_outbox())
        time_machine.shift(timedelta(hours=7))
    assert [o.retried for o in outcomes] == [1, 1, 0, 0, 0]
    assert [o.failed for o in outcomes] == [0, 0, 1, 0, 0]
    message.refresh_from_db()
    assert (message.state, message.attempts) == (OutboxState.FAILED, 3)
    assert OutboxMessage.objects.failed().get() == message


def test_a_message_that_kills_every_drain_is_given_up_too(settings, time_machine):
    settings.OUTBOX_MAX_ATTEMPTS = 3
    message = queue()
    OutboxMessage.objects.update(state=OutboxState.SENDING, attempts=3)
    assert drain_outbox().failed == 1
    message.refresh_from_db()
    assert message.state == OutboxState.FAILED
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("error", "state", "words"),
    [
        (
            smtplib.SMTPRecipientsRefused({"a1@example.org": (550, b"no a1@example.org")}),
            OutboxState.FAILED,
            "SMTPRecipientsRefused 550",
        ),
        (
            smtplib.SMTPRecipientsRefused({"a1@example.org": (451, b"later")}),
            OutboxState.QUEUED,
            "SMTPRecipientsRefused 451",
        ),
        (smtplib.SMTPDataError(554, b"a1@example.org"), OutboxState.QUEUED, "SMTPDataError 554"),
        (RuntimeError("a1@example.org"), OutboxState.QUEUED, "RuntimeError"),
    ],
)
def test_the_last_error_names_the_kind_and_never_the_person(broken, error, state, words):
    broken(error)
    message = queue()
    drain_outbox()
    message.refresh_from_db()
    assert (message.state, message.last_error) == (state, words)


def test_one_bad_message_does_not_stop_the_others():
    bad = queue(1)
    OutboxMessage.objects.filter(pk=bad.pk).update(reply_to="a@b.ir\nBcc: c@d.ir")
    queue(2)
    result = drain_outbox()
    assert (result.sent, result.failed) == (1, 1)
    assert [m.to for m in mail.outbox] == [["a2@example.org"]]


def test_an_sms_leaves_with_pattern_variables_and_reference():
    sent_messages.clear()
    enqueue_sms(
        to="09120000000", pattern="code", variables={"code": "۱۲"}, idempotency_key="code:1"
    )
    assert drain_outbox().sent == 1
    (sms,) = sent_messages
    assert (sms.recipient, sms.pattern, sms.variables) == ("09120000000", "code", {"code": "۱۲"})
    assert len(sms.reference) == 40


def test_nothing_is_sent_while_a_transaction_is_open():
    queue()
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        drain_outbox()
    assert mail.outbox == []


DRAIN = """
from pathlib import Path
from participation.common.outbox import drain_outbox, senders
settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
settings.EMAIL_FILE_PATH = "{folder}"
"""


TOGETHER = """
import time
whole = senders.Senders.send
def send(self, message):
    whole(self, message)
    time.sleep(0.02)
senders.Senders.send = send
print("ready", flush=True)
input()
print(drain_outbox().sent)
"""


def queued(count, disk_site):
    for number in range(count):
        queue(number)
    return disk_site()


def sent_ids(folder):
    lines = [
        line
        for path in folder.glob("*.log")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [line for line in lines if line.startswith("Message-ID")]


def test_two_drains_at_once_send_each_message_once(disk_site, tmp_path):
    folder = tmp_path / "mail"
    site = queued(40, disk_site)
    children = [site.start(DRAIN.format(folder=folder) + TOGETHER) for _ in range(2)]
    assert [child.stdout.readline() for child in children] == ["ready\n", "ready\n"]
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    counts = [int(child.communicate(timeout=120)[0]) for child in children]
    assert sum(counts) == 40
    assert min(counts) > 0
    assert len(sent_ids(folder)) == len(set(sent_ids(folder))) == 40
    assert site.query("SELECT DISTINCT state FROM common_outboxmessage") == [("sent",)]


def test_a_drain_killed_in_the_middle_loses_nothing_and_repeats_one_at_most(disk_site, tmp_path):
    folder = tmp_path / "mail"
    site = queued(6, disk_site)
    dying = """
import os
whole = senders.Senders.send
sent = []
def send(self, message):
    whole(self, message)
    sent.append(message)
    if len(sent) == 3:
        os._exit(9)
senders.Senders.send = send
drain_outbox()
"""
    child = site.start(DRAIN.format(folder=folder) + dying)
    child.communicate(timeout=120)
    assert child.returncode == 9
    states = dict(site.query("SELECT state, count(*) FROM common_outboxmessage GROUP BY 1"))
    assert states == {"sent": 2, "sending": 1, "queued": 3}
    code = DRAIN.format(folder=folder) + "print(drain_outbox().sent)"
    assert site.run(code).strip() == "3"
    site.query("UPDATE common_outboxmessage SET leased_until = '2020-01-01 00:00:00'")
    assert site.run(code).strip() == "1"
    assert len(set(sent_ids(folder))) == 6
    assert len(sent_ids(folder)) == 7
