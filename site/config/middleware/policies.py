"""Two content security policies, and the headers that every answer carries."""

from collections.abc import Callable

from csp.constants import NONE, SELF
from csp.middleware import CSPMiddleware, PolicyParts
from csp.utils import default_config
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

_FRAMES = "frame-ancestors"


class ContentPolicyMiddleware(CSPMiddleware):  # type: ignore[misc]
    """The strict policy for the public, the admin's for the admin.

    A page that an editor looks at before it is published keeps the public policy, so that what
    would break there breaks here; only the admin may show it in a frame.
    """

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the policy of this answer."""
        parts: PolicyParts = super().get_policy_parts(request, response, report_only)
        if report_only:
            return parts
        in_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
        if in_admin and parts.config is None:
            parts.config = default_config(settings.ADMIN_CONTENT_SECURITY_POLICY["DIRECTIVES"])
        # Wagtail marks the views that its own pages show in a frame by the older header.
        framed = getattr(request, "is_preview", False) or (
            response.headers.get("X-Frame-Options") == "SAMEORIGIN"
        )
        parts.replace = {_FRAMES: [SELF if framed else NONE], **(parts.replace or {})}
        return parts


class HeadersMiddleware:
    """What Django's SecurityMiddleware does not send. A view may send its own instead."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Take the next in the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add what is missing."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        # Readers of feeds show our pictures on their own pages.
        shared = request.path_info.startswith(settings.MEDIA_URL)
        response.headers.setdefault(
            "Cross-Origin-Resource-Policy", "cross-origin" if shared else "same-origin"
        )
        return response
