"""Between the password and the admin: give a code, or set up the app that makes them."""

from typing import Any

import django_otp
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View
from wagtail.admin import messages

from participation.common.models import User
from participation.staff_access import selectors, services
from participation.staff_access.forms import CodeForm, EnrolmentForm
from participation.staff_access.middleware import password_user
from participation.staff_access.models import Authenticator
from participation.staff_access.presenters import enrolment_context, recovery_context


def let_in(request: HttpRequest, authenticator: Authenticator) -> None:
    """Make the session a verified one, under a new key: what was known before is worth nothing."""
    request.session.cycle_key()
    request.user = authenticator.user  # type: ignore[assignment]
    django_otp.login(request, authenticator)


def next_address(request: HttpRequest) -> str:
    """Return where the person was going, where that is on this site; else the dashboard."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if safe else reverse("wagtailadmin_home")


@method_decorator((never_cache, sensitive_post_parameters()), name="dispatch")
class DoorView(View):
    """A screen for who gave the password and owes the second factor."""

    template_name: str
    user: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send away who has no business here."""
        waiting = password_user(request)
        if waiting is None:
            return HttpResponseRedirect(next_address(request))
        self.user = waiting
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def page(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        """Return the screen."""
        return render(
            request,
            self.template_name,
            {"account": self.user, "next": next_address(request), **context},
        )


class VerifyView(DoorView):
    """Asks for a code."""

    template_name = "staff_access/door/verify.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send on who has to set up the app first."""
        waiting = password_user(request)
        if waiting is not None and not selectors.authenticator_of(waiting):
            return redirect("staff_access_enrol")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the field."""
        return self.page(request, {"form": CodeForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Check the code."""
        form = CodeForm(request.POST)
        if form.is_valid():
            try:
                authenticator = services.verify(user=self.user, code=form.cleaned_data["code"])
            except services.CodeRefusedError as error:
                form.refuse(error)
            else:
                let_in(request, authenticator)
                self._warn_about_recovery_codes(request, authenticator)
                return HttpResponseRedirect(next_address(request))
        return self.page(request, {"form": form})

    def _warn_about_recovery_codes(
        self, request: HttpRequest, authenticator: Authenticator
    ) -> None:
        if selectors.recovery_codes_left(authenticator) < settings.STAFF_RECOVERY_CODES_LOW:
            messages.warning(
                request, _("Few recovery codes are left. Make new ones on your account page.")
            )


class FirstEnrolmentView(DoorView):
    """Sets up the app of somebody who may not come in without one."""

    template_name = "staff_access/door/enrol.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send on who has an app already: his code is asked for, not a new app."""
        waiting = password_user(request)
        if waiting is not None and selectors.authenticator_of(waiting):
            return redirect("staff_access_verify")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the picture to read."""
        return self._form_page(request, EnrolmentForm(user=self.user, replaces=False))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Check the first code and show the recovery codes."""
        form = EnrolmentForm(request.POST, user=self.user, replaces=False)
        if form.is_valid():
            try:
                enrolment = services.enrol(
                    user=self.user, secret=form.secret, code=form.cleaned_data["code"]
                )
            except services.CodeRefusedError as error:
                form.refuse(error)
            except services.NotAllowedError:
                return redirect("staff_access_verify")
            else:
                let_in(request, enrolment.authenticator)
                return render(
                    request,
                    "staff_access/door/recovery_codes.html",
                    {"next": next_address(request), **recovery_context(enrolment.recovery_codes)},
                )
        return self._form_page(request, form)

    def _form_page(self, request: HttpRequest, form: EnrolmentForm) -> HttpResponse:
        return self.page(request, enrolment_context(form, self.user))
