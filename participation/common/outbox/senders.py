"""The two ways out: e-mail over one connection a drain, SMS over the backend of the settings."""

import hashlib
import json
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from participation.common.enums import Channel
from participation.common.models import OutboxMessage
from participation.common.outbox.errors import TemporaryError
from participation.common.outbox.sms import SmsBackend, sms_backend


class Senders:
    """Opened when first needed, closed at the end of a drain."""

    def __init__(self) -> None:
        """Open nothing yet."""
        self._mail: BaseEmailBackend | None = None
        self._sms: SmsBackend | None = None

    def __enter__(self) -> Self:
        """Return self."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the mail connection."""
        self._close_mail()

    def send(self, message: OutboxMessage) -> None:
        """Send one message. Raises whatever stopped it."""
        if message.channel == Channel.EMAIL:
            self._send_email(message)
        else:
            self._send_sms(message)

    def _send_email(self, message: OutboxMessage) -> None:
        if self._mail is None:
            self._mail = get_connection()
        email = EmailMessage(
            subject=message.subject,
            body=message.body,
            to=[message.recipient],
            reply_to=[message.reply_to] if message.reply_to else None,
            headers={"Message-ID": message_id(message.idempotency_key)},
            connection=self._mail,
        )
        try:
            sent = email.send()
        except Exception:
            # A connection that failed once may be half closed; the next message gets a new one.
            self._close_mail()
            raise
        if not sent:
            raise TemporaryError("the mail backend accepted nothing")

    def _send_sms(self, message: OutboxMessage) -> None:
        if self._sms is None:
            self._sms = sms_backend()
        self._sms.send(
            recipient=message.recipient,
            pattern=message.pattern,
            variables=json.loads(message.variables),
            reference=reference(message.idempotency_key),
        )

    def _close_mail(self) -> None:
        if self._mail is not None:
            connection, self._mail = self._mail, None
            connection.close()


def reference(idempotency_key: str) -> str:
    """Return what names this message for ever, without saying what it is about."""
    return hashlib.sha256(idempotency_key.encode()).hexdigest()[:40]


def message_id(idempotency_key: str) -> str:
    """Return the Message-ID, the same on each attempt, so that mail servers drop a second copy."""
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    return f"<{reference(idempotency_key)}@{host}>"
