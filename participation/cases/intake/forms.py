"""What is asked beside the steps of a kind: the way in, the consent, the paper."""

import datetime
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.enums import BY_STAFF, NUMBERED, Consent, Intake
from participation.cases.services.on_behalf import Filed, twin_of
from participation.cases.wizard import Filing
from participation.cases.wizard.forms import StepForm
from participation.common.enums import UnitKind
from participation.common.models import Unit, UnitMembership, User
from participation.common.models.unit import UnitQuerySet
from persian.fields import CleanCharField, JalaliDateField
from persian.jalali import today

SEPARATOR = "-"


def units_of(user: User) -> UnitQuerySet:
    """Return the units in which somebody works today."""
    own = UnitMembership.objects.on(today()).filter(user=user).values("unit")
    units: UnitQuerySet = Unit.objects.filter(pk__in=own)
    return units


def offices_of(user: User) -> UnitQuerySet:
    """Return the facilitation offices among them."""
    return units_of(user).of_kind(UnitKind.FACILITATION_OFFICE)


class IntakeForm(forms.Form):
    """How it came, who agreed to what, and the number that it has elsewhere."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    unit = forms.ModelChoiceField(
        label=_("Written down in"),
        queryset=Unit.objects.none(),
        empty_label=None,
        error_messages={"required": _("Choose the unit.")},
    )
    intake = forms.ChoiceField(
        label=_("Way in"), choices=[(one.value, one.label) for one in BY_STAFF]
    )
    outer_number = CleanCharField(
        label=_("Number there"),
        help_text=_("Of the letter, of the 111 system, or of whoever sent it on."),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    outer_date = JalaliDateField(label=_("Date there"), required=False)
    consent = forms.ChoiceField(
        label=_("Consent of the citizen"),
        choices=[("", pgettext_lazy("consent", "Choose")), *Consent.choices],
        error_messages={"required": _("Nothing is filed for somebody without his consent.")},
    )
    scan = forms.FileField(label=_("Scan of the paper or of the signed consent"), required=False)

    def __init__(self, *args: Any, user: User, is_of_offices: bool = False, **kwargs: Any) -> None:
        """Offer the units in which the person works today; of what only offices file, these."""
        super().__init__(*args, **kwargs)
        self.user = user
        own = offices_of(user) if is_of_offices else units_of(user)
        self.fields["unit"].queryset = own  # type: ignore[attr-defined]
        first = own.first()
        if first is not None and first.kind == UnitKind.FACILITATION_OFFICE:
            self.initial.setdefault("intake", Intake.OFFICE)
        self.twin: str = ""

    def clean_outer_date(self) -> datetime.date | None:
        """Refuse a day that is still to come."""
        day: datetime.date | None = self.cleaned_data["outer_date"]
        if day is not None and day > today():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """Ask for the number and the scan where the way in has one; refuse the same paper twice."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("intake") in NUMBERED and not given.get("outer_number"):
            self._refuse("outer_number", _("Write the number that it has there."))
        needs_scan = given.get("consent") == Consent.SIGNED or given.get("intake") == Intake.PAPER
        if needs_scan and not self.has_scan and "scan" not in self.errors:
            self._refuse("scan", _("Add the scan."))
        if not self.errors and (twin := twin_of(self.filed())):
            self.twin = twin.case.number
            self._refuse("outer_number", _("This paper was filed before."))
        return given

    def _refuse(self, name: str, words: Any) -> None:
        if name not in self.errors:
            self.add_error(name, words)

    @property
    def has_scan(self) -> bool:
        """Whether a scan came with the form, or waits from an earlier try."""
        return bool(self.files.get("scan")) or self.kept_files

    kept_files = False

    def filed(self) -> Filed:
        """Return what a valid form says."""
        given = self.cleaned_data
        return Filed(
            by=self.user,
            unit=given["unit"],
            consent=Consent(given["consent"]),
            intake=Intake(given["intake"]),
            outer_number=given["outer_number"],
            outer_date=given["outer_date"],
        )


class DeskFiling(Filing):
    """All steps of something on one screen; the fields of each begin with its name."""

    @cached_property
    def forms(self) -> dict[str, StepForm]:
        """The forms of all steps about what was sent; empty ones where nothing was."""
        made = {}
        for step in self.steps:
            form = step.form(self.about, self.draft.part(step.name))
            form.prefix = step.name
            self.fit(form)
            made[step.name] = form
        return made

    def fit(self, form: StepForm) -> None:
        """Fit a form to whoever asks for somebody else; a kind says how."""


def part_of(step: str, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was sent for a step, with and without its name before the fields.

    Several ticks of a field come as words of one line, as a draft keeps them.
    """
    begin = f"{step}{SEPARATOR}"
    many = getattr(sent, "getlist", lambda name: [sent[name]])
    mine = {
        name: value if len(many(name)) < 2 else " ".join(many(name))  # noqa: PLR2004
        for name, value in sent.items()
        if name.startswith(begin)
    }
    return {name.removeprefix(begin): value for name, value in mine.items()} | mine
