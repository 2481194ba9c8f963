"""SMS on the terminal, for development and demonstration."""

import sys
from collections.abc import Mapping

from participation.common.messages.rendering import sms_text
from participation.common.outbox.sms.base import SmsBackend


class ConsoleSms(SmsBackend):
    """Prints what would be sent."""

    def send(
        self, *, recipient: str, pattern: str, variables: Mapping[str, str], reference: str
    ) -> None:
        """Print one SMS with its gaps filled."""
        text = sms_text(pattern, variables)
        sys.stdout.write(f"SMS to {recipient} ({pattern}, {reference}):\n{text}\n")
        sys.stdout.flush()
