"""One's own sign-in, under the account settings."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from participation.common.models import User
from participation.staff_access import selectors, services
from participation.staff_access.access import member_of_staff
from participation.staff_access.forms import CodeForm, EnrolmentForm
from participation.staff_access.presenters import enrolment_context, recovery_context
from participation.staff_access.views.door import let_in
from persian.digits import to_persian_digits

OVERVIEW = "staff_access:overview"


@method_decorator(sensitive_post_parameters(), name="dispatch")
class AccountScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen below the account page."""

    header_icon = "lock"
    template_name: str

    @property
    def owner(self) -> User:
        """Return the person."""
        return member_of_staff(self.request)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back."""
        items: list[dict[str, Any]] = [
            *super().get_breadcrumbs_items(),
            {"url": reverse("wagtailadmin_account"), "label": _("Account")},
            {"url": reverse(OVERVIEW), "label": OverviewView.page_title},
        ]
        if not isinstance(self, OverviewView):
            items.append({"url": "", "label": self.page_title})
        return items

    def page(self, **context: Any) -> TemplateResponse:
        """Return the screen."""
        return TemplateResponse(self.request, self.template_name, self.get_context_data(**context))

    def show_recovery_codes(self, recovery_codes: list[str]) -> TemplateResponse:
        """Return the only page that ever shows these codes."""
        return TemplateResponse(
            self.request,
            "staff_access/account/recovery_codes.html",
            self.get_context_data(**recovery_context(recovery_codes)),
        )


class OverviewView(AccountScreen):
    """What is set up, and what can be done about it."""

    template_name = "staff_access/account/overview.html"
    page_title = gettext_lazy("Two-step sign-in")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the authenticator."""
        authenticator = selectors.authenticator_of(self.owner)
        return super().get_context_data(
            authenticator=authenticator,
            codes_left=selectors.recovery_codes_left(authenticator) if authenticator else 0,
            is_forced=settings.STAFF_TWO_FACTOR_REQUIRED,
            **kwargs,
        )


class EnrolView(AccountScreen):
    """Sets up the app, or moves to another phone."""

    template_name = "staff_access/account/enrol.html"
    page_title = gettext_lazy("Set up the app")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the picture to read."""
        return self._form_page(self._form())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Check the codes and show the recovery codes."""
        form = self._form(request.POST)
        if form.is_valid():
            try:
                enrolment = services.enrol(
                    user=self.owner,
                    secret=form.secret,
                    code=form.cleaned_data["code"],
                    present_code=form.cleaned_data.get("present_code", ""),
                )
            except services.PresentCodeRefusedError as error:
                form.refuse(error, field="present_code")
            except services.CodeRefusedError as error:
                form.refuse(error)
            except services.NotAllowedError:
                return redirect(OVERVIEW)
            else:
                let_in(request, enrolment.authenticator)
                return self.show_recovery_codes(enrolment.recovery_codes)
        return self._form_page(form)

    def _form(self, data: Any = None) -> EnrolmentForm:
        replaces = selectors.authenticator_of(self.owner) is not None
        return EnrolmentForm(data, user=self.owner, replaces=replaces)

    def _form_page(self, form: EnrolmentForm) -> TemplateResponse:
        return self.page(**enrolment_context(form, self.owner))


class CodeScreen(AccountScreen):
    """Does one thing once a code was given."""

    template_name = "staff_access/account/code.html"
    lead: Any = ""
    button: Any = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for a code."""
        if selectors.authenticator_of(self.owner) is None:
            return redirect(OVERVIEW)
        return self.page(form=CodeForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Check the code and do it."""
        form = CodeForm(request.POST)
        if form.is_valid():
            try:
                return self.done(form.cleaned_data["code"])
            except services.CodeRefusedError as error:
                form.refuse(error)
            except services.NotAllowedError:
                return redirect(OVERVIEW)
        return self.page(form=form)

    def done(self, code: str) -> HttpResponse:
        """Do it and return the answer."""
        raise NotImplementedError


class RecoveryCodesView(CodeScreen):
    """Makes new recovery codes."""

    page_title = gettext_lazy("New recovery codes")
    lead = gettext_lazy("The codes that you have now will be worth nothing.")
    button = gettext_lazy("Make new codes")

    def done(self, code: str) -> HttpResponse:
        """Show the new ones."""
        return self.show_recovery_codes(services.renew_recovery_codes(user=self.owner, code=code))


class SwitchOffView(CodeScreen):
    """Goes back to the password alone, where the office allows it."""

    page_title = gettext_lazy("Switch off two-step sign-in")
    lead = gettext_lazy("From then on your password alone opens the door.")
    button = gettext_lazy("Switch off")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Be absent where two steps are the rule."""
        if settings.STAFF_TWO_FACTOR_REQUIRED:
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def done(self, code: str) -> HttpResponse:
        """Remove the authenticator."""
        services.switch_off(user=self.owner, code=code)
        messages.success(self.request, _("Two-step sign-in is off."))
        return redirect(OVERVIEW)


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End the person's other sessions."""
    ended = services.sign_out_everywhere(
        user=member_of_staff(request), except_key=request.session.session_key or ""
    )
    messages.success(
        request, _("Other sessions ended: %(count)s") % {"count": to_persian_digits(ended)}
    )
    return redirect(OVERVIEW)
