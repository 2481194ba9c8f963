"""The name, and whom it is for."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import INPUT, Row, StepForm
from persian.digits import to_persian_digits
from persian.fields import CleanCharField
from persian.letters import compact_key
from persian.personal_data import find_personal_data

PLAIN = INPUT | {"autocomplete": "off"}


class NameForm(StepForm):
    """The name alone, without the word for what bears it."""

    name = CleanCharField(
        label=_("Proposed name"),
        help_text=_("The name alone; without «street» or «alley»."),
        max_length=120,
        widget=forms.TextInput(attrs=PLAIN),
        error_messages={"required": _("Write the name that you propose.")},
    )
    honouree = CleanCharField(
        label=_("Whom is it named for?"),
        help_text=_("If it honours a person: who that is. Otherwise leave it empty."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs=PLAIN),
    )

    def clean_name(self) -> str:
        """Refuse what has no letter, and numbers of somebody."""
        name: str = self.cleaned_data["name"]
        if name and not compact_key(name):
            raise ValidationError(_("Write the name in letters."))
        if find_personal_data(name):
            raise ValidationError(_("A name holds no telephone or code; write the name alone."))
        return name

    def rows(self) -> list[Row]:
        """Return what was told."""
        values: dict[str, Any] = self.cleaned_data
        told = [
            Row(_("Proposed name"), to_persian_digits(values["name"])),
            Row(_("Named for"), to_persian_digits(values["honouree"])),
        ]
        return [row for row in told if row.value]
