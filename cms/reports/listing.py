"""What the list of reports shows: a Jalali year, a kind, or all."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from cms.reports import selectors
from cms.reports.enums import ReportKind
from cms.reports.models.page import ReportPage
from participation.common.listing import Choice, paginate

YEAR_DIGITS = 4
YEARS = range(1300, 1501)


def listing(index_url: str, parameters: QueryDict) -> dict[str, Any]:
    """Return the context of the list. Raises Http404 for a choice that does not exist."""
    kind, year = parameters.get("kind", ""), _year(parameters.get("year", ""))
    if kind not in {"", *ReportKind.values}:
        raise Http404(_("There is no such filter."))
    rows = selectors.report_counts()
    reports = ReportPage.objects.for_lists()
    if kind:
        reports = reports.filter(kind=kind)
    if year:
        reports = reports.filter(jalali_year=year)
    by_year = dict.fromkeys(sorted({year, *(row[0] for row in rows)} - {0}, reverse=True), 0)
    by_kind = dict.fromkeys(ReportKind.values, 0)
    count = 0
    for row_year, row_kind, n in rows:
        by_year[row_year] += n if kind in {"", row_kind} else 0
        by_kind[row_kind] += n if year in {0, row_year} else 0
        count += n if kind in {"", row_kind} and year in {0, row_year} else 0
    years = [
        Choice(
            str(value),
            _address(index_url, kind=kind, year=0 if value == year else value),
            n,
            value == year,
        )
        for value, n in by_year.items()
        if n or value == year
    ]
    kinds = [
        Choice(
            str(choice.label),
            _address(index_url, kind="" if choice == kind else choice.value, year=year),
            by_kind[choice.value],
            choice == kind,
        )
        for choice in ReportKind
        if by_kind[choice.value] or choice == kind
    ]
    return {
        "page_obj": paginate(reports, parameters.get("page"), count=count),
        "years": years,
        "kinds": kinds,
        "chosen": [choice for choice in (*kinds, *years) if choice.is_chosen],
    }


def _year(text: str) -> int:
    """Return the year asked for, in whatever digits; 0 where none is."""
    text = text.strip()
    if not text:
        return 0
    if not text.isdecimal() or len(text) != YEAR_DIGITS or int(text) not in YEARS:
        raise Http404(_("There is no such filter."))
    return int(text)


def _address(index_url: str, *, kind: str, year: int) -> str:
    query = urlencode({name: value for name, value in (("kind", kind), ("year", year)) if value})
    return f"{index_url}?{query}" if query else index_url
