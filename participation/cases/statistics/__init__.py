"""Figures of cases: one source, one definition of each indicator, for everybody and for staff.

For everybody, suppressed and frozen (docs/statistics.md)::

    figures_for(*, period="", county="", category="") -> dict[str, Any] | None

gives plain data for JSON; ``period`` is «1405-1» and the newest where it is empty, ``county`` and
``category`` are keys of lines («7», «complaint-3»); None where nothing is published of that.
`rows_of` gives the same as rows for files.

For staff, whole and of this moment, of the cases that somebody may see::

    count_cases(Case.objects.visible_to(user), since=…, until=…, on=today()) -> Count

``Count.total``, ``.months``, ``.counties``, ``.categories`` and ``.kinds`` are tallies with
``received``, ``closed``, ``open``, ``overdue``, ``on_time_share`` and ``median_days``.
"""

from participation.cases.statistics.counting import Count, count_cases
from participation.cases.statistics.selectors import figures_for, rows_of

__all__ = ["Count", "count_cases", "figures_for", "rows_of"]
