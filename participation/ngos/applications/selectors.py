"""Reads that deserve a name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from participation.cases.models import Case
from participation.cases.services.identity import person_hash
from participation.common.models import PrivateFile
from participation.ngos.applications.models import Dossier, Paper, Person

MOST_PEOPLE, MOST_PAPERS, MOST_TWINS = 50, 200, 20


def people_of(dossier: Dossier) -> list[Person]:
    """Return its people in their order."""
    return list(dossier.people.order_by("position", "pk")[:MOST_PEOPLE])


@dataclass(frozen=True)
class ShownPaper:
    """A paper with its file, where that is still there."""

    paper: Paper
    file: PrivateFile | None


def papers_of(dossier: Dossier) -> list[ShownPaper]:
    """Return the papers that count, each with its file."""
    rows = dossier.papers.current().select_related("person", "original_seen_by", "decided_by")
    papers = list(rows.order_by("person__position", "kind", "pk")[:MOST_PAPERS])
    files = PrivateFile.objects.in_bulk([one.file_id for one in papers])
    return [ShownPaper(one, files.get(one.file_id)) for one in papers]


def in_another(codes: Collection[str]) -> set[str]:
    """Return which of these national ids are in an open case of founders already."""
    by_hash = {person_hash(code): code for code in codes}
    rows = Person.objects.filter(person_hash__in=by_hash, case__is_open=True)
    return {by_hash[found] for found in rows.values_list("person_hash", flat=True)[:MOST_TWINS]}


def elsewhere(dossier: Dossier, people: Sequence[Person]) -> dict[str, list[Case]]:
    """Return, by the hash of a person, the other cases in which that one is too."""
    hashes: Collection[str] = {one.person_hash for one in people if one.person_hash}
    rows = (
        Person.objects.filter(person_hash__in=hashes)
        .exclude(case=dossier.case_id)
        .select_related("case")
        .only("person_hash", "case__number", "case__title")
        .order_by("-case__received_at")
    )
    found: dict[str, list[Case]] = {}
    for one in rows[:MOST_TWINS]:
        found.setdefault(one.person_hash, []).append(one.case)
    return found
