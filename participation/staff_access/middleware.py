"""The guard: before any view sees who is asking, and in front of the whole admin."""

from collections.abc import Callable

from asgiref.sync import sync_to_async
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from participation.common.models import User
from participation.staff_access.access import Standing, note_activity, standing_of
from participation.staff_access.selectors import authenticator_of

# Asked by an open editor every few seconds: a page that nobody touches is no activity.
_PINGS = ("editing-sessions/",)


class StaffAccessMiddleware:
    """Puts a stranger in the place of who may not act yet; sends him to the step that is missing.

    Stands after django-otp's middleware. Nothing is read from the session or the database until
    a view asks for the user, so that public pages stay without a session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Take the next in the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Decide, answer, and note that the person was here."""
        signed_in = request.user
        standing = SimpleLazyObject(lambda: _standing(request, signed_in))
        request.user = SimpleLazyObject(lambda: standing.acts_as)  # type: ignore[assignment]
        request.auser = sync_to_async(lambda: standing.acts_as)  # type: ignore[method-assign,assignment]
        request.staff_standing = standing  # type: ignore[attr-defined]

        admin = reverse("wagtailadmin_home")
        if not request.path_info.startswith(admin):
            return self.get_response(request)
        response = _refusal(request, standing) or self.get_response(request)  # type: ignore[arg-type]
        below = request.path_info.removeprefix(admin)
        if request.user.is_authenticated and not below.startswith(_PINGS):
            note_activity(request, response)
        return response


def password_user(request: HttpRequest) -> User | None:
    """Return who gave the password and owes the second factor, or None."""
    standing: Standing = request.staff_standing  # type: ignore[attr-defined]
    return standing.waiting


def _standing(request: HttpRequest, signed_in: User | AnonymousUser) -> Standing:
    # django-otp and Django both hand out lazy objects; compare and log the real one.
    signed_in.is_authenticated  # noqa: B018
    return standing_of(request, getattr(signed_in, "_wrapped", signed_in))


def _refusal(request: HttpRequest, standing: Standing) -> HttpResponseBase | None:
    """Return the answer to who may not go on, or None for everybody else."""
    if standing.is_over:
        logout(request)
        request.user = AnonymousUser()
        return _send_to_sign_in(request)
    if standing.waiting is None or _is_open(request):
        return None
    if _is_script(request):
        raise PermissionDenied
    step = "verify" if authenticator_of(standing.waiting) else "enrol"
    address = reverse(f"staff_access_{step}")
    if request.path_info == address:
        return None
    return redirect_to_login(_next(request), login_url=address)


def _send_to_sign_in(request: HttpRequest) -> HttpResponseBase | None:
    if request.path_info == reverse("wagtailadmin_login"):
        return None
    if _is_script(request):
        raise PermissionDenied
    messages.info(request, _("You were signed out, because nothing was done for a while."))
    return redirect_to_login(_next(request), login_url=reverse("wagtailadmin_login"))


def _is_open(request: HttpRequest) -> bool:
    """Return whether this is open without the second factor: words, icons, the door."""
    if request.path_info == reverse("wagtailadmin_login"):
        return request.method == "POST"
    return request.path_info in {
        reverse("wagtailadmin_logout"),
        reverse("wagtailadmin_sprite"),
        reverse("wagtailadmin_javascript_catalog"),
    }


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("x-requested-with") == "XMLHttpRequest"


def _next(request: HttpRequest) -> str:
    """Return where to go on afterwards: never a form that was sent, never the door itself."""
    doors = {reverse("wagtailadmin_login"), reverse("wagtailadmin_logout")}
    if request.method != "GET" or request.path_info in doors:
        return reverse("wagtailadmin_home")
    return request.get_full_path()
