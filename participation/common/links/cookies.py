"""The cookie that a citizen's token lives in, and pages that are one person's."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.core.handlers.exception import response_for_exception
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers

REFUSALS = (Http404, PermissionDenied, BadRequest, SuspiciousOperation)


def cookie_name(purpose: str) -> str:
    """Return the cookie's name; the prefix makes browsers refuse one without HTTPS."""
    return f"__Secure-{purpose}" if settings.SESSION_COOKIE_SECURE else purpose


def set_link_cookie(
    response: HttpResponseBase, purpose: str, token: str, *, lifetime: timedelta, path: str
) -> None:
    """Hand the browser a token: for no script, no other site, and below ``path`` only."""
    response.set_cookie(
        cookie_name(purpose),
        token,
        max_age=lifetime,
        path=path,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def read_link_cookie(request: HttpRequest, purpose: str) -> str:
    """Return the token that the browser holds, empty for none."""
    return request.COOKIES.get(cookie_name(purpose), "")


def clear_link_cookie(response: HttpResponseBase, purpose: str, *, path: str) -> None:
    """Take the token back."""
    response.delete_cookie(cookie_name(purpose), path=path, samesite="Lax")


def private_page(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Mark what a view answers as one person's: kept by no cache, named to no other site.

    So are its refusals: that there is nothing for this browser is known of this browser alone.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except REFUSALS as refusal:
            response = response_for_exception(request, refusal)
        response["Cache-Control"] = "no-store, private, max-age=0"
        # Other sites learn nothing. With «no-referrer» a browser would send forms of the page with
        # «Origin: null», and the check against forged requests would refuse them.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        patch_vary_headers(response, ["Cookie"])
        return response

    return answer
