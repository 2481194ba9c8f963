"""An act of a body: what it is about, and its rows."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.models import Case
from participation.cases.numbers import NumberError, read_number
from participation.common.models import County, User
from participation.place_names.decisions.enums import GIVES, Verdict
from participation.place_names.decisions.rows import Row
from participation.place_names.models import PlaceKind, Proposal
from participation.resolutions.models import Meeting
from persian.fields import CleanCharField, JalaliDateField

MOST_ROWS, FIRST_ROWS, MORE_ROWS = 60, 5, 10
MOST_MEETINGS = 60


class ActForm(forms.Form):
    """The meeting, the title of the resolution, from when it holds, where the places lie."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    meeting = forms.ModelChoiceField(
        label=_("Meeting"),
        queryset=Meeting.objects.none(),
        help_text=_("The last ones; a new one is made among the minutes first."),
        error_messages={"required": _("Choose the meeting.")},
    )
    title = CleanCharField(
        label=_("Title of the resolution"),
        max_length=200,
        error_messages={"required": _("Write the title.")},
    )
    effective_on = JalaliDateField(
        label=_("Holds from"), error_messages={"required": _("Write the day from which it holds.")}
    )
    county = forms.ModelChoiceField(
        label=_("County"),
        queryset=County.objects.none(),
        error_messages={"required": _("Choose the county.")},
    )
    city = CleanCharField(label=_("City or village"), max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the last meetings and the counties."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", uuid.uuid4())
        meetings = Meeting.objects.select_related("body").order_by("-year", "-number", "-pk")
        last = list(meetings.values_list("pk", flat=True)[:MOST_MEETINGS])
        self.fields["meeting"].queryset = meetings.filter(pk__in=last)  # type: ignore[attr-defined]
        self.fields["county"].queryset = County.objects.in_force()  # type: ignore[attr-defined]


class RowForm(forms.Form):
    """One row: a proposal by its number, or a place as the act words it."""

    number = forms.CharField(label=_("Proposal"), required=False, max_length=30)
    verdict = forms.ChoiceField(
        label=_("Verdict"), choices=Verdict.choices, required=False, initial=Verdict.GRANTED
    )
    kind = forms.ModelChoiceField(
        label=_("Kind"),
        queryset=PlaceKind.objects.none(),
        required=False,
        empty_label=pgettext_lazy("kind of place", "Choose"),
    )
    former_name = CleanCharField(label=_("Former name"), max_length=120, required=False)
    extent = CleanCharField(label=_("Extent"), max_length=300, required=False)
    name = CleanCharField(label=_("New name"), max_length=120, required=False)
    reason = CleanCharField(label=_("Reasons"), max_length=2000, required=False)
    is_shared = forms.BooleanField(label=_("another place bears it too"), required=False)
    keeps_number = forms.BooleanField(label=_("the number is kept"), required=False)

    def __init__(self, *args: Any, user: User, kinds: list[tuple[Any, Any]], **kwargs: Any) -> None:
        """Know who types it: only proposals in sight can be decided."""
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["kind"].queryset = PlaceKind.objects.offered()  # type: ignore[attr-defined]
        # Read once for all rows.
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.proposal: Proposal | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        typed = ("number", "former_name", "extent", "name", "reason", "kind")
        return not any(str(self.data.get(self.add_prefix(name), "")).strip() for name in typed)

    def clean(self) -> dict[str, Any]:
        """Ask for what the verdict needs."""
        values: dict[str, Any] = super().clean() or {}
        if self.is_empty:
            return values
        verdict = values["verdict"] = values.get("verdict") or Verdict.GRANTED
        self._find(values)
        if self.proposal is None and "number" not in self.errors:
            if verdict not in GIVES:
                self.add_error("number", _("Only a proposal can be refused or sent back."))
            if values.get("kind") is None and "kind" not in self.errors:
                self.add_error("kind", _("Say what it is."))
        if verdict == Verdict.GRANTED and self.proposal is not None and not values.get("name"):
            values["name"] = self.proposal.name
        if verdict in GIVES and not values.get("name"):
            self.add_error("name", _("Write the new name."))
        if verdict in {Verdict.REFUSED, Verdict.SENT_BACK} and not values.get("reason"):
            self.add_error("reason", _("Write the reasons; the proposer reads them."))
        return values

    def _find(self, values: dict[str, Any]) -> None:
        typed = str(values.get("number") or "").strip()
        if not typed:
            return
        try:
            plain = read_number(typed)
        except NumberError:
            self.add_error("number", _("This is no number of a proposal."))
            return
        seen = Case.objects.visible_to(self.user).filter(number=plain)
        found = Proposal.objects.named().for_lists().filter(case__in=seen).first()
        if found is None:
            self.add_error("number", _("No admitted proposal that you see has this number."))
        self.proposal = found

    def row(self, county: County, city: str) -> Row:
        """Return what a valid row says."""
        values = self.cleaned_data
        return Row(
            verdict=Verdict(values["verdict"]),
            proposal=self.proposal,
            kind=values["kind"],
            county=county,
            city=city,
            former_name=values["former_name"],
            extent=values["extent"],
            name=values["name"],
            reason=values["reason"],
            is_shared=values["is_shared"],
            keeps_number=values["keeps_number"],
        )

    def refuse(self, error: ValidationError) -> None:
        """Put what the register refused beside the fields that are here."""
        beside = {"text": "name", "valid_from": "name"}
        told = error.error_dict if hasattr(error, "error_dict") else {"name": [error]}
        for name, errors in told.items():
            known = beside.get(name, name)
            for one in errors:
                self.add_error(known if known in self.fields else "name", one)


def row_forms(data: Any, *, user: User, count: int) -> list[RowForm]:
    """Return so many rows, with what was typed in them."""
    offered = PlaceKind.objects.offered()
    kinds: list[tuple[Any, Any]] = [("", pgettext_lazy("kind of place", "Choose"))]
    kinds += [(kind.pk, kind.name) for kind in offered]
    return [RowForm(data, prefix=f"r{one}", user=user, kinds=kinds) for one in range(count)]
