"""Writing to the outbox."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from participation.common.enums import Channel, OutboxState
from participation.common.inserting import insert_once
from participation.common.models import OutboxMessage, User
from participation.common.outbox.wake import wake_drain

RETRIED = "common.outbox_retried"
# What makes a message a row: `queue`, or `goes_along`.
Keep = Callable[[OutboxMessage], OutboxMessage]


def queue(message: OutboxMessage) -> OutboxMessage:
    """Keep a message unless its idempotency key is there; return the one that is."""
    with transaction.atomic(savepoint=False):
        if not insert_once(message):
            return OutboxMessage.objects.get(idempotency_key=message.idempotency_key)
        wake_drain()
    return message


def goes_along(message: OutboxMessage) -> OutboxMessage:
    """Leave it to the caller to insert a message with other rows, under a key that is new, and to
    wake the drain in the same transaction.
    """
    return message


def enqueue_email(  # noqa: PLR0913 - what a mail is made of
    *,
    to: str,
    subject: str,
    body: str,
    idempotency_key: str,
    reply_to: str = "",
    expires_at: datetime | None = None,
    keep: Keep = queue,
) -> OutboxMessage:
    """Queue a plain-text e-mail in the caller's transaction.

    The subject travels and is listed in the open: put nothing personal in it, nor in the
    idempotency key. From ``expires_at`` on it is of no use and not sent any more. The same key
    gives the row that is already there, unchanged. Raises ValidationError for an address,
    ValueError for a subject that cannot be sent.
    """
    validate_email(to)
    if reply_to:
        validate_email(reply_to)
    if not subject.strip() or len(subject.splitlines()) > 1:
        raise ValueError("The subject of an e-mail is one line.")
    return _enqueue(
        keep,
        idempotency_key,
        channel=Channel.EMAIL,
        recipient=to,
        reply_to=reply_to,
        subject=subject.strip()[:200],
        body=body,
        expires_at=expires_at,
    )


def enqueue_sms(  # noqa: PLR0913 - what an SMS is made of
    *,
    to: str,
    pattern: str,
    variables: Mapping[str, str],
    idempotency_key: str,
    expires_at: datetime | None = None,
    keep: Keep = queue,
) -> OutboxMessage:
    """Queue an SMS in the caller's transaction.

    ``pattern`` is our name of a text that the operator has approved; ``variables`` fill its gaps.
    From ``expires_at`` on it is of no use and not sent any more. The same key gives the row that is
    already there, unchanged.
    """
    if not to or not pattern:
        raise ValueError("An SMS needs a recipient and a pattern.")
    return _enqueue(
        keep,
        idempotency_key,
        channel=Channel.SMS,
        recipient=to,
        pattern=pattern,
        variables=json.dumps(dict(variables), ensure_ascii=False),
        expires_at=expires_at,
    )


def retry_message(message: OutboxMessage, *, user: User) -> bool:
    """Give a message that was given up all its attempts again; return whether it was one."""
    with transaction.atomic():
        changed = (
            OutboxMessage.objects.failed()
            .filter(pk=message.pk, emptied_at__isnull=True)
            .update(
                state=OutboxState.QUEUED,
                attempts=0,
                next_attempt_at=timezone.now(),
                lease=None,
                leased_until=None,
            )
        )
        if changed:
            log(message, RETRIED, user=user)
            wake_drain()
    return bool(changed)


def empty_old_messages() -> int:
    """Empty what was sent, given up or too late long ago; return how many.

    The rows stay, so that their idempotency keys still hold and the figures still add up.
    """
    limit = timezone.now() - timedelta(days=settings.OUTBOX_KEEP_DAYS)
    return (
        OutboxMessage.objects.at_rest()
        .filter(emptied_at__isnull=True, created_at__lt=limit)
        .update(recipient="", reply_to="", body="", variables="", emptied_at=timezone.now())
    )


def _enqueue(keep: Keep, idempotency_key: str, **fields: Any) -> OutboxMessage:
    if not idempotency_key:
        raise ValueError("A message needs an idempotency key.")
    return keep(OutboxMessage(idempotency_key=idempotency_key, **fields))
