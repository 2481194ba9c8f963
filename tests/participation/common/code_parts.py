"""What the tests of codes share: for what a code is asked, and what the SMS said."""

from participation.common.models import OutboxMessage
from persian.digits import to_latin_digits

WHAT = {"purpose": "follow", "kind": "case", "object_id": "7"}
MOBILE = "09131234567"


def sent_digits() -> str:
    """The digits of the last SMS."""
    words = OutboxMessage.objects.order_by("-created_at")[0].variables
    return "".join(filter(str.isdigit, to_latin_digits(words)))
