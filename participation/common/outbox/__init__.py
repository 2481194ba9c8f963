"""Everything outgoing is first a row.

``enqueue_email`` and ``enqueue_sms`` are called inside the transaction of what they tell about;
``drain_outbox`` sends what is due, later and elsewhere.
"""

from participation.common.outbox.drain import DrainResult, drain_outbox
from participation.common.outbox.services import (
    Keep,
    empty_old_messages,
    enqueue_email,
    enqueue_sms,
    goes_along,
    queue,
    retry_message,
)
from participation.common.outbox.wake import wake_drain

__all__ = [
    "DrainResult",
    "Keep",
    "drain_outbox",
    "empty_old_messages",
    "enqueue_email",
    "enqueue_sms",
    "goes_along",
    "queue",
    "retry_message",
    "wake_drain",
]
