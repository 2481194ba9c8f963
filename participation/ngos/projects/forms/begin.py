"""The first question of a plan: for which call."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.common.clock import today
from participation.ngos.projects.models import Call

MOST_CALLS = 30


class BeginForm(forms.Form):
    """One of the calls that take plans today."""

    call = forms.ModelChoiceField(
        label=_("For which call?"),
        queryset=Call.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Choose one of these."),
            "invalid_choice": _("This call takes no plans at the moment."),
        },
    )

    def __init__(self, data: Any = None, *, asked: str = "") -> None:
        """Offer the calls of today; ``asked`` is the one that the reader came from."""
        super().__init__(data)
        rows = Call.objects.taking_plans(today())
        keys = list(rows.order_by("closes_on", "pk").values_list("pk", flat=True)[:MOST_CALLS])
        field: Any = self.fields["call"]
        field.queryset = rows.filter(pk__in=keys).order_by("closes_on", "pk")
        if asked.isdecimal() and len(asked) < 10 and int(asked) in keys:  # noqa: PLR2004
            self.initial["call"] = int(asked)
