"""Whom it is against: somebody from the registers of the office, or a name."""

from itertools import zip_longest
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from participation.cases.subjects import MOST_FOUND, Subject, subject_of
from participation.complaints.forms.step import INPUT, Row, StepForm
from participation.complaints.services import Against
from persian.fields import CleanCharField

OTHER = "other"
SEPARATOR = ":"
LONGEST_ID = 60
LONGEST_NAME = 200
LONGEST_LETTERS = 100


class AgainstForm(StepForm):
    """A box to look in the registers, what was found there, and a name that stands in none."""

    looked_for = forms.CharField(
        label=_("Look for a name"),
        help_text=_("A few letters of the name are enough."),
        required=False,
        max_length=LONGEST_LETTERS,
        widget=forms.TextInput(attrs=INPUT | {"autocomplete": "off"}),
    )
    choice = forms.CharField(
        label=_("One of these"),
        required=False,
        max_length=LONGEST_ID,
        widget=forms.RadioSelect,
    )
    name = CleanCharField(
        label=_("The other name"),
        help_text=_("Of the organisation, the unit or its officer, if it is not in the list."),
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs=INPUT | {"autocomplete": "off"}),
    )

    def arrange(self) -> None:
        """Offer what the letters find, what was chosen before, and the way to another name."""
        self.fields["choice"].widget.choices = [*self.found, (OTHER, _("Another, not in the list"))]
        if not self.found:
            # A list without anything is not shown, and so the name is no other one.
            self.fields["name"].label = _("Name of the organisation, the unit or its officer")
            self.fields["name"].help_text = ""

    @property
    def subjects(self) -> list[Subject]:
        """The registers that the category allows."""
        return [found for kind in self.category.against if (found := subject_of(str(kind)))]

    @cached_property
    def _all_found(self) -> list[list[tuple[str, str]]]:
        letters = self.given("looked_for")[:LONGEST_LETTERS]
        return [
            [(f"{subject.kind}{SEPARATOR}{pk}", name) for pk, name in subject.find(letters)]
            for subject in self.subjects
        ]

    @cached_property
    def found(self) -> list[tuple[str, str]]:
        """Ids and names, at most so many, of each register alike; the chosen one among them."""
        by_turns = zip_longest(*self._all_found)
        rows = [row for turn in by_turns for row in turn if row is not None][:MOST_FOUND]
        rows.sort(key=lambda row: [one.kind for one in self.subjects].index(_kind(row[0])))
        chosen = self.given("choice")
        if chosen not in {value for value, _name in rows} and (known := self._known(chosen)):
            rows.insert(0, (chosen, known))
        return rows

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than the list shows."""
        found = [len(rows) for rows in self._all_found]
        return sum(found) > MOST_FOUND or MOST_FOUND in found

    @property
    def is_fruitless(self) -> bool:
        """Whether letters were typed and nothing has them."""
        return bool(self.given("looked_for").strip()) and not self.found

    def clean_choice(self) -> str:
        """Refuse what is in no register that the category allows."""
        chosen: str = self.cleaned_data["choice"]
        if chosen and chosen != OTHER and self._known(chosen) is None:
            raise ValidationError(_("This one is not in the list any more; choose again."))
        return chosen

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two; for the name alone where nothing can be chosen."""
        values: dict[str, Any] = super().clean() or {}
        chosen, name = values.get("choice", ""), values.get("name", "")
        if {"choice", "name"} & set(self.errors):
            return values
        if chosen == OTHER and not name:
            self.add_error("name", _("Write the name."))
        elif not chosen and not name and self.found:
            self.add_error("choice", _("Choose one, or write another name."))
        elif not chosen and not name:
            self.add_error("name", _("Write the name."))
        return values

    def against(self) -> Against:
        """Return whom a valid form names."""
        chosen: str = self.cleaned_data["choice"]
        if chosen and chosen != OTHER:
            kind, _separator, pk = chosen.partition(SEPARATOR)
            return Against(kind=kind, id=pk)
        return Against(name=self.cleaned_data["name"])

    def rows(self) -> list[Row]:
        """Return whom it is against."""
        chosen: str = self.cleaned_data["choice"]
        known = self._known(chosen) if chosen != OTHER else None
        return [Row(_("Against"), known or self.cleaned_data["name"])]

    def _known(self, chosen: str) -> str | None:
        kind, _separator, pk = chosen.partition(SEPARATOR)
        subject = next((one for one in self.subjects if one.kind == kind), None)
        return subject.name(pk) if subject is not None and pk and "\x00" not in pk else None


def _kind(choice: str) -> str:
    return choice.partition(SEPARATOR)[0]
