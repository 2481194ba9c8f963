"""What programs send through the API, under the same limits as people."""

import math
from datetime import timedelta

from rest_framework.exceptions import Throttled
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from participation.common.defence.callers import caller
from participation.common.defence.limits import API_WRITE, LIMITS
from participation.common.defence.words import slow_words


class DefenceThrottle(BaseThrottle):
    """Counts writes of an address; reads have an allowance of their own.

    A view that needs another limit than that of all writes names it in ``throttle_scope``.
    """

    seconds: float | None = None

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Return whether the request passes; ``wait`` then says how long it has to."""
        if request.method in SAFE_METHODS:
            return True
        limit = LIMITS[getattr(view, "throttle_scope", None) or API_WRITE.name]
        self.seconds = limit.attempt(caller(request)).wait.total_seconds() or None
        return self.seconds is None

    def wait(self) -> float | None:
        """Return the seconds for Retry-After."""
        return self.seconds


def slow_down(wait: timedelta) -> Throttled:
    """Return the error that asks to wait, in the words that people read."""
    error = Throttled(wait=max(1, math.ceil(wait.total_seconds())))
    error.detail = slow_words(wait)  # type: ignore[assignment]
    return error
