"""What it is for: fields, subject, capital."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import INPUT, Row
from participation.ngos.applications.forms.ticks import TickedForm, Ticks
from participation.ngos.fields import RialField
from participation.ngos.models import ActivityField
from persian.digits import format_number
from persian.fields import CleanCharField

MOST_FIELDS = 3


class WorkForm(TickedForm):
    """Fields of activity, the subject in words, the capital."""

    ticked = ("fields_of_activity",)

    fields_of_activity = forms.MultipleChoiceField(
        label=_("Fields of activity"),
        help_text=_("At most three."),
        widget=Ticks,
        error_messages={
            "required": _("Tick at least one field."),
            "invalid_choice": _("Choose from the list."),
        },
    )
    subject = CleanCharField(
        label=_("Subject in one or two sentences"),
        help_text=_("What will it do, and for whom? It is neither political nor for profit."),
        max_length=1000,
        widget=forms.Textarea(attrs=INPUT | {"rows": 4}),
        error_messages={"required": _("Write what it will do.")},
    )
    capital = RialField(
        label=_("Initial capital in Rial"),
        help_text=_("What the founders pay together; in digits."),
        required=False,
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "class": "input short num",
                "inputmode": "numeric",
                "dir": "ltr",
                "autocomplete": "off",
            }
        ),
    )

    def arrange(self) -> None:
        """Offer the office's list."""
        rows = ActivityField.objects.offered().values_list("pk", "name")
        field: Any = self.fields["fields_of_activity"]
        field.choices = [(str(pk), name) for pk, name in rows]

    def clean_fields_of_activity(self) -> list[int]:
        """Take few: whoever does everything has no subject."""
        chosen: list[str] = self.cleaned_data["fields_of_activity"]
        if len(chosen) > MOST_FIELDS:
            raise ValidationError(_("Tick at most three fields."), code="many")
        return [int(one) for one in chosen]

    def rows(self) -> list[Row]:
        """Return what was told."""
        values = self.cleaned_data
        field: Any = self.fields["fields_of_activity"]
        names = dict(field.choices)
        chosen = "، ".join(names[str(pk)] for pk in values["fields_of_activity"])
        capital = format_number(values["capital"]) if values["capital"] is not None else ""
        told = [
            Row(_("Fields of activity"), chosen),
            Row(_("Subject"), values["subject"]),
            Row(_("Initial capital in Rial"), capital),
        ]
        return [row for row in told if row.value]
