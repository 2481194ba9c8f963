"""Who leaves the board, and how many are new."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import Row
from participation.ngos.applications.forms.ticks import Ticks
from participation.ngos.changes.forms.days import past_day
from participation.ngos.changes.forms.said import SaidForm
from persian.digits import format_number, to_persian_digits
from persian.jalali import format_date

MOST_NEW = 15


class BoardForm(SaidForm):
    """The decision of the assembly about people; who the new ones are, the next pages ask."""

    ticked = ("leaving",)

    assembly_on = past_day(_("Day of the assembly"))
    leaving = forms.MultipleChoiceField(
        label=_("Who leaves?"),
        help_text=_("Those whom the register names today. Everybody else stays."),
        required=False,
        widget=Ticks,
        error_messages={"invalid_choice": _("Choose from the list.")},
    )
    joining = forms.ChoiceField(
        label=_("How many new people?"),
        help_text=_("Only these are asked about; whoever takes another post counts as new too."),
        choices=[(str(one), format_number(one)) for one in range(MOST_NEW + 1)],
        widget=forms.Select(attrs={"class": "input short"}),
        error_messages={
            "required": _("Choose how many."),
            "invalid_choice": _("Choose from the list."),
        },
    )

    def arrange(self) -> None:
        """Name those of today; of an NGO whose board is not known, nobody can leave."""
        field: Any = self.fields["leaving"]
        field.choices = [(str(one.pk), to_persian_digits(one.told)) for one in self.about.seats]
        if not self.about.seats:
            del self.fields["leaving"]
        if self.about.joining is not None:
            settled = str(self.about.joining)
            many: Any = self.fields["joining"]
            many.choices = [one for one in many.choices if one[0] == settled]

    def clean(self) -> dict[str, Any]:
        """Ask for a change."""
        values: dict[str, Any] = super().clean() or {}
        if not self.errors and not values.get("leaving") and values.get("joining") == "0":
            self.add_error("joining", _("Say who leaves or who joins."))
        return values

    def rows(self) -> list[Row]:
        """Return what was told."""
        values = self.cleaned_data
        names = {str(one.pk): one.told for one in self.about.seats}
        leaving = "\n".join(names[one] for one in values.get("leaving", ()))
        day: datetime.date = values["assembly_on"]
        told = [
            Row(_("Day of the assembly"), format_date(day)),
            Row(_("Leaves the board"), to_persian_digits(leaving)),
            Row(_("New people"), format_number(int(values["joining"]))),
        ]
        return [row for row in told if row.value]
