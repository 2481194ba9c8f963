"""Cases on the file of an NGO: put there by their number, taken off, each by whoever sees them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from participation.cases.permissions import scope_of
from participation.common.models import User
from participation.common.registers.screens import RegisterScreen
from participation.ngos.desk.screen import found
from participation.ngos.models import Ngo
from participation.ngos.permissions import may_read as may_read_register
from participation.ngos.supervision.permissions import may_supervise
from participation.ngos.supervision.services.complaints import link_case, unlink_case


class LinkForm(forms.Form):
    """The number of a case."""

    number = forms.CharField(
        label=_("Number of the case"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        error_messages={"required": _("Write the number.")},
    )


def may_link(user: User) -> bool:
    """Return whether ``user`` puts cases on files: whoever supervises and sees cases."""
    return may_supervise(user) and may_read_register(user) and scope_of(user).may_view


class LinkView(RegisterScreen):
    """Putting a case on the file of an NGO, or taking it off."""

    template_name = "ngos/supervision/desk/link.html"
    header_icon = "link"
    list_label = _("NGOs")
    ngo: Ngo
    form: LinkForm | None = None

    def may_enter(self, user: User) -> bool:
        """Let in whoever may put cases on files."""
        return may_link(user)

    def open(self, **kwargs: Any) -> None:
        """Find the NGO."""
        self.ngo = found(kwargs["pk"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, and lead back to the NGO."""
        off = request.POST.get("off", "")
        if off:
            is_key = off.isascii() and off.isdigit() and len(off) < 10  # noqa: PLR2004
            if not is_key or not unlink_case(ngo=self.ngo, pk=int(off), by=self.user):
                raise Http404
            messages.success(request, gettext("The case is off the file."))
            return redirect("ngo_register:screen", self.ngo.pk)
        self.form = LinkForm(request.POST)
        if self.form.is_valid():
            try:
                link_case(ngo=self.ngo, number=self.form.cleaned_data["number"], by=self.user)
            except ValidationError as error:
                self.form.add_error(None, error)
        if self.form.errors:
            return self.again()
        messages.success(request, gettext("The case is on the file."))
        return redirect("ngo_register:screen", self.ngo.pk)

    def get_page_title(self) -> str:
        """Return what the screen is for."""
        return gettext("Put a case on the file")

    def get_page_subtitle(self) -> str:
        """Return on whose file."""
        return self.ngo.title

    def trail(self) -> list[dict[str, Any]]:
        """Lead back to the NGO."""
        url = reverse("ngo_register:screen", args=[self.ngo.pk])
        return [{"url": url, "label": self.ngo.title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show an empty form, or what was typed."""
        return super().get_context_data(form=self.form or LinkForm(), **kwargs)
