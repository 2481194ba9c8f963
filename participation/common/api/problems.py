"""Errors as problem documents (RFC 9457)."""

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import (
    APIException,
    MethodNotAllowed,
    NotFound,
    ParseError,
    ValidationError,
)
from rest_framework.response import Response
from rest_framework.views import exception_handler

CONTENT_TYPE = "application/problem+json"
TITLES = {
    400: "Bad request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not found",
    405: "Method not allowed",
    406: "Not acceptable",
    409: "Conflict",
    413: "Content too large",
    415: "Unsupported media type",
    429: "Too many requests",
}


def problem(status: int, detail: str = "", **more: Any) -> dict[str, Any]:
    """Return the members of a problem document."""
    told = {"type": "about:blank", "title": TITLES.get(status, "Error"), "status": status}
    return {**told, **({"detail": detail} if detail else {}), **more}


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer an error of a view of DRF's; None leaves it to Django."""
    if isinstance(error, SuspiciousOperation):
        # Too many fields, too large a field: what Django would answer with a page.
        error = ParseError(_("What was sent is too large or not well formed."))
    response = exception_handler(error, context)
    if response is None:
        return None
    status = response.status_code
    if isinstance(error, ValidationError):
        response.data = problem(status, _("A parameter is not right."), errors=response.data)
    elif isinstance(error, APIException):
        response.data = problem(status, str(error.detail), **getattr(error, "more", {}))
    else:
        response.data = problem(status, str(NotFound.default_detail))
    response.content_type = CONTENT_TYPE
    return response


def not_found(request: HttpRequest, path: str = "") -> JsonResponse:
    """Answer an address below /api/v1/ that is none."""
    if request.method not in {"GET", "HEAD", "OPTIONS"}:
        return JsonResponse(
            problem(405, str(MethodNotAllowed(request.method or "").detail)),
            status=405,
            content_type=CONTENT_TYPE,
        )
    return JsonResponse(problem(404, str(Http404())), status=404, content_type=CONTENT_TYPE)
