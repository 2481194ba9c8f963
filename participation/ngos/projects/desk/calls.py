"""The screens of a call and of a new one."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participation.cases.models import Case
from participation.common.forms import VersionForm
from participation.common.models import User
from participation.common.registers.screens import DESK, EntryScreen, RegisterScreen, row_or_404
from participation.common.registers.stepping import RowStep, SteppedScreen
from participation.ngos.projects import selectors
from participation.ngos.projects.desk.call_forms import CallForm, CancelForm, ExtendForm, shown
from participation.ngos.projects.enums import UNDECIDED_CALLS, CallState
from participation.ngos.projects.models import Call, Plan
from participation.ngos.projects.permissions import (
    may_add_calls,
    may_change_calls,
    may_read_calls,
)
from participation.ngos.projects.services import calls

MOST_PLANS = 100


class CallScreen(RegisterScreen):
    """A screen of calls."""

    header_icon = "doc-full"
    list_label = _("Calls for projects")

    def may_enter(self, user: User) -> bool:
        """Let in whoever has anything to do with calls."""
        return may_read_calls(user)


class NewCallView(CallScreen, EntryScreen):
    """A new call, as a draft."""

    template_name = "ngos/projects/desk/new_call.html"
    model = Call
    form_class = CallForm
    screen_url_name = "ngo_call:screen"
    done = _("The call is kept as a draft.")

    def open(self, **kwargs: Any) -> None:
        """Let in who enters calls. Raises Http404."""
        if not may_add_calls(self.user):
            raise Http404

    def enter(self, form: CallForm, token: str) -> Call:
        """Keep it."""
        return calls.enter_call(source=DESK, source_id=token, by=self.user, **form.said())

    def get_page_title(self) -> str:
        """Return what the screen is for."""
        return gettext("New call")


def _plain(do: Any) -> Any:
    return lambda row, user, form: do(call=row, version=form.cleaned_data["version"], by=user)


def _told(do: Any) -> Any:
    return lambda row, user, form: do(call=row, by=user, **form.cleaned_data)


def _change(row: Call, user: User, form: Any) -> object:
    version = form.cleaned_data["version"]
    return calls.change_call(call=row, version=version, by=user, **form.said())


def _stands(*states: CallState) -> Any:
    return lambda row: row.state in states


class CallView(CallScreen, SteppedScreen):
    """A call with its plans and what can be done."""

    template_name = "ngos/projects/desk/call.html"
    steps: ClassVar[Mapping[str, RowStep]] = {
        step.name: step
        for step in (
            RowStep(
                name="publish",
                label=_("Publish the call"),
                done=_("The call is published."),
                form=VersionForm,
                may=may_change_calls,
                fits=_stands(CallState.DRAFT),
                do=_plain(calls.publish),
                hint=_("Everybody reads it from now on; after that only its last day changes."),
            ),
            RowStep(
                name="change",
                label=_("Change the draft"),
                done=_("The draft is changed."),
                form=CallForm,
                may=may_change_calls,
                fits=_stands(CallState.DRAFT),
                do=_change,
                shows=shown,
            ),
            RowStep(
                name="extend",
                label=_("Give more days"),
                done=_("The last day is later now."),
                form=ExtendForm,
                may=may_change_calls,
                fits=_stands(CallState.OPEN),
                do=_told(calls.extend),
            ),
            RowStep(
                name="decide",
                label=_("All plans are decided"),
                done=_("The call is decided."),
                form=VersionForm,
                may=may_change_calls,
                fits=_stands(CallState.CLOSED),
                do=_plain(calls.decide_call),
            ),
            RowStep(
                name="cancel",
                label=_("Cancel the call"),
                done=_("The call is cancelled; everybody reads why."),
                form=CancelForm,
                may=may_change_calls,
                fits=lambda row: row.state in UNDECIDED_CALLS and not row.awarded,
                do=_told(calls.cancel),
            ),
        )
    }

    def find(self, pk: Any) -> Call:
        """Return the call. Raises Http404."""
        found: Call = row_or_404(Call.objects.all(), pk)
        return found

    def here(self) -> str:
        """Return the address of this screen."""
        return reverse("ngo_call:screen", args=[self.row.pk])

    def get_page_title(self) -> str:
        """Return the title."""
        return str(self.row.title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the call and its plans, those alone that this person sees."""
        return {
            **super().get_context_data(**kwargs),
            "call": self.row,
            "standing": selectors.standing_of_call(self.row),
            "criteria": list(self.row.criteria.all()),
            "plans": self._plans(),
        }

    def _plans(self) -> list[Plan]:
        seen = Case.objects.visible_to(self.user).filter(ngo_plan__call=self.row)
        rows = Plan.objects.filter(case__in=seen.values("pk"))
        read = rows.select_related("case", "ngo__prefix", "decision")
        return list(read.order_by("case__received_at", "case")[:MOST_PLANS])
