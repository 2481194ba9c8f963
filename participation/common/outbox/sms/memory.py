"""SMS kept in a list, for tests."""

from collections.abc import Mapping
from dataclasses import dataclass

from participation.common.outbox.sms.base import SmsBackend


@dataclass(frozen=True)
class SentSms:
    """One SMS that would have left."""

    recipient: str
    pattern: str
    variables: Mapping[str, str]
    reference: str


sent_messages: list[SentSms] = []


class MemorySms(SmsBackend):
    """Appends to ``sent_messages``."""

    def send(
        self, *, recipient: str, pattern: str, variables: Mapping[str, str], reference: str
    ) -> None:
        """Keep one SMS."""
        sent_messages.append(SentSms(recipient, pattern, dict(variables), reference))
