"""The first question: how far the organisation works."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.ngos.enums import Level

CHOICES = (
    (Level.COUNTY, _("In one county")),
    (Level.PROVINCE, _("In several counties of the province")),
    (Level.NATION, _("In several provinces, or the whole country")),
)


class BeginForm(forms.Form):
    """The level."""

    level = forms.ChoiceField(
        label=_("Where will it work?"),
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of these."),
            "invalid_choice": _("Choose one of these."),
        },
    )
