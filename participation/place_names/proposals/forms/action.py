"""The first question: what is done."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.place_names.proposals.enums import Action

CHOICES = (
    (Action.NAMING, _("The place has no name yet, and I propose one")),
    (Action.RENAMING, _("The place has a name, and I propose another")),
)


class ActionForm(forms.Form):
    """Naming or renaming."""

    action = forms.ChoiceField(
        label=_("What do you propose?"),
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of the two."),
            "invalid_choice": _("Choose one of the two."),
        },
    )
