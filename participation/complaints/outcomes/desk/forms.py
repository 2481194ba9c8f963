"""What staff write of an outcome. Each form knows the version that its screen showed."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.cases.models import Case
from participation.common.forms import VersionForm
from participation.common.models import County
from participation.complaints.models import Category, Outcome
from participation.complaints.outcomes.guards import TEXTS, OutcomeText
from persian.fields import CleanCharField
from persian.personal_data import mask

LONGEST_REASON = 1_000
WRITE_IT = {"required": _("Write the text.")}


class ReasonForm(VersionForm):
    """A step that says why. ``name`` keeps the ids of several forms on one screen apart."""

    reason = CleanCharField(
        label=_("Reason, for colleagues"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write the reason.")},
    )


class OutcomeForm(VersionForm):
    """The words of an outcome, its category and its county."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    title = CleanCharField(label=_("title"), max_length=160, error_messages=WRITE_IT)
    category = forms.ModelChoiceField(label=_("category"), queryset=Category.objects.none())
    county = forms.ModelChoiceField(
        label=_("county"),
        queryset=County.objects.none(),
        required=False,
        empty_label=_("not told"),
        help_text=_("The only place that readers learn."),
    )
    problem = CleanCharField(
        label=_("what was asked for"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages=WRITE_IT,
    )
    result = CleanCharField(
        label=_("what came of it"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages=WRITE_IT,
        help_text=_("In other words than the answer: no name, no number, no street."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        outcome: Outcome | None = None,
        case: Case | None = None,
    ) -> None:
        """Show what is stored, or what the case gives for a new one."""
        super().__init__(data, initial=_stored(outcome) if outcome else _begun(case))
        self.fields["category"].queryset = Category.objects.filter(  # type: ignore[attr-defined]
            is_restricted=False
        ).order_by("order", "pk")
        self.fields["county"].queryset = County.objects.in_force()  # type: ignore[attr-defined]

    def text(self) -> OutcomeText:
        """Return what was written, once the form is valid."""
        return OutcomeText(**{name: self.cleaned_data[name] for name in (*TEXTS, *CHOSEN)})

    def masked(self) -> dict[str, Any]:
        """Return what was typed with personal data masked."""
        typed = self.data.copy()  # type: ignore[attr-defined]
        for name in TEXTS:
            typed[name] = mask(typed.get(name, ""))
        return typed


CHOSEN = ("category", "county")


def _stored(outcome: Outcome) -> dict[str, Any]:
    stored = {name: getattr(outcome, name) for name in (*TEXTS, *CHOSEN)}
    return {**stored, "version": outcome.version, "token": outcome.token or uuid.uuid4()}


def _begun(case: Case | None) -> dict[str, Any]:
    begun: dict[str, Any] = {"version": 0, "token": uuid.uuid4()}
    if case is not None:
        begun |= {
            "category": Category.objects.filter(complaints__case=case).first(),
            "county": case.county,
        }
    return begun
