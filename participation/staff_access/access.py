"""What a request of a member of staff may do: the one place that decides.

A password opens a session but nothing in it: until the second factor is given the session acts
as a stranger on the whole site. A session that rested too long acts as a stranger too.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from participation.common.models import User
from participation.staff_access.selectors import needs_second_factor
from participation.staff_access.sessions import SIGNED_IN_AT

# How long a password is good for while its owner looks for the phone or sets it up.
SECOND_STEP = timedelta(minutes=15)
_signer = TimestampSigner(salt="staff_access.seen")


@dataclass(frozen=True)
class Standing:
    """Who the request acts as, and why it may be a stranger."""

    acts_as: User | AnonymousUser
    waiting: User | None = None
    is_over: bool = False


def member_of_staff(request: HttpRequest) -> User:
    """Return who is signed in, behind Wagtail's check, as himself and not as Django's stand-in."""
    return cast("User", getattr(request.user, "_wrapped", request.user))


def standing_of(request: HttpRequest, signed_in: User | AnonymousUser) -> Standing:
    """Return what ``signed_in``, the owner of the session, may do in this request."""
    if not isinstance(signed_in, User):
        return Standing(signed_in)
    verified = signed_in.is_verified()  # type: ignore[attr-defined]  # set by django-otp
    waits = not verified and needs_second_factor(signed_in)
    if _rests_too_long(request, waits=waits):
        return Standing(AnonymousUser(), is_over=True)
    if waits:
        return Standing(AnonymousUser(), waiting=signed_in)
    return Standing(signed_in)


def note_activity(request: HttpRequest, response: HttpResponseBase) -> None:
    """Give the browser a signed note of this moment.

    Kept in a cookie and not in the session, because no session is saved on GET. A note that is
    lost or forged is worth nothing: then the moment of sign-in counts.
    """
    response.set_cookie(
        settings.STAFF_SEEN_COOKIE_NAME,
        _signer.sign(_digest(request)),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _rests_too_long(request: HttpRequest, *, waits: bool) -> bool:
    longest = SECOND_STEP if waits else timedelta(minutes=settings.STAFF_IDLE_MINUTES)
    signed_in_at = request.session.get(SIGNED_IN_AT, 0)
    if timezone.now().timestamp() - signed_in_at <= longest.total_seconds():
        return False
    if waits:
        return True
    try:
        noted = _signer.unsign(
            request.COOKIES.get(settings.STAFF_SEEN_COOKIE_NAME, ""), max_age=longest
        )
    except BadSignature:
        return True
    return not constant_time_compare(noted, _digest(request))


def _digest(request: HttpRequest) -> str:
    return salted_hmac("staff_access.seen", request.session.session_key or "").hexdigest()
