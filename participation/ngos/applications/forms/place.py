"""Where it is, and how it is reached."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import INPUT, Row, StepForm
from participation.common.models import County
from persian.digits import to_latin_digits, to_persian_digits
from persian.fields import CleanCharField, LandlineField, PostalCodeField

SHORT = {"class": "input short num"}


class PlaceForm(StepForm):
    """Address and contacts of the organisation, not of a person."""

    county = forms.ModelChoiceField(
        label=_("County of the office"),
        queryset=County.objects.none(),
        empty_label=_("Choose"),
        widget=forms.Select(attrs={"class": "input short"}),
        error_messages={
            "required": _("Choose the county."),
            "invalid_choice": _("Choose a county from the list."),
        },
    )
    city = CleanCharField(
        label=_("City or village"),
        max_length=80,
        widget=forms.TextInput(attrs=INPUT | {"autocomplete": "off"}),
        error_messages={"required": _("Write the city or village.")},
    )
    address = CleanCharField(
        label=_("Address of the office"),
        max_length=300,
        widget=forms.TextInput(attrs=INPUT | {"autocomplete": "off"}),
        error_messages={"required": _("Write the address.")},
    )
    postal_code = PostalCodeField(
        label=_("Postal code"), required=False, widget=forms.TextInput(attrs=SHORT)
    )
    phone = LandlineField(label=_("Telephone"), required=False, widget=forms.TextInput(attrs=SHORT))
    email = forms.CharField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        widget=forms.TextInput(
            attrs=INPUT | {"dir": "ltr", "inputmode": "email", "autocomplete": "off"}
        ),
    )

    def arrange(self) -> None:
        """Offer the counties of the province."""
        self.fields["county"].queryset = County.objects.in_force()  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        """Return an address in ASCII digits."""
        typed = to_latin_digits(self.cleaned_data["email"])
        try:
            return str(forms.EmailField(required=False).clean(typed))
        except ValidationError as error:
            raise ValidationError(_("This e-mail address is not complete.")) from error

    def rows(self) -> list[Row]:
        """Return what was told."""
        values: dict[str, Any] = self.cleaned_data
        where = f"{values['county'].name}، {to_persian_digits(values['city'])}"
        told = [
            Row(_("Where"), where),
            Row(_("Address of the office"), to_persian_digits(values["address"])),
            Row(_("Postal code"), to_persian_digits(values["postal_code"]), is_ltr=True),
            Row(_("Telephone"), to_persian_digits(values["phone"]), is_ltr=True),
            Row(_("E-mail"), values["email"], is_ltr=True),
        ]
        return [row for row in told if row.value]
