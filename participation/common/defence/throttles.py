"""What programs send through the API, under the same limits as people."""

from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from participation.common.defence.callers import caller
from participation.common.defence.limits import API_WRITE, LIMITS


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
