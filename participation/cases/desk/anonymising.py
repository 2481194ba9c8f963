"""Anonymising one case by hand: what is lost, and the number typed as a confirmation."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from participation.cases.desk.base import INVALID, STALE, BeneathCaseView, found_for
from participation.cases.errors import CaseError
from participation.cases.fields import CaseNumberField
from participation.cases.models import Case
from participation.cases.numbers import show_number
from participation.cases.permissions import may_anonymise
from participation.cases.selectors import losses_of
from participation.cases.services import retention


class ConfirmForm(forms.Form):
    """The number of this very case, typed by hand."""

    number = CaseNumberField(
        label=gettext_lazy("Number of the case, as a confirmation"),
        error_messages={"required": gettext_lazy("Type the number of the case.")},
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        """Keep which case it is."""
        super().__init__(*args, **kwargs)
        self.case = case

    def clean_number(self) -> str:
        """Return the number. Raises ValidationError for that of another case."""
        number: str = self.cleaned_data["number"]
        if number != self.case.number:
            raise ValidationError(_("This is not the number of this case."))
        return number


class AnonymiseView(BeneathCaseView):
    """Says what is lost for ever, and does it once the number is typed."""

    template_name = "cases/desk/anonymise.html"
    header_icon = "warning"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the case; whoever may not do this finds no screen either."""
        self.case, self.user = found_for(request, kwargs["pk"])
        if not may_anonymise(self.user):
            raise Http404
        self.form = ConfirmForm(case=self.case)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it; a second click finds it done."""
        self.form = form = ConfirmForm(request.POST, case=self.case)
        status = INVALID
        if form.is_valid():
            try:
                retention.anonymise_by_hand(case_id=self.case.pk, by=self.user)
            except CaseError:
                form.add_error(None, _("This is not possible now; see why below."))
                status = STALE
            else:
                messages.success(request, _("The case was anonymised, for ever."))
                return redirect("cases:screen", self.case.pk)
        self.case.refresh_from_db()
        return self.render_to_response(self.get_context_data(), status=status)

    def get_page_title(self) -> str:
        """Return what the screen is about."""
        return _("Anonymise the case")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather what is lost and what stands in the way."""
        return {
            **super().get_context_data(**kwargs),
            "case": self.case,
            "number": show_number(self.case.number),
            "form": self.form,
            "losses": losses_of(self.case),
            "until": retention.kept_until(self.case),
        }
