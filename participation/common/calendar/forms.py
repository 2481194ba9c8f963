"""Forms of the calendar's screens."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from participation.common.calendar.reading import readable_span
from participation.common.enums import HolidayKind
from participation.common.forms import VersionedForm
from participation.common.models import County, Holiday
from persian.digits import to_persian_digits
from persian.fields import CleanCharField
from persian.jalali import format_date, from_gregorian, today

MOST_DAYS = 31
YEARS_TO_FILL = 2


def check_countable(day: date) -> None:
    """Raise ValidationError for a day that no deadline is counted over: a slip of the pen."""
    first, last = readable_span()
    if not first <= day <= last:
        raise ValidationError(
            _("The calendar counts from %(first)s to %(last)s; this day is outside."),
            code="not-countable",
            params={"first": format_date(first), "last": format_date(last)},
        )


class HolidayForm(VersionedForm):
    """One day. An old one keeps its day; a new day is one that deadlines can hold."""

    def clean_day(self) -> date:
        """Refuse a slip of the pen."""
        day: date = self.cleaned_data["day"]
        if day != self.instance.day:
            check_countable(day)
        return day


class SeveralDaysForm(forms.Form):
    """A closure of several days in a row."""

    since = forms.DateField(label=_("First day"), widget=AdminDateInput)
    until = forms.DateField(label=_("Last day"), widget=AdminDateInput)
    title = CleanCharField(label=_("Occasion"), max_length=120)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=HolidayKind.choices, initial=HolidayKind.CLOSURE
    )
    county = forms.ModelChoiceField(
        label=_("County"),
        queryset=County.objects.all(),
        required=False,
        empty_label=_("Whole province"),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse days out of order, too many, too far away, or entered already."""
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since is None or until is None:
            return cleaned
        if until < since:
            self.add_error("until", _("The last day is before the first."))
        elif (until - since).days >= MOST_DAYS:
            self.add_error("until", _("At most 31 days are entered at once."))
        else:
            self._check_days(since, until, cleaned.get("county"))
        return cleaned

    def _check_days(self, since: date, until: date, county: County | None) -> None:
        for name, day in (("since", since), ("until", until)):
            try:
                check_countable(day)
            except ValidationError as error:
                self.add_error(name, error)
        place = Holiday.objects.of_place(county.pk if county else None)
        if entered := place.between(since, until).order_by("day").values_list("day", flat=True):
            self.add_error(None, entered_already(entered))

    def holidays(self) -> list[Holiday]:
        """Return the days, not yet saved."""
        said = self.cleaned_data
        return [
            Holiday(
                day=said["since"] + timedelta(days=offset),
                title=said["title"],
                kind=said["kind"],
                county=said["county"],
            )
            for offset in range((said["until"] - said["since"]).days + 1)
        ]


def entered_already(days: Iterable[date]) -> str:
    """Return the refusal of days that are there."""
    listed = "، ".join(format_date(day) for day in days)
    return gettext("Entered already for the same place: %(days)s") % {"days": listed}


class FixedHolidaysForm(forms.Form):
    """The Jalali year whose fixed holidays are entered."""

    year = forms.TypedChoiceField(
        label=_("Year"),
        coerce=int,
        help_text=_(
            "The holidays that keep their day in the solar year are entered where the day is free. "
            "Those that follow the moon are yours to add, as they are announced."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer this year and the next."""
        super().__init__(*args, **kwargs)
        first = from_gregorian(today()).year
        self.fields["year"].choices = [  # type: ignore[attr-defined]
            (year, to_persian_digits(str(year))) for year in range(first, first + YEARS_TO_FILL)
        ]
