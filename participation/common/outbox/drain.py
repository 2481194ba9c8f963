"""Sending what is due, so that two drains at once never send one message twice."""

import logging
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import SystemRandom

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from participation.common.enums import OutboxState
from participation.common.models import OutboxMessage
from participation.common.outbox.errors import is_permanent, safe_words
from participation.common.outbox.senders import Senders

logger = logging.getLogger(__name__)

# Longer than any sender's time-out: a lease ends only when its holder is dead.
LEASE = timedelta(minutes=5)
FIRST_DELAY = timedelta(minutes=1)
LONGEST_DELAY = timedelta(hours=6)
GAVE_UP_SILENTLY = "gave up: every attempt ended without an answer"


@dataclass
class DrainResult:
    """How many messages left, wait for another attempt, were given up, came too late."""

    sent: int = 0
    retried: int = 0
    failed: int = 0
    expired: int = 0


def drain_outbox(*, limit: int = 100) -> DrainResult:
    """Send up to ``limit`` messages that are due, oldest first; what is of no use any more is not.

    Each is leased by a conditional update that commits before anything is sent, and settled by
    another after. A process that dies between sending and settling leaves the lease to run out
    and the message is sent again under the same Message-ID (or SMS reference). Raises
    RuntimeError inside a transaction: no network while one is open.
    """
    result = DrainResult()
    due = OutboxMessage.objects.due(timezone.now()).order_by("next_attempt_at")
    keys = list(due.values_list("pk", flat=True)[:limit])
    if not keys:
        return result
    with Senders() as senders:
        for key in keys:
            message = _lease(key)
            if message is not None:
                _send(message, senders, result)
    return result


def delay_before_attempt(attempts: int) -> timedelta:
    """Return how long to wait after ``attempts`` failures: doubling, with jitter, up to a limit."""
    doubled = FIRST_DELAY * 2 ** min(max(attempts - 1, 0), 16)
    return min(doubled, LONGEST_DELAY) * SystemRandom().uniform(0.8, 1.2)


def _lease(key: uuid.UUID) -> OutboxMessage | None:
    """Return the message, ours for the length of a lease, or None where another has it."""
    now, token = timezone.now(), uuid.uuid4()
    with transaction.atomic(durable=True):
        taken = (
            OutboxMessage.objects.due(now)
            .filter(pk=key)
            .update(
                state=OutboxState.SENDING,
                lease=token,
                leased_until=now + LEASE,
                attempts=F("attempts") + 1,
            )
        )
    return OutboxMessage.objects.filter(pk=key, lease=token).first() if taken else None


def _send(message: OutboxMessage, senders: Senders, result: DrainResult) -> None:
    if message.expires_at is not None and message.expires_at <= timezone.now():
        result.expired += _settle(message, state=OutboxState.EXPIRED)
        return
    if message.attempts > settings.OUTBOX_MAX_ATTEMPTS:
        # The last attempts killed whoever made them.
        result.failed += _settle(message, state=OutboxState.FAILED, last_error=GAVE_UP_SILENTLY)
        return
    try:
        senders.send(message)
    except Exception as error:  # noqa: BLE001 - one bad message must not stop the others
        _settle_failure(message, error, result)
    else:
        result.sent += _settle(
            message, state=OutboxState.SENT, sent_at=timezone.now(), last_error=""
        )


def _settle_failure(message: OutboxMessage, error: Exception, result: DrainResult) -> None:
    words = safe_words(error)
    if is_permanent(error) or message.attempts >= settings.OUTBOX_MAX_ATTEMPTS:
        result.failed += _settle(message, state=OutboxState.FAILED, last_error=words)
        logger.error("Outbox message %s was given up: %s", message.pk, words)
        return
    result.retried += _settle(
        message,
        state=OutboxState.QUEUED,
        last_error=words,
        next_attempt_at=timezone.now() + delay_before_attempt(message.attempts),
    )
    logger.warning("Outbox message %s waits for another attempt: %s", message.pk, words)


def _settle(message: OutboxMessage, **changes: str | datetime) -> int:
    """Write the outcome, unless the lease ran out and somebody else has the message."""
    with transaction.atomic(durable=True):
        return OutboxMessage.objects.filter(pk=message.pk, lease=message.lease).update(
            lease=None, leased_until=None, **changes
        )
