"""What a case can be about or against, from the registers of other apps, known by kind and id.

An app registers its register in ``AppConfig.ready()``; the kinds of case never import it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from participation.common.models import Unit

MOST_FOUND = 20


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A register. ``find`` gives (id, name) pairs for typed letters, at most ``MOST_FOUND``;
    ``name`` a name, None for an unknown id; ``unit`` our own unit behind it, whose staff must not
    see what is said against it."""

    kind: str
    label: Any
    find: Callable[[str], list[tuple[str, str]]]
    name: Callable[[str], str | None]
    unit: Callable[[str], Unit | None] = lambda _id: None


_subjects: dict[str, Subject] = {}


def register_subject(subject: Subject) -> None:
    """Add a register. Raises ValueError where another has its kind."""
    if _subjects.get(subject.kind, subject) is not subject:
        raise ValueError(f"A register of {subject.kind!r} is there already.")
    _subjects[subject.kind] = subject


def subject_of(kind: str) -> Subject | None:
    """Return a register by its kind."""
    return _subjects.get(kind)


def all_subjects() -> list[Subject]:
    """Return all registers, in the order of their registration."""
    return list(_subjects.values())
