"""Six digits by SMS, to prove that somebody holds a mobile."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import keyed_hash
from participation.common.messages import send_message
from participation.common.models import OneTimeCode
from persian.digits import to_persian_digits
from persian.identifiers import normalize_mobile
from persian.identifiers.common import typed as written_digits

DIGITS = 6
LIFETIME = timedelta(minutes=10)
MOST_TRIES = 5
# So often one mobile gets a code, whatever it is for.
PAUSE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
MOST_AN_HOUR = 5
MESSAGE = "code"
# A text, and what fills its gaps beside the code.
Words = tuple[str, dict[str, str]]


class OneTimeCodeField(forms.CharField):
    """The box for a code: any digits, spaces passed over; telephones offer the one that came."""

    def __init__(self, **kwargs: Any) -> None:
        """Say what to write."""
        kwargs.setdefault("help_text", _("The 6 digits that we sent to the mobile"))
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask for digits, and for the code of the last SMS; cut nothing that is pasted."""
        attrs = super().widget_attrs(widget)
        return {**attrs, "inputmode": "numeric", "autocomplete": "one-time-code", "dir": "ltr"}

    def clean(self, value: Any) -> str:
        """Return six ASCII digits. Anything else is refused without costing a try."""
        text: str = super().clean(value)
        digits = _read(text)
        if text and not digits:
            raise ValidationError(_("The code has 6 digits."), code="wrong-length")
        return digits


def send_code(  # noqa: PLR0913 (each is one thing that is said)
    *,
    purpose: str,
    kind: str,
    object_id: str,
    mobile: str,
    message: str = MESSAGE,
    gaps: Mapping[str, str] | None = None,
) -> bool:
    """Queue an SMS with a new code in the caller's transaction; the older one of the purpose ends.

    ``message`` has other words around the code, with these ``gaps``. Too soon or too often for this
    mobile, nothing is sent and the older code stays good. Returns whether one was sent; tell
    nobody.
    """
    words = (message, dict(gaps or {}))
    try:
        with transaction.atomic():
            return _send(purpose, kind, object_id, normalize_mobile(mobile), words)
    except IntegrityError:
        # Somebody asked for the same mobile or the same object in this moment, and was quicker.
        return False


def _send(purpose: str, kind: str, object_id: str, mobile: str, words: Words) -> bool:
    now, mobile_hash = timezone.now(), keyed_hash(mobile, purpose="code mobile")
    if not _may_get_one(mobile_hash, now):
        return False
    _of(purpose, kind, object_id).filter(used_at__isnull=True).update(used_at=now)
    digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    code = OneTimeCode.objects.create(
        purpose=purpose,
        kind=kind,
        object_id=object_id,
        mobile_hash=mobile_hash,
        minute=int(now.timestamp()) // 60,
        code_hash=_hash(digits, purpose, kind, object_id),
        created_at=now,
        expires_at=now + LIFETIME,
    )
    message, gaps = words
    send_message(
        message,
        to=mobile,
        variables={"code": to_persian_digits(digits), **gaps},
        idempotency_key=f"code-{code.pk}",
        expires_at=code.expires_at,
    )
    return True


def _may_get_one(mobile_hash: str, now: datetime) -> bool:
    recent = OneTimeCode.objects.filter(mobile_hash=mobile_hash, created_at__gt=now - HOUR)
    sent = list(recent.order_by("-created_at").values_list("created_at", flat=True)[:MOST_AN_HOUR])
    return not sent or (len(sent) < MOST_AN_HOUR and sent[0] <= now - PAUSE)


def check_code(*, purpose: str, kind: str, object_id: str, typed: str) -> bool:
    """Tell whether these are the digits that were sent, once: of two at once, one is told yes.

    Call it where nothing rolls back afterwards, or the try is not counted. The same queries for a
    wrong code and for one that was never sent.
    """
    now, codes = timezone.now(), _of(purpose, kind, object_id)
    alive = codes.filter(used_at__isnull=True, expires_at__gt=now)
    # Counted first, so that however many guess at once, no more than five are looked at.
    counted = alive.filter(tries__lt=MOST_TRIES).update(tries=F("tries") + 1)
    right = alive.filter(
        code_hash=_hash(_read(typed) or "none", purpose, kind, object_id),
        tries__lte=MOST_TRIES if counted else 0,
    )
    return bool(right.update(used_at=now))


def delete_dead_codes() -> int:
    """Delete codes that nobody counts any more; return how many."""
    deleted, _by_model = OneTimeCode.objects.filter(expires_at__lt=timezone.now() - HOUR).delete()
    return deleted


def _read(typed: str) -> str:
    """Return the six digits that were typed, empty where it is no code."""
    digits = written_digits(typed)
    is_code = len(digits) == DIGITS and digits.isascii() and digits.isdigit()
    return digits if is_code else ""


def _of(purpose: str, kind: str, object_id: str) -> "QuerySet[OneTimeCode]":
    return OneTimeCode.objects.filter(purpose=purpose, kind=kind, object_id=object_id)


def _hash(digits: str, purpose: str, kind: str, object_id: str) -> str:
    return keyed_hash(f"{purpose} {kind} {object_id} {digits}", purpose="one-time code")
