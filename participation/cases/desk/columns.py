"""The columns of the list of cases.

Each writes its own cells: a page has four hundred, and a template for each of them costs more than
all that the database does for the page.
"""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Table

from participation.cases.enums import Priority
from participation.cases.kinds import kind_of
from participation.cases.models import Case
from participation.cases.numbers import show_number
from persian.jalali import format_date, relative_days, today

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


def priority_of(case: Case) -> SafeString:
    """Return the priority of a case, marked where it is not the usual one."""
    priority = Priority(case.priority)
    return format_html(
        '<b class="case-priority is-{}">{}</b>', priority.name.lower(), priority.label
    )


def is_late(case: Case) -> bool:
    """Return whether the last day of an open case is over and its term does not stand still."""
    if not case.is_open or case.is_paused or case.due_date is None:
        return False
    return case.due_date < today()


class CaseTable(Table):
    """The table; its rows are written in one go."""

    template_name = "cases/desk/includes/table.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add the rows."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        columns = list(self.columns.values())
        rows = (
            # Each cell is safe by itself.
            SafeString("".join(column.render_cell_html(case, context) for column in columns))
            for case in self.data
        )
        return {**context, "rows": format_html_join("", "<tr>{}</tr>", ((row,) for row in rows))}


class CaseColumn(BaseColumn):
    """A column that writes its cell."""

    def cell(self, case: Case) -> SafeString:
        """Return the cell of a case."""
        raise NotImplementedError

    def render_cell_html(self, instance: Case, parent_context: Any) -> SafeString:
        """Spare a template."""
        return self.cell(instance)


class TextColumn(CaseColumn):
    """What the accessor, a function, says of a case; a dash for nothing."""

    def cell(self, case: Case) -> SafeString:
        """Return the text."""
        place = format_html(' class="{}"', self.classname) if self.classname else ""
        return format_html("<td{}>{}</td>", place, self.accessor(case) or "—")


class SubjectColumn(CaseColumn):
    """What it is about, leading to the screen; kind, number and what is special below."""

    def cell(self, case: Case) -> SafeString:
        """Return title, kind, number and flags."""
        flags = flags_of(case)
        return format_html(
            '<td class="title case-subject"><div class="title-wrapper"><a href="{}">{}</a></div>'
            '<p><bdi dir="ltr">{}</bdi> · {}{}{}{}</p></td>',
            reverse("cases:screen", args=[case.pk]),
            case.title,
            show_number(case.number),
            kind_of(case.kind).label_for(case),
            ""
            if case.priority == Priority.NORMAL
            else format_html('<span class="case-narrow"> · {}</span>', priority_of(case)),
            format_html_join("", " · <b>{}</b>", ((flag,) for flag in flags)) if flags else "",
            f" · {gettext('invented')}" if case.is_demo else "",
        )


class StateColumn(CaseColumn):
    """The state with its tile; drawn once for all rows that are in it."""

    cell_template_name = "cases/desk/cells/state.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Have drawn nothing yet."""
        super().__init__(*args, **kwargs)
        self._drawn: dict[tuple[str, str], SafeString] = {}

    def cell(self, case: Case) -> SafeString:
        """Return the state."""
        key = case.kind, case.state
        if key not in self._drawn:
            state = kind_of(case.kind).state(case.state)
            self._drawn[key] = self.cell_template.render({"state": state})
        return self._drawn[key]


class DueColumn(CaseColumn):
    """How far the last day is, or that the term stands still."""

    def cell(self, case: Case) -> SafeString:
        """Return the day."""
        if case.is_paused:
            shown = format_html("<span>{}</span>", gettext("The term stands still"))
        elif case.due_date:
            shown = format_html(
                "<span{}>{}</span><br><small>{}</small>",
                mark_safe(' class="is-late-text"') if is_late(case) else "",
                relative_days(case.due_date, today()),
                format_date(case.due_date),
            )
        else:
            shown = mark_safe("—")
        return format_html('<td class="case-due">{}</td>', shown)


class PriorityColumn(CaseColumn):
    """How soon the office turns to it; the usual is a dash, so that the others are seen. In a
    narrow window it stands beneath the subject.
    """

    def cell(self, case: Case) -> SafeString:
        """Return the priority."""
        is_usual = case.priority == Priority.NORMAL
        shown = mark_safe("—") if is_usual else priority_of(case)
        return format_html('<td class="{}">{}</td>', WIDE_ONLY, shown)


class ChooseColumn(CaseColumn):
    """A box to choose it for what is done to many; it knows the version that the list shows."""

    def cell(self, case: Case) -> SafeString:
        """Return the box."""
        return format_html(
            '<td class="case-choose"><label><input type="checkbox" name="case" value="{}:{}" '
            'form="bulk"><span class="w-sr-only">{}</span></label></td>',
            case.pk,
            case.version,
            gettext("Choose the case %(number)s") % {"number": show_number(case.number)},
        )


def columns(*, may_choose: bool = False) -> list[BaseColumn]:
    """Return the columns in their order; boxes to choose come first for those who may use them."""
    boxes = [ChooseColumn("choose", label=pgettext_lazy("column", "Choice"))] if may_choose else []
    return [
        *boxes,
        SubjectColumn("subject", label=pgettext_lazy("column", "Case")),
        StateColumn("state", label=_("State"), sort_key="state"),
        PriorityColumn("priority", label=_("Priority"), sort_key="priority", classname=WIDE_ONLY),
        DueColumn("due_date", label=pgettext_lazy("column", "Due"), sort_key="due_date"),
        TextColumn("assignee", label=_("Officer"), accessor=lambda case: case.assignee),
        TextColumn("unit", label=_("Unit"), accessor=lambda case: case.unit),
        TextColumn(
            "county", label=_("County"), accessor=lambda case: case.county, classname=WIDE_ONLY
        ),
        TextColumn(
            "received_at",
            label=pgettext_lazy("column", "Received"),
            accessor=lambda case: format_date(case.received_at),
            sort_key="received_at",
            classname=WIDE_ONLY,
        ),
    ]
