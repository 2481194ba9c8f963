"""Of which cases the board tells: those of some days, and of a unit."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from participation.common.models import Unit
from persian.deadlines import add_jalali_months
from persian.fields import JalaliDateField
from persian.jalali import from_gregorian, to_gregorian, today

MONTHS_SHOWN = 6
# The board reads its cases row by row; more than this nobody compares.
MOST_DAYS = 740


class BoardForm(forms.Form):
    """From which day to which, and of which unit."""

    since = JalaliDateField(label=gettext_lazy("Received from"))
    until = JalaliDateField(label=gettext_lazy("Received until"))
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Unit"),
        queryset=Unit.objects.all(),
        required=False,
        empty_label=pgettext_lazy("unit", "all"),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order, and more of them than can be counted."""
        given: dict[str, Any] = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            raise ValidationError(_("The last day is before the first."))
        if since and until and (until - since).days > MOST_DAYS:
            raise ValidationError(_("This is more than two years; choose less."))
        return given


def usual() -> dict[str, dt.date]:
    """Return the first day of the month five months ago, and today."""
    day = from_gregorian(today())
    first = to_gregorian(day.year, day.month, 1)
    return {"since": add_jalali_months(first, 1 - MONTHS_SHOWN), "until": today()}
