"""What the list of cases can be narrowed by."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from participation.cases.desk import queues
from participation.cases.kinds import all_kinds, kind_of
from participation.cases.models import Case
from participation.cases.numbers import (
    NumberError,
    read_number,
    serial_ranges,
)
from participation.common.models import County, Unit
from persian.identifiers.common import typed as written_digits
from persian.jalali import from_gregorian, today

# So many years back a case is found by its six digits alone.
YEARS_BACK = 5


def state_choices() -> list[tuple[str, Any]]:
    """Return the states of all kinds, each name once."""
    named = {state.name: state.label for kind in all_kinds() for state in kind.states}
    return list(named.items())


def category_choices() -> list[tuple[str, Any]]:
    """Return the categories of all kinds; the value says which kind it belongs to."""
    return [
        (f"{kind.name}:{value}", label)
        for kind in all_kinds()
        for value, label in kind.categories()
    ]


class CaseFilterSet(WagtailFilterSet):
    """By queue, state, category, place and what is special."""

    queue = ChoiceFilter(label=_("Queue"), choices=queues.CHOICES, method="filter_queue")
    state = ChoiceFilter(label=_("State"), choices=state_choices)
    category = ChoiceFilter(label=_("Category"), choices=category_choices, method="filter_category")
    county = ModelChoiceFilter(label=_("County"), queryset=County.objects.in_force())
    unit = ModelChoiceFilter(label=_("Unit"), queryset=Unit.objects.all())

    class Meta:
        """Fields that are filtered as they are."""

        model = Case
        fields = ("queue", "state", "category", "county", "unit")

    def filter_queue(self, cases: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Keep one queue."""
        return cases.filter(queues.condition_of(value, self.request.user))

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
