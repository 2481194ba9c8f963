"""The cases of one submission: what was split off it, and what it was split off."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from participation.cases.models import Case
from participation.cases.numbers import show_number
from participation.cases.permissions import Scope


@dataclass(frozen=True)
class Parts:
    """The other cases of a submission: those in sight by number, of the others only how many."""

    seen: dict[UUID, str]
    hidden: int

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self.seen or self.hidden)


def of_one_filing(case: Case) -> "QuerySet[Case]":
    """Return the other cases of the same submission, whoever sees them.

    All of them open with the key of the first, so they know its number (`Case.key_number`).
    """
    first = case.key_number or case.number
    return (
        Case.objects.filter(Q(number=first) | opened_by(first)).exclude(pk=case.pk).order_by("pk")
    )


def opened_by(number: "str | OuterRef") -> Q:
    """Return the condition of parts whose key was made with a number, as their index has it."""
    return Q(key_number=number) & ~Q(key_number="")


def parts_around(case: Case, scope: Scope) -> Parts:
    """Return the other cases of the submission, one query at most."""
    if not _is_split(case):
        return Parts({}, 0)
    seen = Case.objects.in_sight_of(scope).filter(pk=OuterRef("pk"))
    rows = of_one_filing(case).annotate(is_seen=Exists(seen))
    found = list(rows.values_list("pk", "number", "is_seen"))
    shown = {pk: show_number(number) for pk, number, is_seen in found if is_seen}
    return Parts(shown, len(found) - len(shown))


def _is_split(case: Case) -> bool:
    """Return whether it is a part or has any; where the case was looked for, that came along."""
    if case.key_number:
        return True
    known: bool | None = getattr(case, "has_parts", None)
    return Case.objects.filter(opened_by(case.number)).exists() if known is None else known
