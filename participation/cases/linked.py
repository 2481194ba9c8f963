"""Reads of what belongs together: linked cases, others of the same person and of the same place."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from participation.cases.enums import LinkKind
from participation.cases.kinds import kind_of
from participation.cases.models import Applicant, Case, CaseLink
from participation.cases.numbers import show_number
from participation.cases.permissions import Scope, may_see_identity
from participation.cases.places import is_place
from participation.common.models import User

MOST_SHOWN = 20


@dataclass(frozen=True)
class Linked:
    """A linked case that the person sees; ``is_duplicate`` of this one, or this one of it; a part
    of this one, or this one of it.
    """

    link: CaseLink
    case: Case
    is_duplicate: bool
    is_original: bool
    is_part: bool
    is_whole: bool

    @property
    def number(self) -> str:
        """The number, for readers."""
        return show_number(self.case.number)


def linked_with(case: Case, scope: Scope) -> list[Linked]:
    """Return the linked cases in sight; of the others not even that they are there.

    One small query where nothing is linked, as with most cases, two where something is.
    """
    rows = list(CaseLink.objects.filter(Q(case=case) | Q(other=case)).order_by("pk")[:MOST_SHOWN])
    far = {row.pk: row.other_id if row.case_id == case.pk else row.case_id for row in rows}
    linked = Case.objects.in_sight_of(scope).filter(pk__in=far.values())
    seen = {one.pk: one for one in linked} if far else {}
    return [
        Linked(
            row,
            seen[far[row.pk]],
            row.kind == LinkKind.DUPLICATE and row.other_id == case.pk,
            row.kind == LinkKind.DUPLICATE and row.case_id == case.pk,
            row.kind == LinkKind.PART and row.other_id == case.pk,
            row.kind == LinkKind.PART and row.case_id == case.pk,
        )
        for row in rows
        if far[row.pk] in seen
    ]


def others_of_person(case: Case, user: User, scope: Scope) -> list[Case]:
    """Return other cases of the same person or mobile in sight, newest first; for those alone who
    may see who it is, in this case and in those.
    """
    person = getattr(case, "applicant", None) if may_see_identity(user, case) else None
    if person is None:
        return []
    same = Q(pk__in=[])
    if person.person_hash:
        same |= Q(person_hash=person.person_hash)
    if person.mobile_hash:
        same |= Q(mobile_hash=person.mobile_hash)
    cases = Case.objects.in_sight_of(scope).filter(
        pk__in=Applicant.objects.filter(same).exclude(case=case).values("case"), is_sealed=False
    )
    # Who is only asked for an opinion on one of them is not told whose it is.
    owned = Case.objects.owned_in(scope).filter(pk__in=cases.values("pk"))
    return list(owned.order_by("-received_at")[:MOST_SHOWN])


def others_at_same_place(case: Case, user: User, scope: Scope) -> list[Case]:
    """Return other cases in sight about the same address, and, for who may see who it is, those of
    somebody who gave the same address or postal code; newest first. None from or to a sealed case:
    an address tells whose it is.
    """
    if case.is_sealed:
        return []
    ids = [_of_neighbours(case, user, scope), kind_of(case.kind).same_place(case)]
    known = [one for one in ids if one is not None]
    if not known:
        return []
    there = known[0] if len(known) == 1 else known[0].union(known[1])
    cases = Case.objects.in_sight_of(scope).filter(pk__in=there, is_sealed=False)
    return list(cases.order_by("-received_at")[:MOST_SHOWN])


def _of_neighbours(case: Case, user: User, scope: Scope) -> "QuerySet[Any] | None":
    """Return the ids of cases of somebody at the same address, where one may see who that is."""
    person = getattr(case, "applicant", None) if may_see_identity(user, case) else None
    if person is None:
        return None
    same = Q()
    if is_place(person.address_hash):
        same |= Q(address_hash=person.address_hash)
    if person.postal_hash:
        same |= Q(postal_hash=person.postal_hash)
    if not same:
        return None
    theirs = Applicant.objects.filter(same).exclude(case=case).values("case")
    return Case.objects.owned_in(scope).filter(pk__in=theirs).order_by().values("pk")


def others_about_same(case: Case, scope: Scope) -> list[Case]:
    """Return other cases in sight about the same row of a register, newest first."""
    cases = kind_of(case.kind).about_same(case, Case.objects.in_sight_of(scope))
    return [] if cases is None else list(cases.order_by("-received_at")[:MOST_SHOWN])
