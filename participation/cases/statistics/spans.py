"""How long it took: spans of days, none of which holds few cases."""

from collections.abc import Mapping
from typing import NamedTuple

from participation.cases.statistics.suppression import is_small

# The first day of each span: a week, a fortnight, a month, two months, longer.
STARTS = (0, 8, 16, 31, 61)


class Span(NamedTuple):
    """Days from ``first`` to ``last``, or longer, and how many cases took them."""

    first: int
    last: int | None
    closed: int


def spans_of(days: Mapping[int, int], *, least: int) -> list[Span]:
    """Return the spans; neighbours are put together until each counts enough or nothing."""
    spans = [_span(days, *edges) for edges in zip(STARTS, [*STARTS[1:], None], strict=True)]
    while len(spans) > 1:
        small = [place for place, span in enumerate(spans) if is_small(span.closed, least)]
        if not small:
            break
        left = max(small[0] - 1, 0)
        first, second = spans[left], spans[left + 1]
        spans[left : left + 2] = [Span(first.first, second.last, first.closed + second.closed)]
    return spans


def _span(days: Mapping[int, int], first: int, after: int | None) -> Span:
    count = sum(n for day, n in days.items() if day >= first and (after is None or day < after))
    return Span(first, None if after is None else after - 1, count)
