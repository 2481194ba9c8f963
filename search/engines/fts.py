"""Queries in FTS5's language. Terms are of letters and digits only."""

from collections.abc import Sequence

from search.query import Mode
from search.terms import Group


def expression(groups: Sequence[Group], mode: Mode) -> str:
    """Return what an entry must have."""
    between = " AND " if mode is Mode.ALL else " OR "
    return between.join(_word(group, mode) for group in groups)


def _word(group: Group, mode: Mode) -> str:
    inner = " AND " if mode is Mode.ALL else " OR "
    whole = inner.join(f'"{term}"' for term in group.terms)
    twins = " OR ".join(f'"{term}"' for term in group.twins)
    if not whole or not twins:
        return f"({whole or twins})"
    return f"(({whole}) OR {twins})"
