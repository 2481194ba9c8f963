"""The list of cases as a file, by the one writer; who submitted them only with right and reason."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from participation.cases.desk import queues
from participation.cases.desk.base import INVALID, ReaderView
from participation.cases.desk.filters import CaseFilterSet
from participation.cases.desk.saved import LONGEST_QUERY, choices_in
from participation.cases.finding import named_for
from participation.cases.kinds import kind_of
from participation.cases.models import Case
from participation.cases.permissions import EXPORT_IDENTITY
from participation.cases.services.taking_out import note_export
from participation.common.exports import Column, export
from participation.common.models import User
from persian.digits import to_persian_digits
from persian.fields import CleanCharField
from persian.jalali import format_datetime, format_short, today

MOST_ROWS = 10_000
LONGEST_REASON = 200
KINDS = (("xlsx", "XLSX"), ("csv", "CSV"), ("json", "JSON"))


def _day(value: Any) -> str:
    return format_short(value) if value else ""


def _of_person(name: str) -> Any:
    def value(case: Case) -> str:
        person = getattr(case, "applicant", None) if case.is_named else None  # type: ignore[attr-defined]
        return str(getattr(person, name, "") or "")

    return value


PLAIN = (
    Column("number", gettext_lazy("Case number"), lambda case: to_persian_digits(case.number)),
    Column("kind", gettext_lazy("Kind"), lambda case: str(kind_of(case.kind).label_for(case))),
    Column("subject", gettext_lazy("Subject"), lambda case: case.title),
    Column(
        "state",
        gettext_lazy("State"),
        lambda case: str(kind_of(case.kind).state(case.state).label),
    ),
    Column("priority", gettext_lazy("Priority"), lambda case: str(case.get_priority_display())),
    Column("unit", gettext_lazy("Unit"), lambda case: str(case.unit)),
    Column("county", gettext_lazy("County"), lambda case: str(case.county or "")),
    Column("officer", gettext_lazy("Officer"), lambda case: str(case.assignee or "")),
    Column("intake", gettext_lazy("Way in"), lambda case: str(case.get_intake_display())),
    Column(
        "received",
        pgettext_lazy("column", "Received"),
        lambda case: format_datetime(case.received_at),
    ),
    Column("due", pgettext_lazy("column", "Due"), lambda case: _day(case.due_date)),
    Column(
        "closed",
        pgettext_lazy("standing", "Closed"),
        lambda case: format_datetime(case.closed_at) if case.closed_at else "",
    ),
)
PERSONAL = tuple(
    Column(name, label, _of_person(name), EXPORT_IDENTITY)
    for name, label in (
        ("name", gettext_lazy("First and last name")),
        ("national_id", gettext_lazy("National id")),
        ("foreign_code", gettext_lazy("Code of a foreign national")),
        ("mobile", gettext_lazy("Mobile number")),
        ("address", gettext_lazy("Address")),
    )
)


class ExportForm(forms.Form):
    """Which file; with who submitted the cases for those who may, and why."""

    query = forms.CharField(required=False, max_length=LONGEST_QUERY, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=gettext_lazy("File"), choices=KINDS)
    with_people = forms.BooleanField(
        label=gettext_lazy("With who submitted them"),
        help_text=gettext_lazy(
            "Never of sealed cases. It is kept with the reason, for those who watch over readings."
        ),
        required=False,
    )
    reason = CleanCharField(label=gettext_lazy("Reason"), required=False, max_length=LONGEST_REASON)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        """Ask for people only where somebody may have them."""
        super().__init__(*args, **kwargs)
        if not user.has_perm(EXPORT_IDENTITY):
            del self.fields["with_people"], self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """Ask for the reason."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("with_people") and not given.get("reason"):
            self.add_error("reason", _("Write the reason."))
        return given


class ExportView(ReaderView):
    """What the list shows, as a file."""

    template_name = "cases/desk/export.html"
    page_title = gettext_lazy("Export of the list")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask which file."""
        query = "&".join(f"{name}={value}" for name, value in choices_in(request.GET).items())
        return self._ask(ExportForm(user=self.user, initial={"query": query}), query)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Give it out."""
        form = ExportForm(request.POST, user=self.user)
        if not form.is_valid():
            return self._ask(form, request.POST.get("query", "")[:LONGEST_QUERY], INVALID)
        given = form.cleaned_data
        people = PERSONAL if given.get("with_people") else ()
        reason = given.get("reason", "")
        cases = listed(given["query"], self.user)
        count = min(cases.order_by().count(), MOST_ROWS)
        note_export(
            user=self.user,
            rows=count,
            kind=given["kind"],
            with_people=bool(people),
            reason=reason if people else "",
        )
        return export(
            rows_of(cases, self.user, with_people=bool(people)),
            (*PLAIN, *people),
            filename=f"cases-{today().isoformat()}.{given['kind']}",
            user=self.user,
            reason=reason,
        )

    def _ask(self, form: ExportForm, query: str, status: int = 200) -> HttpResponse:
        count = listed(query, self.user).order_by()[: MOST_ROWS + 1].count()
        context = self.get_context_data(
            form=form,
            count=min(count, MOST_ROWS),
            is_cut=count > MOST_ROWS,
            back=f"{reverse('cases:index')}?{query}",
        )
        return self.render_to_response(context, status=status)


def listed(query: str, user: User) -> QuerySet[Case]:
    """Return the cases that a filter of the list shows; closed ones only where asked for."""
    chosen = QueryDict(query[:LONGEST_QUERY])
    request = HttpRequest()
    request.user = user
    cases = CaseFilterSet(chosen, queryset=Case.objects.visible_to(user), request=request).qs
    if not any(chosen.get(name) for name in ("queue", "state", "standing")):
        cases = cases.filter(queues.OPEN)
    return cases.order_by("due_date", "-pk")


def rows_of(cases: QuerySet[Case], user: User, *, with_people: bool) -> Iterator[Case]:
    """Yield cases with what the columns show; who submitted one only where ``user`` may know."""
    told = cases.select_related("unit", "county", "assignee")
    if with_people:
        named = named_for(user) or Q(pk__in=[])
        told = told.select_related("applicant").annotate(
            is_named=ExpressionWrapper(named, output_field=BooleanField())
        )
    yield from told[:MOST_ROWS].iterator(chunk_size=500)
