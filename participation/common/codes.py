"""Six digits by SMS, to prove that somebody holds a mobile."""

import secrets
from datetime import timedelta

from django import forms
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import keyed_hash
from participation.common.models import OneTimeCode
from participation.common.outbox import enqueue_sms
from persian.digits import to_latin_digits, to_persian_digits

DIGITS = 6
LIFETIME = timedelta(minutes=10)
MOST_TRIES = 5
# So often one mobile gets a code, whatever it is for.
PAUSE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
MOST_AN_HOUR = 5
PATTERN = "code"


class OneTimeCodeField(forms.CharField):
    """The box for a code: any digits, spaces passed over; telephones offer the one that came."""

    def __init__(self, **kwargs: object) -> None:
        """Say what to write."""
        kwargs.setdefault("help_text", _("The 6 digits that we sent to the mobile"))
        kwargs.setdefault("max_length", 30)
        super().__init__(**kwargs)  # type: ignore[arg-type]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        """Ask for digits, and for the code of the last SMS."""
        return {"inputmode": "numeric", "autocomplete": "one-time-code", "dir": "ltr"}


@transaction.atomic
def send_code(*, purpose: str, kind: str, object_id: str, mobile: str) -> bool:
    """Queue an SMS with a new code; the older ones of the same purpose end.

    Too soon or too often for this mobile, nothing is sent. Returns whether one was; tell nobody.
    """
    now, mobile_hash = timezone.now(), keyed_hash(mobile, purpose="code mobile")
    recent = OneTimeCode.objects.filter(mobile_hash=mobile_hash, created_at__gt=now - HOUR)
    sent = list(recent.order_by("-created_at").values_list("created_at", flat=True)[:MOST_AN_HOUR])
    if len(sent) >= MOST_AN_HOUR or (sent and sent[0] > now - PAUSE):
        return False
    _of(purpose, kind, object_id).filter(used_at__isnull=True).update(used_at=now)
    digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    code = OneTimeCode.objects.create(
        purpose=purpose,
        kind=kind,
        object_id=object_id,
        mobile_hash=mobile_hash,
        code_hash=_hash(digits, purpose, kind, object_id),
        expires_at=now + LIFETIME,
    )
    enqueue_sms(
        to=mobile,
        pattern=PATTERN,
        variables={"code": to_persian_digits(digits)},
        idempotency_key=f"code-{code.pk}",
    )
    return True


def check_code(*, purpose: str, kind: str, object_id: str, typed: str) -> bool:
    """Tell whether these are the digits that were sent, once: of two at once, one is told yes.

    The same queries for a wrong code and for one that was never sent.
    """
    digits = "".join(filter(str.isdigit, to_latin_digits(typed)))[: DIGITS + 1]
    alive = _of(purpose, kind, object_id).filter(
        used_at__isnull=True, expires_at__gt=timezone.now(), tries__lt=MOST_TRIES
    )
    code_hash = _hash(digits or "none", purpose, kind, object_id)
    right = alive.filter(code_hash=code_hash).update(used_at=timezone.now())
    alive.update(tries=F("tries") + 1)
    return bool(right)


def delete_dead_codes() -> int:
    """Delete codes that nobody counts any more; return how many."""
    deleted, _by_model = OneTimeCode.objects.filter(expires_at__lt=timezone.now() - HOUR).delete()
    return deleted


def _of(purpose: str, kind: str, object_id: str) -> "QuerySet[OneTimeCode]":
    return OneTimeCode.objects.filter(purpose=purpose, kind=kind, object_id=object_id)


def _hash(digits: str, purpose: str, kind: str, object_id: str) -> str:
    return keyed_hash(f"{purpose} {kind} {object_id} {digits}", purpose="one-time code")
