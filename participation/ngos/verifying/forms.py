"""What is asked of somebody who verifies a permit."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from participation.common.pdf import ltr
from participation.ngos.services.permits import key_of
from persian.letters import clean_input

LONGEST = 40


class VerifyForm(forms.Form):
    """The number of a permit. Sent by GET: it is public, and the answer can be passed on."""

    number = forms.CharField(
        label=_("Permit number"),
        max_length=LONGEST,
        help_text=format_lazy(
            _("As it stands on the permit, such as {number}. Any digits will do."),
            number=ltr("۱۴۰۵-۰۰۱۲"),
        ),
        error_messages={
            "required": _("Write the number of the permit."),
            "max_length": _("No permit has so long a number."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_number(self) -> str:
        """Bring it into one spelling. Raises ValidationError where it has no digit or letter."""
        number = clean_input(self.cleaned_data["number"])
        if not key_of(number):
            raise ValidationError(_("Write the number in digits."))
        return number
