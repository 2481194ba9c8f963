"""Linking cases, and answering what says the same with the same words."""

from typing import Any
from uuid import UUID

from django.db import transaction
from wagtail.log_actions import log

from participation.cases.enums import AnswerState, LinkKind
from participation.cases.errors import CaseError, NotAllowedError
from participation.cases.models import Answer, Case, CaseLink, CaseSettings
from participation.cases.permissions import may_handle
from participation.cases.services import correspondence, proposals
from participation.cases.services.events import LINKED, UNLINKED
from participation.common.clock import now
from participation.common.models import User

MOST_LINKS = 50


@transaction.atomic
def link(*, case_id: UUID, number: str, kind: LinkKind, by: User) -> CaseLink:
    """Link a case with the one of a number, both among those that ``by`` decides on.

    A duplicate of a duplicate is one of the first. Again changes nothing. Raises
    NotAllowedError("number") for a number that leads nowhere, ("self"), ("duplicate") where one is
    a duplicate already or has duplicates itself, ("kind") for another kind of case, ("most"),
    ("part") where one was split off the other.
    """
    case, other = _both(case_id, number, by)
    there = CaseLink.objects.filter(case=case, other=other, kind=kind).first()
    if there is not None:
        return there
    if CaseLink.objects.filter(case=case).count() >= MOST_LINKS:
        raise NotAllowedError("most")
    if kind == LinkKind.PART or _is_part(case, other) or _is_part(other, case):
        raise NotAllowedError("part")
    if kind == LinkKind.DUPLICATE:
        _check_duplicate(case, other)
    CaseLink.objects.filter(case=other, other=case).delete()
    made, _is_new = CaseLink.objects.update_or_create(
        case=case, other=other, defaults={"kind": kind, "by": by, "created_at": now()}
    )
    log(instance=case, action=LINKED, user=by, timestamp=now())
    return made


def _both(case_id: UUID, number: str, by: User) -> tuple[Case, Case]:
    if not may_handle(by):
        raise NotAllowedError("handle")
    mine = Case.objects.owned_by(by)
    case = mine.filter(pk=case_id).first()
    other = mine.filter(number=number).first()
    if case is None or other is None:
        raise NotAllowedError("number")
    if case.pk == other.pk:
        raise NotAllowedError("self")
    # In one order, whoever links them from whichever side.
    list(Case.objects.select_for_update().filter(pk__in=(case.pk, other.pk)).order_by("pk"))
    return case, other


def _is_part(case: Case, other: Case) -> bool:
    return CaseLink.objects.filter(case=case, other=other, kind=LinkKind.PART).exists()


def _check_duplicate(case: Case, other: Case) -> None:
    if case.kind != other.kind:
        raise NotAllowedError("kind")
    duplicates = CaseLink.objects.filter(kind=LinkKind.DUPLICATE)
    is_one = duplicates.filter(case__in=(case, other)).exists()
    if is_one or duplicates.filter(other=case).exists():
        raise NotAllowedError("duplicate")


@transaction.atomic
def unlink(*, case_id: UUID, link_id: int, by: User) -> None:
    """Part two cases, not what was split off; again changes nothing. Raises NotAllowedError."""
    case = Case.objects.owned_by(by).filter(pk=case_id).first()
    if case is None or not may_handle(by):
        raise NotAllowedError("handle")
    found = CaseLink.objects.filter(pk=link_id).exclude(kind=LinkKind.PART)
    if (found.filter(case=case) | found.filter(other=case)).delete()[0]:
        log(instance=case, action=UNLINKED, user=by, timestamp=now())


def answer_duplicates(*, case_id: UUID, by: User) -> tuple[int, int]:
    """Give the open duplicates of an answered case its final answer, each in its own transaction.

    Only those that ``by`` decides on. Returns how many were answered and how many could not be.
    Again answers those that are still open. Raises NotAllowedError where there is no answer.
    """
    mine = Case.objects.owned_by(by)
    case = mine.filter(pk=case_id).first()
    sent = Answer.objects.filter(case=case_id, state=AnswerState.SENT, is_final=True).last()
    if case is None or case.is_open or sent is None:
        raise NotAllowedError("answer")
    rows = CaseLink.objects.filter(other=case, kind=LinkKind.DUPLICATE).values("case")
    done = failed = 0
    for one in Case.objects.owned_by(by).filter(pk__in=rows, is_open=True)[:MOST_LINKS]:
        try:
            _answer(one, sent.text, by)
        except CaseError:
            failed += 1
        else:
            done += 1
    return done, failed


def _answer(case: Case, text: str, by: User) -> None:
    given: dict[str, Any] = {"case_id": case.pk, "text": text, "by": by, "seen": case.version}
    given["step"] = "answer"
    if CaseSettings.load().answers_are_approved:
        proposals.propose(**given)
    else:
        correspondence.answer(**given)
