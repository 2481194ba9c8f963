"""Answers that refuse: one page for everybody who asks too often."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

TOO_MANY_REQUESTS = 429


def too_many_requests(request: HttpRequest, *, wait: timedelta) -> HttpResponse:
    """Return the page that says to wait, and to programs for how long."""
    return HttpResponse(
        render_to_string("429.html"),
        status=TOO_MANY_REQUESTS,
        headers={
            "Retry-After": str(max(1, int(wait.total_seconds()))),
            "Cache-Control": "no-store",
        },
    )
