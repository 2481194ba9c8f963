"""The list of cases: only those that the person sees, nothing personal in it."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.generic import IndexView

from participation.cases.desk import queues
from participation.cases.desk.columns import CaseTable, columns
from participation.cases.desk.filters import numbered
from participation.cases.desk.find import FOUND, FindForm, words_in
from participation.cases.desk.keys import OF_LIST
from participation.cases.desk.notices import unread_of
from participation.cases.desk.paging import BoundedPaginator
from participation.cases.desk.saved import choices_in
from participation.cases.enums import BulkWork
from participation.cases.finding import holding
from participation.cases.models import Case
from participation.cases.permissions import Scope, may_handle, scope_of
from participation.cases.services.bulk import MOST_CASES
from participation.cases.services.saved import saved_filters

ORDERS = ("due_date", "-due_date", "received_at", "-received_at", "state", "-state")
# Of the same priority the one that is due first stands first: just as the index has them.
BY_PRIORITY = {
    "-priority": ("-priority", "due_date", "-pk"),
    "priority": ("priority", "-due_date", "pk"),
}


class CasePaginator(BoundedPaginator):
    """The keys of a page are asked first: its rows are read with all that they show, and no
    others.
    """

    verbose_name = verbose_name_plural = pgettext_lazy("number of them", "case")

    def _get_page(
        self, found: QuerySet[Case], number: int, paginator: Paginator[Case]
    ) -> Page[Case]:
        return Page(shown(list(found.values_list("pk", flat=True))), number, paginator)


def shown(keys: list[UUID]) -> list[Case]:
    """Return cases in the order of their keys, with what the columns show."""
    by_key = Case.objects.select_related("unit", "county", "assignee").in_bulk(keys)
    return [by_key[key] for key in keys if key in by_key]


class CaseIndexView(IndexView):
    """Cases, the one that is due first at the top."""

    template_name = "cases/desk/index.html"
    results_template_name = "cases/desk/index_results.html"
    page_title = _("Cases")
    paginator_class = CasePaginator
    table_class = CaseTable
    table_classname = "listing case-list"
    default_ordering = "due_date"
    screen_url_name = ""
    request: HttpRequest

    def get_base_queryset(self) -> QuerySet[Case]:
        """Return what the person sees."""
        return self.seen

    @cached_property
    def seen(self) -> QuerySet[Case]:
        """What the person sees."""
        return Case.objects.in_sight_of(self.scope)

    @cached_property
    def scope(self) -> Scope:
        """What the person reaches: asked once."""
        return scope_of(self.request.user)  # type: ignore[arg-type]

    @cached_property
    def queues(self) -> list[queues.Queue]:
        """The queues with their counts."""
        return queues.queues_of(self.request.user, self.seen, self.scope)  # type: ignore[arg-type]

    def get_paginator(self, *args: Any, **kwargs: Any) -> CasePaginator:
        """Return the pages; how many there are is known where a queue is all that is asked for."""
        paginator: CasePaginator = super().get_paginator(*args, **kwargs)
        narrowed = self.is_searching or set(choices_in(self.request.GET)) - {"queue", "ordering"}
        if not narrowed:
            counts = {one.name: one.count for one in self.queues}
            paginator.known = counts[self.queue or queues.FIRST]
        return paginator

    def order_queryset(self, queryset: QuerySet[Case]) -> QuerySet[Case]:
        """Order by what the columns offer; closed cases, which are due no more, newest first."""
        if self.ordering in BY_PRIORITY:
            return queryset.order_by(*BY_PRIORITY[self.ordering])
        order = self.ordering if self.ordering in ORDERS else self.default_ordering
        if self.queue == queues.UNCOUNTED and not self.is_explicitly_ordered:
            order = "-received_at"
        return queryset.order_by(order, "-pk")

    def filter_queryset(self, queryset: QuerySet[Case]) -> QuerySet[Case]:
        """Keep to open cases until something else is asked for."""
        queryset = super().filter_queryset(queryset)
        is_plain = not (self.queue or self.is_searching or self._says_which())
        if is_plain:
            queryset = queryset.filter(queues.OPEN)
        return queryset

    def _says_which(self) -> bool:
        """Whether the address says itself whether open or closed cases are meant."""
        return bool(self.request.GET.get("state") or self.request.GET.get("standing"))

    @cached_property
    def search_query(self) -> str:
        """What is looked for: words from the box above the list, or a number in the address."""
        return words_in(self.request) or self.request.GET.get(self.search_kwarg, "").strip()

    def search_queryset(self, queryset: QuerySet[Case]) -> QuerySet[Case]:
        """Find cases by number in any digits, by mobile or code, by name or words."""
        if not self.is_searching:
            return queryset
        condition = numbered(self.search_query)
        if condition is not None:
            return queryset.filter(condition)
        if not words_in(self.request):
            # Names and words come by the box, so that they stand in no address.
            return queryset.none()
        return holding(queryset, self.search_query, self.request.user)  # type: ignore[arg-type]

    def get_edit_url(self, instance: Case) -> str:
        """Return the address of the screen."""
        return reverse(self.screen_url_name, args=[instance.pk])

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """What a row shows."""
        return columns(may_choose=may_handle(self.request.user))  # type: ignore[arg-type]

    @property
    def queue(self) -> str:
        """The queue that is asked for, if there is one of that name."""
        asked = self.request.GET.get("queue", "")
        return asked if asked in dict(queues.CHOICES) else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the queues above the list; a queue keeps the other filters."""
        kept = self.request.GET.copy()
        for name in ("queue", self.page_kwarg, self.search_kwarg, FOUND):
            kept.pop(name, None)
        context: dict[str, Any] = super().get_context_data(
            queues=self.queues,
            queue=self.queue or ("" if self.is_searching or self._says_which() else queues.FIRST),
            kept=kept.urlencode(),
            saved=saved_filters(self.request.user),  # type: ignore[arg-type]
            choices=urlencode(sorted(choices_in(self.request.GET).items())),
            works=BulkWork if may_handle(self.request.user) else (),  # type: ignore[arg-type]
            most_cases=MOST_CASES,
            keys=OF_LIST,
            unread=unread_of(self.request.user),  # type: ignore[arg-type]
            find=FindForm(initial={"words": self.search_query}),
            **kwargs,
        )
        # Wagtail's own box would write what is typed into the address, letter by letter.
        return {**context, "search_form": None}

    @property
    def no_results_message(self) -> Any:
        """What stands where nothing is found."""
        if self.is_searching:
            return _(
                "No case that you see has this. Type the number, or the six digits in its middle; "
                "a whole mobile or national code; or fewer words."
            )
        return _("No case is waiting here.")
