"""Reads that deserve a name."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from participation.cases.kinds import Approved
from participation.cases.models import Case
from participation.cases.services.identity import person_hash
from participation.common.models import PrivateFile
from participation.ngos.applications.enums import TextPurpose
from participation.ngos.applications.models import (
    Appointment,
    ApprovedText,
    Dossier,
    Inquiry,
    Paper,
    Person,
)

# What is told with each of these steps.
PURPOSES = {"ask": TextPurpose.ASK, "return": TextPurpose.ASK, "inform": TextPurpose.INFORM}
MOST_TEXTS = 100
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


def approved_for(case: Case, step: str) -> list[Approved] | None:
    """Return the only words that founders may read once an authority has answered; None before."""
    answered = Inquiry.objects.filter(person__case=case.pk, answered_on__isnull=False)
    if step not in PURPOSES or not answered.exists():
        return None
    rows = ApprovedText.objects.filter(purpose=PURPOSES[step], is_active=True)
    return [Approved(one.title, one.text) for one in rows.order_by("order", "pk")[:MOST_TEXTS]]


def appointment_of(case: Case) -> Appointment | None:
    """Return when originals are brought, where that was set."""
    return Appointment.objects.standing().filter(case=case.pk).first()


@dataclass(frozen=True)
class ShownOriginal:
    """An original that is brought: what it is, whose, and the day on which it was seen."""

    kind: str
    person: str
    seen_on: datetime.date | None


def originals_of(appointment: Appointment) -> list[ShownOriginal]:
    """Return what is brought; a paper that came in place of another stands for it."""
    wanted = set(appointment.papers.values_list("person", "kind"))
    rows = Paper.objects.current().filter(case=appointment.case_id)
    found = rows.select_related("person").order_by("person__position", "kind", "pk")
    return [
        ShownOriginal(
            str(one.get_kind_display()),
            one.person.name if one.person else "",
            one.original_seen_on,
        )
        for one in found[:MOST_PAPERS]
        if (one.person_id, one.kind) in wanted
    ]


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
