"""The day's list of an officer on paper: what is overdue, due today or waits."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from participation.cases.desk import queues
from participation.cases.desk.papers import paper
from participation.cases.models import Case
from participation.cases.numbers import show_number
from participation.cases.permissions import Scope
from participation.cases.selectors import state_of
from participation.common.models import User
from participation.common.pdf import (
    Block,
    Column,
    Heading,
    Note,
    Paragraph,
    PdfDocument,
    Table,
    ltr,
)
from persian.digits import format_number
from persian.jalali import format_date, format_full, relative_days, today

# The parts of the day's list in their order; a case stands in the first that it fits.
OF_DAY: tuple[tuple[str, bool], ...] = (
    ("late", True),
    ("today", True),
    ("referred", False),
    ("back", False),
    ("colleagues", False),
    ("citizen", True),
)
MOST_OF_PART = 100


@dataclass(frozen=True)
class DayPart:
    """A part of the day's list; ``more`` are those for which it has no room."""

    label: str
    cases: list[Case]
    more: int


def day_list(user: User, scope: Scope) -> PdfDocument:
    """Return somebody's cases that are overdue, due today or waiting, as a table for paper."""
    parts = day_parts(user, scope)
    blocks: list[Block] = [Paragraph(text=format_full(today()), weight="bold")]
    if not parts:
        blocks.append(Note(text=_("No case of yours waits today."), tone="cypress"))
    for part in parts:
        blocks += [Heading(text=f"{part.label} ({format_number(len(part.cases) + part.more)})")]
        blocks += [_table(part.cases)]
        if part.more:
            told = {"number": format_number(part.more)}
            blocks += [Note(text=_("%(number)s more stand in the list on the screen.") % told)]
    title = _("Today’s list of %(name)s") % {"name": user}
    return paper(title, blocks, user)


def day_parts(user: User, scope: Scope) -> list[DayPart]:
    """Return the parts that have cases, each bounded: a query for what it holds, one more beyond
    its bound. What is one's own is assigned to oneself; referrals are to or from oneself.
    """
    seen = Case.objects.in_sight_of(scope).select_related("unit", "assignee")
    labels = dict(queues.CHOICES)
    earlier, parts = Q(pk__in=[]), []
    for name, is_own in OF_DAY:
        condition = queues.condition_of(name, user, scope=scope)
        condition &= Q(assignee=user.pk) if is_own else Q()
        found = seen.filter(condition).exclude(earlier).order_by("due_date", "-pk")
        cases = list(found[: MOST_OF_PART + 1])
        more = found.count() - MOST_OF_PART if len(cases) > MOST_OF_PART else 0
        if cases:
            parts.append(DayPart(str(labels[name]), cases[:MOST_OF_PART], more))
        earlier |= condition
    return parts


def _table(cases: Sequence[Case]) -> Table:
    rows = tuple(
        (
            ltr(show_number(case.number)),
            case.title,
            str(state_of(case).label),
            f"{relative_days(case.due_date, today())}\n{format_date(case.due_date)}"
            if case.due_date
            else "—",
            "",
        )
        for case in cases
    )
    columns = (
        Column(label=_("Case number"), share=1.5),
        Column(label=_("Subject"), share=2.4),
        Column(label=_("State"), share=1.2),
        Column(label=pgettext("column", "Due"), share=1.5),
        Column(label=pgettext("on paper", "By hand"), share=1.6),
    )
    return Table(columns=columns, rows=rows)
