"""SMS: one interface, its backend named by ``SMS_BACKEND``."""

from participation.common.outbox.sms.base import SmsBackend, sms_backend

__all__ = ["SmsBackend", "sms_backend"]
