"""The clauses of resolutions and who carries them out, as values: one query for a whole list.

Lists ask for hundreds of them; as rows they would cost more than all the rest of the page.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from participation.common.enums import OrganisationKind
from participation.common.prepared import PreparedIn
from participation.resolutions.models import Clause

ORDER = ("resolution_id", "sort_order", "pk", "actors__sort_order", "actors__pk")
NAMED = ("actors__organisation__name", "actors__role")


@dataclass(frozen=True, slots=True)
class Part:
    """An organisation with its part in a clause."""

    organisation: int
    name: str
    is_group: bool
    role: str


@dataclass(frozen=True, slots=True)
class ToldClause:
    """A clause in full."""

    label: str
    text: str
    force: str
    deadline_phrase: str
    deadline_kind: str
    due_date: dt.date | None
    progress: str
    done_on: dt.date | None
    actors: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Brief:
    """What a list tells of the clauses of a resolution: ``named`` are names with their roles."""

    progress: list[str] = field(default_factory=list)
    named: list[tuple[str, str]] = field(default_factory=list)


def _values(*names: str) -> Any:
    return Clause.objects.order_by(*ORDER).values_list("resolution_id", "pk", *names)


_brief = PreparedIn(lambda: _values("progress", *NAMED), "resolution")
_full = PreparedIn(
    lambda: _values(
        *NAMED, "actors__organisation", "actors__organisation__kind", "label", "text", "force",
        "deadline_phrase", "deadline_kind", "due_date", "progress", "done_on",
    ),
    "resolution",
)  # fmt: skip


def briefs(keys: Sequence[int]) -> dict[int, Brief]:
    """Return what lists tell of the clauses of these resolutions, of each."""
    told = {key: Brief() for key in keys}
    last = None
    for key, clause, progress, name, role in _brief.rows(keys):
        one = told[key]
        if clause != last:
            one.progress.append(progress)
            last = clause
        if name is not None:
            one.named.append((name, role))
    return told


def told_clauses(keys: Sequence[int]) -> dict[int, list[ToldClause]]:
    """Return the clauses of these resolutions, of each."""
    told: dict[int, list[ToldClause]] = {key: [] for key in keys}
    groups = OrganisationKind.groups()
    last = None
    for key, clause, name, role, organisation, kind, *rest in _full.rows(keys):
        if clause != last:
            told[key].append(ToldClause(*rest))
            last = clause
        if name is not None:
            told[key][-1].actors.append(Part(organisation, name, kind in groups, role))
    return told
