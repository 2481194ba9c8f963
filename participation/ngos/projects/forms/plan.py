"""What is asked of a plan: what, where and how long; the budget table; the schedule."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from participation.cases.wizard.forms import INPUT, Row, WordsForm
from participation.common.models import County
from participation.ngos.applications.forms.ticks import TickedForm, Ticks
from participation.ngos.fields import DIGITS, CountField, RialField
from participation.ngos.models import Ngo
from participation.ngos.projects.forms.rows import RowsForm
from participation.ngos.projects.models import Call
from persian.digits import format_number, to_persian_digits
from persian.fields import CleanCharField
from persian.letters import compact_key
from persian.personal_data import find_personal_data

LONGEST_NAME = 160


@dataclass(frozen=True)
class Asked:
    """For which call it is, and who sends it."""

    call: Call
    ngo: Ngo


class WhatForm(WordsForm):
    """The title, and what is done for whom."""

    title = CleanCharField(
        label=gettext_lazy("Title of the plan"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs=INPUT | {"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write the title of the plan.")},
    )
    text = CleanCharField(
        label=gettext_lazy("What will you do, and for whom?"),
        help_text=gettext_lazy(
            "Which problem, which people and how many, how you go about it, what is there at the "
            "end."
        ),
        widget=forms.Textarea(attrs=INPUT | {"rows": 10}),
        error_messages={"required": gettext_lazy("Write what you will do.")},
    )
    field_order = ("title", "text", "keep")

    def clean_title(self) -> str:
        """Refuse what has no letter, and numbers of somebody."""
        title: str = self.cleaned_data["title"]
        if title and not compact_key(title):
            raise ValidationError(_("Write the title in letters."))
        if find_personal_data(title):
            raise ValidationError(_("A title holds no telephone or code."))
        return title

    def rows(self) -> list[Row]:
        """Return what was told."""
        return [
            Row(_("Title of the plan"), self.cleaned_data["title"]),
            Row(_("Summary"), self.cleaned_data["text"]),
        ]


class WhereForm(TickedForm):
    """In which counties, and for how many months."""

    ticked = ("counties",)

    counties = forms.MultipleChoiceField(
        label=gettext_lazy("Counties"),
        widget=Ticks,
        error_messages={
            "required": gettext_lazy("Tick at least one county."),
            "invalid_choice": gettext_lazy("Choose from the list."),
        },
    )
    months = CountField(
        label=gettext_lazy("For how many months?"),
        least=1,
        most=60,
        widget=forms.TextInput(attrs=DIGITS),
        error_messages={"required": gettext_lazy("Write the number of months.")},
    )

    def arrange(self) -> None:
        """Offer the counties of the call, or all of the province."""
        call: Call = self.about.call
        rows = call.counties.order_by("sort_key")
        rows = rows if rows.exists() else County.objects.in_force().order_by("sort_key")
        field: Any = self.fields["counties"]
        field.choices = [(str(pk), name) for pk, name in rows.values_list("pk", "name")]
        told = _("At most %(months)s months.") % {"months": to_persian_digits(call.months_most)}
        self.fields["months"].help_text = told

    def clean_months(self) -> int:
        """Refuse more than the call allows."""
        months: int = self.cleaned_data["months"]
        most = self.about.call.months_most
        if months > most:
            raise ValidationError(
                _("This call is for at most %(months)s months.")
                % {"months": to_persian_digits(most)}
            )
        return months

    def chosen(self) -> list[County]:
        """Return the counties, of a valid form."""
        return list(
            County.objects.filter(pk__in=self.cleaned_data["counties"]).order_by("sort_key")
        )

    def rows(self) -> list[Row]:
        """Return what was told."""
        return [
            Row(_("Counties"), "، ".join(one.name for one in self.chosen())),
            Row(_("Months"), to_persian_digits(self.cleaned_data["months"])),
        ]


class BudgetForm(RowsForm):
    """The budget table: for what, how much."""

    text_label = gettext_lazy("What for")
    number_label = gettext_lazy("Rial")
    nothing = gettext_lazy("Write at least one row of the budget.")

    def number_field(self, label: str) -> RialField:
        """Return the box of an amount."""
        return RialField(label=label, required=False, max_length=40)

    def clean(self) -> dict[str, Any]:
        """Refuse more than the ceiling of the call, saying by how much."""
        values = super().clean()
        if self.errors:
            return values
        over = self.total - self.about.call.ceiling
        if self.total < 1:
            raise ValidationError(_("The sum is nothing."), code="nothing")
        if over > 0:
            told = _("The sum is %(total)s Rial; one project gets at most %(most)s Rial.")
            known = {
                "total": format_number(self.total),
                "most": format_number(self.about.call.ceiling),
            }
            raise ValidationError(told % known, code="ceiling")
        return values

    @property
    def total(self) -> int:
        """The sum of the rows."""
        return sum(amount for _title, amount in self.told())

    def rows(self) -> list[Row]:
        """Return the table and its sum."""
        told = [Row(title, format_number(amount)) for title, amount in self.told()]
        return [*told, Row(_("Sum in Rial"), format_number(self.total))]


class ScheduleForm(RowsForm):
    """The schedule: what is done by the end of which month."""

    text_label = pgettext_lazy("schedule", "What is done")
    number_label = gettext_lazy("By the end of month")
    nothing = gettext_lazy("Write at least one row of the schedule.")

    def number_field(self, label: str) -> RialField:
        """Return the box of a month."""
        return CountField(label=label, required=False, least=1, most=60)

    def rows(self) -> list[Row]:
        """Return the table."""
        told = _("by the end of month %(month)s")
        return [
            Row(title, told % {"month": to_persian_digits(month)}) for title, month in self.told()
        ]
