"""One line a request, without what it asked for: no query, no address, no name."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

_logger = logging.getLogger("access")


class AccessLogMiddleware:
    """Writes method, path, status and time. The path passes the filter of the logs too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Take the next in the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, then write the line."""
        if getattr(request, "is_dummy", False):
            return self.get_response(request)
        start = time.monotonic()
        response = self.get_response(request)
        _logger.info(
            "%s %s %d %d ms",
            request.method,
            request.path,
            response.status_code,
            (time.monotonic() - start) * 1000,
        )
        return response
