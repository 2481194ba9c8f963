"""The columns of the list of cases."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import BaseColumn, Column

from participation.cases.kinds import kind_of
from participation.cases.models import Case
from participation.cases.numbers import show_number
from persian.jalali import format_date, today

# Hidden where the window is narrow; the screen of the case has it.
WIDE_ONLY = "case-wide"
FLAGS = (
    ("is_held", _("perhaps sent by a program")),
    ("is_sealed", _("sealed")),
    ("is_restricted", _("restricted")),
)


def flags_of(case: Case) -> list[Any]:
    """Return what is special about a case, in words."""
    return [label for name, label in FLAGS if getattr(case, name)]


def is_late(case: Case) -> bool:
    """Return whether the last day of an open case is over."""
    return case.is_open and case.due_date is not None and case.due_date < today()


class _CaseColumn(BaseColumn):
    """A column that shows several things of a case."""

    def about(self, case: Case) -> dict[str, Any]:
        """Return what the template shows."""
        raise NotImplementedError

    def get_cell_context_data(self, instance: Case, parent_context: Any) -> dict[str, Any]:
        """Add what the template shows."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, **self.about(instance)}


class SubjectColumn(_CaseColumn):
    """What it is about, leading to the screen; kind, number and what is special below."""

    cell_template_name = "cases/desk/cells/subject.html"

    def about(self, case: Case) -> dict[str, Any]:
        """Return kind, number and flags."""
        return {
            "kind": kind_of(case.kind).label_for(case),
            "number": show_number(case.number),
            "flags": flags_of(case),
        }


class StateColumn(_CaseColumn):
    """The state with its tile."""

    cell_template_name = "cases/desk/cells/state.html"

    def about(self, case: Case) -> dict[str, Any]:
        """Return the state."""
        return {"state": kind_of(case.kind).state(case.state)}


class DueColumn(_CaseColumn):
    """How far the last day is."""

    cell_template_name = "cases/desk/cells/due.html"

    def about(self, case: Case) -> dict[str, Any]:
        """Return whether it is late, or stands still."""
        is_paused = bool(getattr(case, "is_paused", False))
        return {
            "is_late": is_late(case) and not is_paused,
            "is_paused": is_paused,
        }


class ChooseColumn(_CaseColumn):
    """A box to choose it for what is done to many; it knows the version that the list shows."""

    cell_template_name = "cases/desk/cells/choose.html"

    def about(self, case: Case) -> dict[str, Any]:
        """Return what the box sends."""
        return {"value": f"{case.pk}:{case.version}", "number": show_number(case.number)}


def columns(*, may_choose: bool = False) -> list[BaseColumn]:
    """Return the columns in their order; boxes to choose come first for those who may use them."""
    boxes = [ChooseColumn("choose", label=pgettext_lazy("column", "Choice"))] if may_choose else []
    return [
        *boxes,
        SubjectColumn("subject", label=pgettext_lazy("column", "Case")),
        StateColumn("state", label=_("State"), sort_key="state"),
        DueColumn("due_date", label=pgettext_lazy("column", "Due"), sort_key="due_date"),
        Column("assignee", label=_("Officer"), accessor=lambda case: case.assignee or "—"),
        Column("unit", label=_("Unit")),
        Column(
            "county",
            label=_("County"),
            accessor=lambda case: case.county or "—",
            classname=WIDE_ONLY,
        ),
        Column(
            "received_at",
            label=pgettext_lazy("column", "Received"),
            accessor=lambda case: format_date(case.received_at),
            sort_key="received_at",
            classname=WIDE_ONLY,
        ),
    ]
