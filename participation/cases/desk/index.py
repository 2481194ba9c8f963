"""The list of cases: only those that the person sees, nothing personal in it."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView

from participation.cases.kinds import all_kinds, kind_of
from participation.cases.models import Case
from participation.cases.numbers import NumberError, read_number, show_number
from participation.cases.permissions import scope_of
from persian.jalali import relative_days, today

QUEUES = [
    ("mine", _("Mine")),
    ("unit", _("My unit's")),
    ("free", _("Without an officer")),
    ("late", _("Overdue")),
    ("citizen", _("Waiting for the citizen")),
    ("held", _("Held")),
]


def _states() -> list[tuple[str, Any]]:
    return [(state.name, state.label) for kind in all_kinds() for state in kind.states]


class CaseFilterSet(WagtailFilterSet):  # type: ignore[misc]
    """By queue, state, county, unit."""

    queue = ChoiceFilter(label=_("Queue"), choices=QUEUES, method="filter_queue")
    state = ChoiceFilter(label=_("State"), choices=_states)

    class Meta:
        """Fields that are filtered as they are."""

        model = Case
        fields = ("queue", "state", "is_open", "county", "unit")

    def filter_queue(self, cases: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Keep one queue."""
        user = self.request.user
        conditions: dict[str, dict[str, Any]] = {
            "mine": {"assignee": user.pk, "is_open": True},
            "unit": {"unit__in": scope_of(user).direct, "is_open": True},
            "free": {"assignee__isnull": True, "is_open": True},
            "late": {"is_open": True, "due_date__lt": today()},
            "citizen": {"state__in": _waiting(), "is_open": True},
            "held": {"is_held": True, "is_open": True},
        }
        return cases.filter(**conditions[value])


def _waiting() -> list[str]:
    return [state.name for kind in all_kinds() for state in kind.states if state.turn == "citizen"]


def number_of(case: Case) -> SafeString:
    """Return the number as it is read."""
    return format_html('<bdi dir="ltr">{}</bdi>', show_number(case.number))


def state_of(case: Case) -> str:
    """Return the state in words."""
    return str(kind_of(case.kind).state(case.state).label)


def due_of(case: Case) -> str:
    """Return how far the last day is."""
    return relative_days(case.due_date, today()) if case.due_date else ""


def flags_of(case: Case) -> str:
    """Return what is special about a case."""
    flags = (("is_held", _("held")), ("is_sealed", _("sealed")), ("is_restricted", _("restricted")))
    return "، ".join(str(label) for name, label in flags if getattr(case, name))


class CaseIndexView(IndexView):  # type: ignore[misc]
    """Cases, the one that is due first at the top."""

    default_ordering = ("-is_open", "due_date", "-received_at")
    screen_url_name = ""

    def get_base_queryset(self) -> QuerySet[Case]:
        """Return what the person sees, with what the columns show."""
        seen = Case.objects.visible_to(self.request.user)
        return seen.select_related("unit", "county", "assignee")

    def search_queryset(self, queryset: QuerySet[Case]) -> QuerySet[Case]:
        """Find a case by its number, in any digits."""
        if not self.is_searching:
            return queryset
        try:
            return queryset.filter(number=read_number(self.search_query))
        except NumberError:
            return queryset.none()

    def get_edit_url(self, instance: Case) -> str:
        """Return the address of the screen."""
        return reverse(self.screen_url_name, args=[instance.pk])

    @property
    def columns(self) -> list[Column]:
        """Return what a row shows."""
        return [
            TitleColumn(
                "number",
                label=_("Number"),
                accessor=number_of,
                get_url=self.get_edit_url,
                sort_key="number",
            ),
            Column("title", label=_("Subject")),
            Column("state", label=_("State"), accessor=state_of, sort_key="state"),
            Column("unit", label=_("Unit")),
            Column("county", label=_("County")),
            Column("assignee", label=_("Officer")),
            Column("due_date", label=_("Due"), accessor=due_of, sort_key="due_date"),
            Column("flags", label=_("Marks"), accessor=flags_of),
        ]
