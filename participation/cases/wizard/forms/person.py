"""Who submits: as much as the class needs and no more."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.cases.services.submission import Person
from participation.cases.wizard.forms.step import INPUT, Row, StepForm
from persian.digits import to_latin_digits, to_persian_digits
from persian.fields import (
    CleanCharField,
    ForeignCodeField,
    MobileField,
    NationalIdField,
    PostalCodeField,
)

SHORT = {"class": "input short num"}
# A national id has ten digits, the code of foreign nationals twelve.
LONGEST_NATIONAL_ID = 10


class PersonCodeField(forms.CharField):
    """A national id or the code of a foreign national, told apart by their length."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask for digits; a length limit would cut what was pasted."""
        return {"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}

    def clean(self, value: Any) -> str:
        """Return the digits. Raises ValidationError in words of the one that it looks like."""
        text: str = super().clean(value)
        digits = sum(char.isdecimal() for char in text)
        field = ForeignCodeField if digits > LONGEST_NATIONAL_ID else NationalIdField
        read: str = field(required=self.required).clean(text)
        return read


class MobileForm(StepForm):
    """The mobile number, and nothing else."""

    mobile = MobileField(
        label=_("Mobile number"),
        widget=forms.TextInput(attrs=SHORT),
        error_messages={"required": _("Write your mobile number.")},
    )

    def person(self) -> Person:
        """Return whom a valid form names."""
        return Person(mobile=self.cleaned_data["mobile"])

    def rows(self) -> list[Row]:
        """Return what was told."""
        return [Row(_("Mobile"), _in_groups(self.cleaned_data["mobile"]), is_ltr=True)]


class PersonForm(StepForm):
    """Full identity, and further ways to reach somebody who wants them."""

    name = CleanCharField(
        label=_("First and last name"),
        max_length=120,
        widget=forms.TextInput(attrs=INPUT | {"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )
    code = PersonCodeField(
        label=_("National id"),
        help_text=_("10 digits on the national card; foreign nationals: their code of 12 digits"),
        max_length=60,
        widget=forms.TextInput(attrs=SHORT),
        error_messages={"required": _("Write your national id.")},
    )
    mobile = MobileField(
        label=_("Mobile number"),
        widget=forms.TextInput(attrs=SHORT),
        error_messages={"required": _("Write your mobile number.")},
    )
    email = forms.CharField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        widget=forms.TextInput(
            attrs=INPUT | {"dir": "ltr", "inputmode": "email", "autocomplete": "email"}
        ),
    )
    address = CleanCharField(
        label=_("Address"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs=INPUT | {"autocomplete": "street-address"}),
    )
    postal_code = PostalCodeField(
        label=_("Postal code"), required=False, widget=forms.TextInput(attrs=SHORT)
    )

    def clean_email(self) -> str:
        """Return an address in ASCII digits."""
        typed = to_latin_digits(self.cleaned_data["email"])
        try:
            return str(forms.EmailField(required=False).clean(typed))
        except ValidationError as error:
            raise ValidationError(_("This e-mail address is not complete.")) from error

    def person(self) -> Person:
        """Return whom a valid form names."""
        values = dict(self.cleaned_data)
        code = values.pop("code")
        kind = "foreign_code" if len(code) > LONGEST_NATIONAL_ID else "national_id"
        return Person(**values, **{kind: code})

    def rows(self) -> list[Row]:
        """Return what was told."""
        values = self.cleaned_data
        told = [
            Row(_("Name"), values["name"]),
            Row(_("National id"), to_persian_digits(values["code"]), is_ltr=True),
            Row(_("Mobile"), _in_groups(values["mobile"]), is_ltr=True),
            Row(_("E-mail"), values["email"], is_ltr=True),
            Row(_("Address"), to_persian_digits(values["address"])),
            Row(_("Postal code"), to_persian_digits(values["postal_code"]), is_ltr=True),
        ]
        return [row for row in told if row.value]


def _in_groups(mobile: str) -> str:
    return to_persian_digits(f"{mobile[:4]} {mobile[4:7]} {mobile[7:]}")
