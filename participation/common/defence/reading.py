"""Pages that are read and cost some work: under the allowance that readers of the API have."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from rest_framework.throttling import AnonRateThrottle

from participation.common.defence.callers import caller


class _PageThrottle(AnonRateThrottle):
    """By the address, whoever is signed in: the page is cached for everybody alike."""

    scope = "public-read"

    def get_cache_key(self, request: HttpRequest, view: object) -> str:  # type: ignore[override]
        """Return the key of a reader."""
        return f"throttle_page_{caller(request)}"


def slow_reading(request: HttpRequest) -> timedelta:
    """Count a page that is asked for; return how long to wait, or nothing. Writes no row."""
    throttle = _PageThrottle()
    if not settings.DEFENCE_ENABLED or throttle.allow_request(request, None):  # type: ignore[arg-type]
        return timedelta(0)
    return timedelta(seconds=throttle.wait() or 1)
