"""The report of who opened sealed and restricted cases, and who looked behind a seal and why."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache
from django_filters import CharFilter, ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from participation.cases.desk.filters import JalaliDateFilter, numbered
from participation.cases.desk.paging import BoundedPaginator
from participation.cases.enums import ReadingKind
from participation.cases.models import Case, CaseReading
from participation.cases.numbers import show_number
from participation.cases.permissions import may_see_readings, scope_of
from participation.common.exports import Column as FileColumn
from participation.common.exports import export
from participation.common.models import User
from persian.jalali import format_datetime, today

MOST_ROWS = 10_000
LONGEST = 100


def seen_by(user: User) -> QuerySet[CaseReading]:
    """Return the readings that ``user`` may look at: of no case that is against the own side.

    A case that is out of sight has its number and no more; ``in_sight`` are the others.
    """
    scope = scope_of(user)
    in_sight = Case.objects.in_sight_of(scope).filter(pk=OuterRef("case"))
    rows = CaseReading.objects.filter(case__in=Case.objects.clear_of(scope))
    return rows.select_related("case", "user", "note").annotate(in_sight=Exists(in_sight))


class ReadingFilterSet(WagtailFilterSet):
    """By case, person, kind and day."""

    number = CharFilter(label=gettext_lazy("Case number"), method="filter_number")
    person = CharFilter(label=gettext_lazy("Who read it"), method="filter_person")
    kind = ChoiceFilter(label=gettext_lazy("What was read"), choices=ReadingKind.choices)
    since = JalaliDateFilter(
        label=pgettext_lazy("readings", "From"), field_name="at", lookup_expr="gte"
    )
    until = JalaliDateFilter(
        label=pgettext_lazy("readings", "Until"), field_name="at", lookup_expr="lt"
    )

    class Meta:
        """Fields that are filtered as they are."""

        model = CaseReading
        fields = ("number", "person", "kind", "since", "until")

    def filter_number(
        self, rows: QuerySet[CaseReading], name: str, value: str
    ) -> QuerySet[CaseReading]:
        """Keep those of a whole number, or of the six digits in its middle."""
        condition = numbered(value[:LONGEST])
        if condition is None:
            return rows.none()
        return rows.filter(case__in=Case.objects.filter(condition))

    def filter_person(
        self, rows: QuerySet[CaseReading], name: str, value: str
    ) -> QuerySet[CaseReading]:
        """Keep those of people who have each of the words in a name."""
        people = User.objects.all()
        for word in value[:LONGEST].split():
            people = people.filter(
                Q(username__icontains=word)
                | Q(first_name__icontains=word)
                | Q(last_name__icontains=word)
            )
        return rows.filter(user__in=people.values("pk"))


def _number(row: CaseReading) -> str:
    return show_number(row.case.number)


def _person(row: CaseReading) -> str:
    if row.user is None:
        return _("somebody who is gone")
    name = row.user.get_full_name()
    return f"{name} ({row.user.username})" if name else row.user.username


def _kind(row: CaseReading) -> str:
    what = row.get_kind_display()
    return _("%(what)s, by a program") % {"what": what} if row.is_program else str(what)


def _reason(row: CaseReading) -> str:
    """Return why somebody looked: words of the case, for those who see it."""
    is_told = row.note is not None and row.in_sight  # type: ignore[attr-defined]
    return row.note.text if is_told and row.note is not None else ""


def _address(row: CaseReading) -> str:
    return reverse("cases:screen", args=[row.case_id]) if row.in_sight else ""  # type: ignore[attr-defined]


SHOWN = (
    ("number", gettext_lazy("Case number"), _number),
    ("person", gettext_lazy("Who read it"), _person),
    ("kind", gettext_lazy("What was read"), _kind),
    ("at", gettext_lazy("Read at"), lambda row: format_datetime(row.at)),
    ("reason", gettext_lazy("Reason"), _reason),
)


class ReadingPaginator(BoundedPaginator):
    """Pages of readings."""

    verbose_name = verbose_name_plural = pgettext_lazy("number of them", "reading")


class ReadingsView(ReportView):
    """Who read what is guarded, the newest first."""

    page_title = gettext_lazy("Readings of sealed and restricted cases")
    header_icon = "view"
    index_url_name = "case_readings"
    index_results_url_name = "case_readings_results"
    filterset_class = ReadingFilterSet
    paginator_class = ReadingPaginator
    list_export = [name for name, _label, _value in SHOWN]
    request: HttpRequest

    @method_decorator(never_cache)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find nothing here without the permission. Raises Http404."""
        if not isinstance(request.user, User) or not may_see_readings(request.user):
            raise Http404
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_queryset(self) -> QuerySet[CaseReading]:
        """Return what the person may look at."""
        return seen_by(self.request.user)  # type: ignore[arg-type]

    @cached_property
    def columns(self) -> list[Column]:
        """What a row shows; the number leads to a case that is in sight."""
        (name, label, value), *others = SHOWN
        first = TitleColumn(name, label=label, accessor=value, get_url=_address)
        return [
            first,
            *(Column(name, label=label, accessor=value) for name, label, value in others),
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show a page, or give all of it out by the one writer."""
        if not self.is_export:
            page: HttpResponseBase = super().get(request, *args, **kwargs)
            return page
        rows = self.get_filtered_queryset()
        columns = [FileColumn(name, label, value) for name, label, value in SHOWN]
        kind = request.GET["export"]
        return export(
            rows[:MOST_ROWS].iterator(chunk_size=500),
            columns,
            filename=f"case-readings-{today().isoformat()}.{kind}",
        )

    @cached_property
    def no_results_message(self) -> Any:
        """What stands where nothing is found."""
        return _("No reading is kept here. Type a whole case number, or the six digits in it.")
