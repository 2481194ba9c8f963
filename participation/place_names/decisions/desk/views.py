"""The screens: entering a decision, and what became of it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from participation.cases.desk.base import INVALID, WorkerView
from participation.common.models import User
from participation.place_names.decisions.desk.forms import (
    FIRST_ROWS,
    MORE_ROWS,
    MOST_ROWS,
    ActForm,
    RowForm,
    row_forms,
)
from participation.place_names.decisions.enums import PlateState
from participation.place_names.decisions.permissions import may_decide
from participation.place_names.decisions.plates import move_plate
from participation.place_names.decisions.services import RowsError, enter_decision
from participation.place_names.models import DecidedName, NamingDecision
from persian.fields import JalaliDateField


class EnterView(WorkerView):
    """An act with its rows; whatever is refused, nothing typed is lost."""

    template_name = "place_names/desk/decision_form.html"
    page_title = gettext_lazy("Enter a decision on names")

    def is_open_to(self, user: User) -> bool:
        """Ask for both rights."""
        return may_decide(user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show an empty act, or one with the proposal that was asked for."""
        initial = {"r0-number": request.GET.get("number", "")[:30]}
        rows = row_forms(None, user=self.user, count=FIRST_ROWS)
        rows[0].initial["number"] = initial["r0-number"]
        return self._show(ActForm(), rows)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Enter it, or show more rows."""
        typed = request.POST.get("rows", "")
        count = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else 0  # noqa: PLR2004
        count = min(max(count, FIRST_ROWS), MOST_ROWS)
        form = ActForm(request.POST)
        if "more" in request.POST:
            rows = row_forms(request.POST, user=self.user, count=min(count + MORE_ROWS, MOST_ROWS))
            for one in (form, *rows):
                one.is_valid()
                one.errors.clear()
            return self._show(form, rows)
        rows = row_forms(request.POST, user=self.user, count=count)
        told = [row for row in rows if not row.is_empty]
        # Every row is looked at, so that all that is wrong is told at once.
        wrong = [row for row in told if not row.is_valid()]
        if form.is_valid() and not told:
            form.add_error(None, _("Write at least one name."))
        if not form.is_valid() or wrong:
            return self._show(form, rows, INVALID)
        return self._enter(form, rows, told)

    def _enter(self, form: ActForm, rows: list[RowForm], told: list[RowForm]) -> HttpResponse:
        given = form.cleaned_data
        try:
            decision = enter_decision(
                meeting=given["meeting"],
                title=given["title"],
                effective_on=given["effective_on"],
                rows=[row.row(given["county"], given["city"]) for row in told],
                token=given["token"],
                by=self.user,
            )
        except RowsError as error:
            for number, why in error.by_row.items():
                told[number].refuse(why)
            return self._show(form, rows, INVALID)
        except ValidationError as error:
            form.add_error(None, error.messages[0])
            return self._show(form, rows, INVALID)
        messages.success(self.request, _("The decision was entered; the register follows it."))
        return redirect("naming_decision_desk:decision", decision.pk)

    def _show(self, form: ActForm, rows: list[RowForm], status: int = 200) -> HttpResponse:
        has_errors = bool(form.errors) or any(row.is_bound and row.errors for row in rows)
        context = self.get_context_data(
            form=form, rows=rows, has_errors=has_errors, can_have_more=len(rows) < MOST_ROWS
        )
        return self.render_to_response(context, status=status)


class DecisionView(WorkerView):
    """What a decision said of each name, and where the plates stand."""

    template_name = "place_names/desk/decision.html"

    def is_open_to(self, user: User) -> bool:
        """Ask for both rights."""
        return may_decide(user)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note where a plate stands."""
        decided = self._decided(request.POST.get("decided", ""))
        state = request.POST.get("state", "")
        if state not in PlateState.values:
            raise Http404
        try:
            day = JalaliDateField(required=False).clean(request.POST.get("installed_on", ""))
            move_plate(decided=decided, state=PlateState(state), installed_on=day)
        except ValidationError as error:
            return self.render_to_response(
                self.get_context_data(wrong=decided.pk, why=error.messages[0]), status=INVALID
            )
        messages.success(request, _("The plate was noted."))
        return redirect(request.path)

    def _decided(self, typed: str) -> DecidedName:
        if not (typed.isascii() and typed.isdecimal() and len(typed) < 10):  # noqa: PLR2004
            raise Http404
        rows = DecidedName.objects.filter(decision=self.kwargs["pk"], plate__isnull=False)
        return get_object_or_404(rows, pk=int(typed))

    def get_page_title(self) -> str:
        """Return what it is."""
        return _("Decision on names")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the rows."""
        found = NamingDecision.objects.select_related("resolution__meeting__body", "by")
        decision = get_object_or_404(found, pk=self.kwargs["pk"])
        return {
            **super().get_context_data(**kwargs),
            "decision": decision,
            "names": DecidedName.objects.for_lists().filter(decision=decision),
            "plates": PlateState.choices,
        }
