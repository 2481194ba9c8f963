"""The operator's id of a text."""

from django.conf import settings

from participation.common.enums import Channel
from participation.common.models import MessageTemplate


def approved_pattern(code: str) -> str:
    """Return the id that the office has entered, else that of SMS_PATTERNS, else nothing."""
    entered = MessageTemplate.objects.filter(code=code, channel=Channel.SMS)
    own = entered.values_list("pattern_id", flat=True).first()
    return own or settings.SMS_PATTERNS.get(code, "")
