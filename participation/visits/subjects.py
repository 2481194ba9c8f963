"""What can be visited, from the registers of other apps, known by kind and id.

An app registers its register in ``AppConfig.ready()``; visits import none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from participation.common.models import County


@dataclass(frozen=True)
class Visited:
    """A row of a register, as a visit tells it; ``screen`` is the register's own, for its staff."""

    pk: int
    title: str
    county: County
    where: str
    screen: str


@dataclass(frozen=True, kw_only=True)
class VisitSubject:
    """A register. ``one`` gives a row, None for an unknown id; ``find`` rows by typed words, at
    most ``most``; ``may_read`` says who sees every visit to its rows: who keeps the register.
    """

    kind: str
    label: Any
    one: Callable[[int], Visited | None]
    find: Callable[[str, int], list[Visited]]
    may_read: Callable[[Any], bool]


_subjects: dict[str, VisitSubject] = {}


def register_visit_subject(subject: VisitSubject) -> None:
    """Add a register. Raises ValueError where another has its kind."""
    if _subjects.get(subject.kind, subject) is not subject:
        raise ValueError(f"A register of {subject.kind!r} is there already.")
    _subjects[subject.kind] = subject


def subject_of(kind: str) -> VisitSubject | None:
    """Return a register by its kind."""
    return _subjects.get(kind)


def all_subjects() -> list[VisitSubject]:
    """Return all registers, in the order of their registration."""
    return list(_subjects.values())
