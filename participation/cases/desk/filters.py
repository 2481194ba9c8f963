"""What the list of cases can be narrowed by."""

import datetime
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import ChoiceFilter, Filter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from participation.cases.desk import queues
from participation.cases.enums import Intake, Priority
from participation.cases.kinds import all_kinds, kind_of
from participation.cases.models import Case
from participation.cases.numbers import (
    NumberError,
    read_number,
    serial_ranges,
)
from participation.cases.statistics.counting import is_overdue
from participation.cases.statistics.tallies import Standing
from participation.common.models import County, Unit
from persian.fields import JalaliDateField
from persian.identifiers.common import typed as written_digits
from persian.jalali import TEHRAN, from_gregorian, today

# So many years back a case is found by its six digits alone.
YEARS_BACK = 5


def state_choices() -> list[tuple[str, Any]]:
    """Return the states of all kinds, each name once."""
    named = {state.name: state.label for kind in all_kinds() for state in kind.states}
    return list(named.items())


def category_choices() -> list[tuple[str, Any]]:
    """Return the categories of all kinds, read in one query however many kinds there are; the value
    says which kind it belongs to.
    """
    with_some = [(kind.name, kind.categories) for kind in all_kinds() if kind.categories]
    each = [
        rows().order_by().annotate(of_kind=Value(place))
        for place, (_name, rows) in enumerate(with_some)
    ]
    if not each:
        return []
    found = each[0].union(*each[1:], all=True)
    return [
        (f"{with_some[kind][0]}:{pk}", label)
        for kind, _place, pk, label in sorted((row[3], *row[:3]) for row in found)
    ]


def categories_by_key() -> dict[str, tuple[str, Any]]:
    """Return the same by the key that figures have them under: value and label."""
    return {value.replace(":", "-", 1): (value, label) for value, label in category_choices()}


STANDINGS = (
    ("all", pgettext_lazy("standing", "All, open and closed")),
    ("closed", pgettext_lazy("standing", "Closed")),
    (Standing.IN_TIME.value, pgettext_lazy("standing", "Closed in time")),
    (Standing.LATE.value, pgettext_lazy("standing", "Closed late")),
    ("open", pgettext_lazy("standing", "Open")),
    (Standing.OVERDUE.value, pgettext_lazy("standing", "Open and overdue")),
    (Standing.RUNNING.value, pgettext_lazy("standing", "Open, the term runs or stands still")),
)


def standing_of(name: str) -> Q:
    """Return the condition of cases that stand so with their term, as figures define it."""
    is_open, is_closed = Q(is_open=True), Q(is_open=False)
    return {
        "all": Q(),
        "closed": is_closed,
        Standing.IN_TIME.value: is_closed & Q(was_late=False),
        Standing.LATE.value: is_closed & Q(was_late=True),
        "open": is_open,
        Standing.OVERDUE.value: is_overdue(today()),
        Standing.RUNNING.value: is_open & ~is_overdue(today()),
    }[name]


class JalaliDateFilter(Filter):
    """A day as people write it; of moments, those from its beginning, or until its end."""

    field_class = JalaliDateField

    def filter(self, qs: QuerySet[Case], value: datetime.date | None) -> QuerySet[Case]:
        """Keep what lies on the right side of the day in Tehran."""
        if value is None:
            return qs
        day = value if self.lookup_expr == "gte" else value + datetime.timedelta(days=1)
        return super().filter(qs, datetime.datetime.combine(day, datetime.time.min, TEHRAN))


class CaseFilterSet(WagtailFilterSet):
    """By queue, state, category, place and what is special."""

    queue = ChoiceFilter(label=_("Queue"), choices=queues.CHOICES, method="filter_queue")
    state = ChoiceFilter(label=_("State"), choices=state_choices)
    priority = ChoiceFilter(label=_("Priority"), choices=Priority.choices)
    category = ChoiceFilter(label=_("Category"), choices=category_choices, method="filter_category")
    standing = ChoiceFilter(label=_("Term kept"), choices=STANDINGS, method="filter_standing")
    received_from = JalaliDateFilter(
        label=_("Received from"), field_name="received_at", lookup_expr="gte"
    )
    received_to = JalaliDateFilter(
        label=_("Received until"), field_name="received_at", lookup_expr="lt"
    )
    county = ModelChoiceFilter(label=_("County"), queryset=County.objects.in_force())
    unit = ModelChoiceFilter(label=_("Unit"), queryset=Unit.objects.all())
    intake = ChoiceFilter(label=_("Way in"), choices=Intake)
    filed_in = ModelChoiceFilter(
        label=_("Written down in"), field_name="on_behalf__unit", queryset=Unit.objects.all()
    )

    class Meta:
        """Fields that are filtered as they are."""

        model = Case
        fields = (
            "queue",
            "state",
            "priority",
            "standing",
            "category",
            "county",
            "unit",
            "intake",
            "filed_in",
            "received_from",
            "received_to",
        )

    def filter_queue(self, cases: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Keep one queue."""
        return cases.filter(queues.condition_of(value, self.request.user))

    def filter_standing(self, cases: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Keep those that stand so with their term, as the board counts them."""
        return cases.filter(standing_of(value))

    def filter_category(self, cases: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Keep one category of a kind."""
        kind, _colon, category = value.partition(":")
        return kind_of(kind).of_category(cases.filter(kind=kind), category)


def numbered(typed: str) -> Q | None:
    """Return the condition for a whole number, or the six digits in its middle, as typed.

    None for what is neither.
    """
    try:
        return Q(number=read_number(typed))
    except NumberError:
        serial = written_digits(typed)
    year = from_gregorian(today()).year
    found = None
    for first, last in serial_ranges(serial, range(year - YEARS_BACK, year + 1)):
        one = Q(number__gte=first, number__lte=last)
        found = one if found is None else found | one
    return found
