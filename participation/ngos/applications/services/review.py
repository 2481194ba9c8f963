"""Papers are accepted or rejected; what is wrong is sent back, and nothing else is opened."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.cases.models import Case
from participation.cases.services import writing
from participation.cases.services.correspondence import ask
from participation.common.clock import now, today
from participation.common.models import User
from participation.ngos.applications.enums import (
    BEFORE,
    REVIEWED,
    PaperFault,
    PaperState,
)
from participation.ngos.applications.models import Flag, Paper
from persian.letters import clean_input

LOOKED_AT = BEFORE | REVIEWED


@dataclass(frozen=True, kw_only=True)
class PaperVerdict:
    """What an officer says of a paper; ``original`` that the original was seen."""

    state: PaperState
    fault: str = ""
    remark: str = ""
    original: bool = False


@transaction.atomic
def judge_papers(
    *, case_id: UUID, verdicts: Mapping[int, PaperVerdict], by: User, seen: int
) -> Case:
    """Keep what is said of papers. Raises StaleError, NotAllowedError, ValidationError."""
    case = writing.lock(case_id, seen=seen, states=LOOKED_AT)
    rows = Paper.objects.current().filter(case=case_id, pk__in=verdicts)
    for paper in rows.select_for_update(of=("self",)):
        _judge(paper, verdicts[paper.pk], by)
    writing.save(case)
    return case


def _judge(paper: Paper, verdict: PaperVerdict, by: User) -> None:
    is_rejected = verdict.state == PaperState.REJECTED
    if is_rejected and verdict.fault not in PaperFault.values:
        raise ValidationError(
            {f"fault_{paper.pk}": _("Choose why it is rejected.")}, code="required"
        )
    fault = verdict.fault if is_rejected else ""
    remark = clean_input(verdict.remark)
    if (paper.state, paper.fault, paper.remark) != (verdict.state, fault, remark):
        paper.state, paper.fault, paper.remark = verdict.state, fault, remark
        paper.decided_by, paper.decided_at = by, now()
    if verdict.original and paper.original_seen_on is None:
        paper.original_seen_by, paper.original_seen_on = by, today()
    if not verdict.original:
        paper.original_seen_by = paper.original_seen_on = None
    paper.save()


@transaction.atomic
def send_back(*, case_id: UUID, parts: Collection[str], text: str, by: User, seen: int) -> Case:
    """Open the named parts and all rejected papers to the applicant, with a word why.

    Raises StaleError, NotAllowedError, MissingError, and ValidationError where nothing is named.
    """
    rejected = Paper.objects.current().filter(case=case_id, state=PaperState.REJECTED)
    wanted = {*parts, *(f"paper-{pk}" for pk in rejected.values_list("pk", flat=True))}
    if not wanted:
        raise ValidationError(
            {"parts": _("Mark a part, or reject a paper first.")}, code="required"
        )
    question = ask(case_id=case_id, text=text, by=by, seen=seen, step="return")
    Flag.objects.bulk_create(
        Flag(case_id=case_id, part=part, made_by=by) for part in sorted(wanted)
    )
    return question.case
