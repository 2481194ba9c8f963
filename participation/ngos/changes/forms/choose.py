"""The first question: what is to change."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.ngos.changes.sorts import ChangeSort


class SortForm(forms.Form):
    """What is to change."""

    sort = forms.ChoiceField(
        label=_("What is to change?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of these."),
            "invalid_choice": _("Choose one of these."),
        },
    )

    def __init__(self, data: Any = None, *, sorts: Sequence[ChangeSort]) -> None:
        """Offer what fits the NGO as it stands."""
        super().__init__(data)
        field: Any = self.fields["sort"]
        field.choices = [(one.name.value, one.label) for one in sorts]
