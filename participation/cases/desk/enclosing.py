"""The form of what goes along with a letter."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.cases.enclosures import Offer


class VersionForm(forms.Form):
    """A step without words."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class EncloseForm(VersionForm):
    """Files of the case that go along: masked copies stand first, and what may not go is not here.

    ``shown`` are those that the screen showed as chosen; what a colleague chooses meanwhile stays.
    """

    shown = forms.MultipleChoiceField(required=False, widget=forms.MultipleHiddenInput)
    chosen = forms.MultipleChoiceField(
        label=gettext_lazy("Files of the case"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "What the citizen sent may say who that is; send its masked copy where that will do."
        ),
        error_messages={
            "invalid_choice": gettext_lazy("One of these files cannot go along with the letter.")
        },
    )

    def __init__(self, *args: Any, offers: list[Offer], enclosed: list[str], **kwargs: Any) -> None:
        """Offer files."""
        super().__init__(*args, **kwargs)
        self.offers = offers
        choices = [(str(one.file.pk), _offered(one)) for one in offers]
        self.fields["chosen"].choices = choices  # type: ignore[attr-defined]
        known = [(key, key) for key in {*enclosed, *(key for key, _label in choices)}]
        self.fields["shown"].choices = known  # type: ignore[attr-defined]


def _offered(offer: Offer) -> str:
    if offer.is_masked:
        return offer.file.name
    return _("%(name)s (not masked)") % {"name": offer.file.name}
