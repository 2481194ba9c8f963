"""What is asked of somebody who looks whether a name is taken."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.common.models import County
from persian.letters import clean_input, compact_key
from search.names.places import Spot

LONGEST_NAME = 120
LONGEST_CITY = 80


class CheckForm(forms.Form):
    """A name, and where it is to be. Sent by GET: the address of an answer can be passed on."""

    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        help_text=_("With or without its kind: «گلستان» or «خیابان گلستان»."),
        error_messages={
            "required": _("Write the name that you think of."),
            "max_length": _("The name is too long; 120 characters are compared at most."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    county = forms.ModelChoiceField(
        label=_("County"),
        queryset=County.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=_("The whole province"),
        error_messages={"invalid_choice": _("Choose a county of the list.")},
    )
    city = forms.CharField(
        label=_("City or village"),
        max_length=LONGEST_CITY,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the counties that there are."""
        super().__init__(*args, **kwargs)
        self.fields["county"].queryset = County.objects.in_force()  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        """Bring it into one spelling. Raises ValidationError where nothing can be read in it."""
        name = clean_input(self.cleaned_data["name"])
        if not compact_key(name):
            raise ValidationError(_("Write the name in letters."))
        return name

    def clean_city(self) -> str:
        """Bring it into one spelling."""
        return clean_input(self.cleaned_data["city"])

    @property
    def spot(self) -> Spot:
        """Where the name is to be, as far as it was said. Ask when the form is valid."""
        county = self.cleaned_data.get("county")
        return Spot(str(county.pk) if county else "", self.cleaned_data.get("city", ""))
