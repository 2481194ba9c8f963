"""Reply templates: which fit a case, and their fields filled from it."""

import re
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.cases.kinds import kind_of
from participation.cases.models import Case, ReplyTemplate
from participation.cases.numbers import show_number
from persian.digits import to_persian_digits
from persian.jalali import format_date, today

# All templates of an office, and what one screen offers of them.
MOST_READ, MOST_OFFERED = 500, 50
GAP = re.compile(r"\{([^{}]*)\}")
# Nothing of the citizen: who answers writes the name, and is told what personal data goes out.
FIELDS: dict[str, Callable[[Case], str]] = {
    # With slashes: behind Persian letters a number with hyphens would be read from its other end.
    "شماره": lambda case: to_persian_digits(show_number(case.number).replace("-", "/")),
    "موضوع": lambda case: case.title,
    "تاریخ ثبت": lambda case: format_date(case.received_at),
    "مهلت": lambda case: format_date(case.due_date) if case.due_date else "",
    "شهرستان": lambda case: str(case.county or ""),
    "واحد": lambda case: str(case.unit),
    "امروز": lambda _case: format_date(today()),
}
HELP = _("Fields that are filled: %(fields)s.")


def unknown_fields(text: str) -> list[str]:
    """Return what stands in braces and is no field."""
    return [name for name in GAP.findall(text) if name.strip() not in FIELDS]


def templates_for(case: Case) -> list[ReplyTemplate]:
    """Return the templates that fit the category and the state of a case, in the office's order."""
    fitting = ReplyTemplate.objects.filter(is_active=True, state__in=("", case.state))
    offered = list(fitting[:MOST_READ])
    if any(one.category for one in offered):
        own = ("", category_of(case))
        offered = [one for one in offered if one.category in own]
    return offered[:MOST_OFFERED]


def category_of(case: Case) -> str:
    """Return the category of a case as the filters of the list name it."""
    *way, last = (kind_of(case.kind).category_field or "pk").split("__")
    row: Any = case
    for name in way:
        row = getattr(row, name)
    key = getattr(row, f"{last}_id") if way else ""
    return f"{case.kind}:{key}"


def filled(template: ReplyTemplate, case: Case) -> str:
    """Return a template with its fields; one without a value is left to be written, as «…»."""

    def fill(found: re.Match[str]) -> str:
        field = FIELDS.get(found[1].strip())
        return (field(case) if field is not None else "") or "…"

    return GAP.sub(fill, template.text)
