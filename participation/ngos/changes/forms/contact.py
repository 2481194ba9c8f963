"""Where an NGO is and how it is reached."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import INPUT, Row
from participation.ngos.applications.forms import PlaceForm
from participation.ngos.changes.forms.said import SaidForm
from participation.ngos.models import Ngo
from persian.digits import to_persian_digits
from persian.fields import MobileField
from persian.identifiers import mask_mobile

SHORT = {"class": "input short num"}
SHOWN = ("address", "postal_code", "phone", "email", "website")


class ContactForm(SaidForm, PlaceForm):
    """What the register shows of where it is, and the mobile that it never shows."""

    county = None  # type: ignore[assignment]  # another county is another authority
    city = None  # type: ignore[assignment]
    website = forms.URLField(
        label=_("website"),
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs=INPUT | {"dir": "ltr", "inputmode": "url"}),
        error_messages={"invalid": _("This address of a website is not complete.")},
    )
    mobile = MobileField(
        label=_("Another mobile for codes"),
        help_text=_("Empty: codes go to the mobile of now. It is shown to nobody."),
        required=False,
        widget=forms.TextInput(attrs=SHORT | {"autocomplete": "off"}),
    )

    def arrange(self) -> None:
        """Begin with what the register says."""
        for name in SHOWN:
            self.initial.setdefault(name, getattr(self.about.ngo, name))

    def clean(self) -> dict[str, Any]:
        """Ask for a change."""
        values: dict[str, Any] = super().clean() or {}
        ngo: Ngo = self.about.ngo
        is_same = all((values.get(name) or "") == getattr(ngo, name) for name in SHOWN)
        if not self.errors and is_same and not values.get("mobile"):
            self.add_error("address", _("The register says this already; write what changes."))
        return values

    def rows(self) -> list[Row]:
        """Return what was told."""
        values = self.cleaned_data
        told = [
            Row(_("Address of the office"), to_persian_digits(values["address"])),
            Row(_("Postal code"), to_persian_digits(values["postal_code"]), is_ltr=True),
            Row(_("Telephone"), to_persian_digits(values["phone"]), is_ltr=True),
            Row(_("E-mail"), values["email"], is_ltr=True),
            Row(_("website"), values["website"], is_ltr=True),
            Row(_("Another mobile for codes"), _masked(values["mobile"]), is_ltr=True),
        ]
        return [row for row in told if row.value]


def _masked(mobile: str) -> str:
    return mask_mobile(mobile) if mobile else ""
