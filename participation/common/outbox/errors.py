"""Why a message did not leave, in words that hold no personal data."""

import smtplib

from django.core.mail import BadHeaderError

PERMANENT = 500


class UndeliverableError(Exception):
    """This message will not leave however often it is tried."""


class TemporaryError(Exception):
    """It did not leave this time."""


def is_permanent(error: Exception) -> bool:
    """Return whether trying again can change nothing."""
    match error:
        case UndeliverableError() | BadHeaderError():
            return True
        case smtplib.SMTPRecipientsRefused():
            return all(code >= PERMANENT for code, _words in error.recipients.values())
        case _:
            return False


def safe_words(error: Exception) -> str:
    """Return what may be shown and logged: kind and code, never the server's words.

    A server's answer quotes the address it refuses.
    """
    match error:
        case UndeliverableError() | TemporaryError():
            return str(error)[:200]
        case smtplib.SMTPRecipientsRefused():
            codes = sorted({str(code) for code, _words in error.recipients.values()})
            return f"SMTPRecipientsRefused {' '.join(codes)}"
        case smtplib.SMTPResponseException():
            return f"{type(error).__name__} {error.smtp_code}"
        case OSError():
            return f"{type(error).__name__} {error.errno or ''}".strip()
        case _:
            return type(error).__name__
