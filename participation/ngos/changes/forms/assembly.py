"""What an assembly has decided, and the gazette that told it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import INPUT, Row
from participation.ngos.applications.forms.ticks import Ticks
from participation.ngos.changes.forms.days import SHORT, past_day
from participation.ngos.changes.forms.said import SaidForm
from participation.ngos.models import ActivityField
from persian.digits import to_persian_digits
from persian.fields import CleanCharField
from persian.jalali import format_date


class GazetteForm(SaidForm):
    """An assembly and the gazette."""

    assembly_on = past_day(_("Day of the assembly"))
    gazette_number = CleanCharField(
        label=_("Number of the gazette"),
        max_length=30,
        widget=forms.TextInput(attrs=SHORT),
        error_messages={"required": _("Write the number of the gazette.")},
    )
    gazette_on = past_day(_("Day of the gazette"))

    def rows(self) -> list[Row]:
        """Return what was told."""
        values = self.cleaned_data
        return [
            Row(_("Day of the assembly"), format_date(values["assembly_on"])),
            Row(
                _("Number of the gazette"), to_persian_digits(values["gazette_number"]), is_ltr=True
            ),
            Row(_("Day of the gazette"), format_date(values["gazette_on"])),
        ]


class StatuteForm(GazetteForm):
    """What of the statute is another, and what the register says of it."""

    ticked = ("fields_of_activity",)

    articles = CleanCharField(
        label=_("What changes in the statute?"),
        help_text=_("Which articles, and what they say now."),
        max_length=1500,
        widget=forms.Textarea(attrs=INPUT | {"rows": 5}),
        error_messages={"required": _("Write what changes.")},
    )
    scope = CleanCharField(
        label=_("Where and for whom does it work?"),
        help_text=_("In a sentence, as everybody reads it in the register."),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs=INPUT),
    )
    fields_of_activity = forms.MultipleChoiceField(
        label=_("Fields of activity"),
        widget=Ticks,
        error_messages={
            "required": _("Tick at least one field."),
            "invalid_choice": _("Choose from the list."),
        },
    )
    field_order = ("articles", "scope", "fields_of_activity")

    def arrange(self) -> None:
        """Offer the office's list, beginning with what the register says."""
        rows = ActivityField.objects.offered() | self.about.ngo.activity_fields.all()
        field: Any = self.fields["fields_of_activity"]
        field.choices = [(str(one.pk), one.name) for one in rows.distinct().order_by("order", "pk")]
        ticked = self.about.ngo.activity_fields.values_list("pk", flat=True)
        self.initial.setdefault("fields_of_activity", " ".join(map(str, ticked)))
        self.initial.setdefault("scope", self.about.ngo.scope)

    def rows(self) -> list[Row]:
        """Return what was told."""
        values = self.cleaned_data
        field: Any = self.fields["fields_of_activity"]
        names = dict(field.choices)
        told = [
            Row(_("What changes in the statute?"), to_persian_digits(values["articles"])),
            Row(_("Where and for whom does it work?"), to_persian_digits(values["scope"])),
            Row(
                _("Fields of activity"),
                "، ".join(names[one] for one in values["fields_of_activity"]),
            ),
            *super().rows(),
        ]
        return [row for row in told if row.value]


class EndForm(GazetteForm):
    """That an NGO ends itself, and who settles its affairs."""

    liquidator = CleanCharField(
        label=_("Who settles its affairs?"),
        help_text=_("Name and telephone. Only those who work on it see this."),
        max_length=300,
        widget=forms.TextInput(attrs=INPUT | {"autocomplete": "off"}),
        error_messages={"required": _("Write who settles its affairs.")},
    )

    def rows(self) -> list[Row]:
        """Return what was told."""
        settled = to_persian_digits(self.cleaned_data["liquidator"])
        return [*super().rows(), Row(_("Who settles its affairs?"), settled)]
