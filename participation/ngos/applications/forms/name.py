"""What it is to be called."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import INPUT, Row, StepForm
from participation.ngos.models import NamePrefix
from participation.ngos.models.ngo import title_of
from persian.digits import to_persian_digits
from persian.fields import CleanCharField
from persian.letters import compact_key
from persian.personal_data import find_personal_data

PLAIN = INPUT | {"autocomplete": "off"}


class NameForm(StepForm):
    """The word before the name, and the name alone."""

    # Not «prefix», which is a form's own.
    word = forms.ModelChoiceField(
        label=_("The word before the name"),
        queryset=NamePrefix.objects.none(),
        required=False,
        empty_label=_("Another word"),
        widget=forms.Select(attrs={"class": "input short"}),
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )
    other_prefix = CleanCharField(
        label=_("Another word, if none of the list fits"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs=PLAIN),
    )
    name = CleanCharField(
        label=_("Proposed name"),
        help_text=_("The name alone, without the word before it."),
        max_length=120,
        widget=forms.TextInput(attrs=PLAIN),
        error_messages={"required": _("Write the name that you propose.")},
    )
    short_name = CleanCharField(
        label=_("Short name"), required=False, max_length=40, widget=forms.TextInput(attrs=PLAIN)
    )

    def arrange(self) -> None:
        """Offer the words of the office's list."""
        self.fields["word"].queryset = NamePrefix.objects.offered()  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        """Refuse what has no letter, and numbers of somebody."""
        name: str = self.cleaned_data["name"]
        if name and not compact_key(name):
            raise ValidationError(_("Write the name in letters."))
        if find_personal_data(name):
            raise ValidationError(_("A name holds no telephone or code; write the name alone."))
        return name

    def clean(self) -> dict[str, Any]:
        """Take one word before the name."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("word") is not None and values.get("other_prefix"):
            message = _("Choose a word of the list or write another; not both.")
            self.add_error("other_prefix", message)
        return values

    @property
    def title(self) -> str:
        """The whole name, of a valid form."""
        values = self.cleaned_data
        prefix = values["word"]
        return title_of(prefix.before_name if prefix else values["other_prefix"], values["name"])

    def told(self) -> dict[str, Any]:
        """Return what a valid form names, as the application calls it."""
        values = dict(self.cleaned_data)
        return {"prefix": values.pop("word"), **values}

    def rows(self) -> list[Row]:
        """Return what was told."""
        told = [
            Row(_("Name"), to_persian_digits(self.title)),
            Row(_("Short name"), to_persian_digits(self.cleaned_data["short_name"])),
        ]
        return [row for row in told if row.value]
