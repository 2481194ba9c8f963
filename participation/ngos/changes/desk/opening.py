"""The screen on which the office begins a suspension, a revocation or a reinstatement."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from participation.cases.actors import staff
from participation.cases.desk.base import INVALID, WorkerView
from participation.cases.enums import Intake
from participation.cases.numbers import show_number
from participation.cases.selectors import case_for
from participation.common.models import User
from participation.ngos.changes.enums import Sort
from participation.ngos.changes.filing import SECTIONS
from participation.ngos.changes.forms import ReasonForm
from participation.ngos.changes.permissions import may_open
from participation.ngos.changes.selectors import permit_of
from participation.ngos.changes.services.filing import NewChange, file_change
from participation.ngos.changes.sorts import SORTS
from participation.ngos.models import Ngo
from participation.ngos.representatives import permit_numbered
from persian.fields import CleanCharField

BY_OFFICE = [one for one in SORTS.values() if one.by_office]


class NumberForm(forms.Form):
    """Of which NGO something is begun or filed; ``sort`` is what."""

    number = CleanCharField(
        label=_("Permit number"),
        max_length=60,
        error_messages={"required": _("Write the number of the permit.")},
    )
    sort: Any

    def clean_number(self) -> Ngo:
        """Find the NGO."""
        permit = permit_numbered(self.cleaned_data["number"])
        if permit is None:
            raise ValidationError(_("There is no such permit."), code="unknown")
        return permit.ngo

    def clean(self) -> dict[str, Any]:
        """Refuse what does not fit the permit as it stands."""
        values: dict[str, Any] = super().clean() or {}
        if not self.errors:
            ngo: Ngo = values["number"]
            permit = permit_of(ngo)
            if not SORTS[values["sort"]].fits(ngo, permit):
                state = permit.get_state_display() if permit is not None else "–"
                told = gettext("That cannot be done with a permit of the state «%(state)s».")
                self.add_error("sort", told % {"state": state})
        return values


class OpenForm(NumberForm):
    """Of which NGO, and what; why, the form of the reasons asks."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    sort = forms.ChoiceField(
        label=_("What is begun?"),
        choices=[(one.name.value, one.label) for one in BY_OFFICE],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of these."),
            "invalid_choice": _("Choose one of these."),
        },
    )


class OpenView(WorkerView):
    """Begin something against an NGO, or for it. Strangers find nothing."""

    template_name = "ngos/changes/desk/open.html"

    def is_open_to(self, user: User) -> bool:
        """Let in whoever enters decisions of boards."""
        return may_open(user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show an empty form; a link may name the permit."""
        initial = {"submission": uuid.uuid4(), "number": request.GET.get("number", "")}
        return self._shown(OpenForm(initial=initial), self._reason(None))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make a case of it; again gives the same one."""
        form, why = OpenForm(request.POST), self._reason(request)
        # Both, so that everything that is wrong is said at once.
        is_whole = all([form.is_valid(), why.is_valid()])
        if not is_whole:
            return self._shown(form, why, status=INVALID)
        given = form.cleaned_data
        made = file_change(
            NewChange(
                submission=given["submission"],
                ngo=given["number"],
                sort=Sort(given["sort"]),
                said={"reason": why.said()},
                consent_version=0,
                intake=Intake.DESK,
                by=staff(self.user),
            )
        )
        told = gettext("Case %(number)s was begun.") % {"number": show_number(made.case.number)}
        messages.success(request, told)
        if case_for(self.user, made.case.pk) is None:
            return redirect("cases:index")
        return redirect("ngo_changes_desk:screen", made.case.pk)

    def _reason(self, request: HttpRequest | None) -> ReasonForm:
        sent = request.POST if request is not None else None
        form = SECTIONS["reason"].form(None, sent)
        assert isinstance(form, ReasonForm)  # noqa: S101 (tells mypy)
        return form

    def _shown(self, form: OpenForm, why: ReasonForm, *, status: int = 200) -> HttpResponse:
        context = self.get_context_data(form=form, why=why)
        return self.render_to_response(context, status=status)

    def get_page_title(self) -> str:
        """Return what the screen is for."""
        return gettext("Begin a measure about a permit")
