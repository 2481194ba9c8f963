"""SMS on the terminal, for development and demonstration."""

import sys
from collections.abc import Mapping

from participation.common.outbox.sms.base import SmsBackend


class ConsoleSms(SmsBackend):
    """Prints what would be sent."""

    def send(
        self, *, recipient: str, pattern: str, variables: Mapping[str, str], reference: str
    ) -> None:
        """Print one SMS."""
        gaps = " ".join(f"{name}={value}" for name, value in variables.items())
        sys.stdout.write(f"SMS to {recipient}: {pattern} {gaps} ({reference})\n")
        sys.stdout.flush()
