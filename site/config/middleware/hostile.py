"""What no browser sends and no database takes."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed, JsonResponse
from django.views.defaults import bad_request

from participation.common.api.problems import CONTENT_TYPE, problem

# In an address, raw or encoded. PostgreSQL refuses it in any text, which would be an error of ours.
_NUL = "\x00"
_ENCODED_NUL = "%00"
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


class HostileRequestMiddleware:
    """Answers 405 to a method that nothing here knows, 400 to an address with a NUL."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Take the next in the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Refuse it before anything looks it up."""
        if request.method not in _METHODS:
            return HttpResponseNotAllowed(_METHODS)
        query = request.META.get("QUERY_STRING", "")
        if _NUL in request.path_info or _NUL in query or _ENCODED_NUL in query:
            return self.refuse(request)
        return self.get_response(request)

    def refuse(self, request: HttpRequest) -> HttpResponseBase:
        """Answer people with a page and programs in their form.

        Not raised: a stranger shall not fill the log with our tracebacks.
        """
        if request.path_info.startswith("/api/v1/"):
            told = problem(400, "An address cannot hold a NUL.")
            return JsonResponse(told, status=400, content_type=CONTENT_TYPE)
        if request.path_info.startswith("/api/"):
            return JsonResponse({"message": "An address cannot hold a NUL."}, status=400)
        return bad_request(request, BadRequest())
