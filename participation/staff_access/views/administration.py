"""Helping somebody who lost his phone and his recovery codes."""

from typing import Any

from django.contrib.auth import authenticate
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from participation.common.models import User
from participation.staff_access import selectors, services
from participation.staff_access.access import member_of_staff
from participation.staff_access.forms import CodeForm, PasswordForm
from participation.staff_access.permissions import may_reset


@method_decorator(sensitive_post_parameters(), name="dispatch")
class ResetView(WagtailAdminTemplateMixin, TemplateView):
    """Takes another's authenticator away, after one's own code or password."""

    template_name = "staff_access/administration/reset.html"
    page_title = gettext_lazy("Reset two-step sign-in")
    header_icon = "lock-open"
    account: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse who may not."""
        self.account = get_object_or_404(User, pk=kwargs["pk"])
        if not may_reset(by=self.administrator, of=self.account):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    @property
    def administrator(self) -> User:
        """Return who asks."""
        return member_of_staff(self.request)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the list of users."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("wagtailusers_users:index"), "label": _("Users")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add whose it is and the form."""
        kwargs.setdefault("form", self._form())
        return super().get_context_data(
            account=self.account,
            authenticator=selectors.authenticator_of(self.account),
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Check the administrator and do it."""
        form = self._form(request.POST)
        if form.is_valid() and self._is_himself(form):
            services.reset(user=self.account, by=self.administrator)
            messages.success(
                request,
                _("%(name)s sets up the app again at the next sign-in.") % {"name": self.account},
            )
            return redirect("wagtailusers_users:index")
        return TemplateResponse(request, self.template_name, self.get_context_data(form=form))

    def _form(self, data: Any = None) -> CodeForm | PasswordForm:
        has_app = selectors.authenticator_of(self.administrator) is not None
        return CodeForm(data) if has_app else PasswordForm(data)

    def _is_himself(self, form: CodeForm | PasswordForm) -> bool:
        if isinstance(form, CodeForm):
            try:
                services.verify(user=self.administrator, code=form.cleaned_data["code"])
            except services.CodeRefusedError as error:
                form.refuse(error)
                return False
            return True
        known = authenticate(
            self.request,
            username=self.administrator.get_username(),
            password=form.cleaned_data["password"],
        )
        if known != self.administrator:
            form.add_error("password", _("This is not your password."))
        return known == self.administrator
