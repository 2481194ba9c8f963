"""The one door of every state."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from participation.cases.actors import Actor
from participation.cases.enums import ActorKind, TermPurpose
from participation.cases.errors import MissingError, NotAllowedError
from participation.cases.kinds import CaseKind, Transition, kind_of
from participation.cases.models import Accused, Case, Note
from participation.cases.permissions import is_within, may_handle
from participation.cases.services import checklists, notifications, referrals, terms, words, writing
from participation.cases.services.events import personal_kinds, record
from participation.common.clock import now, today
from participation.common.models import Unit


@dataclass(frozen=True, kw_only=True)
class Given:
    """What comes with a transition: words for the citizen, where the case goes, words for staff.

    The reason is kept as a note; the text is what the caller keeps as answer, question or reply.
    """

    text: str = ""
    unit: Unit | None = None
    reason: str = ""


NOTHING = Given()


@transaction.atomic
def perform(
    case_id: UUID,
    name: str,
    *,
    by: Actor,
    seen: int | None = None,
    given: Given = NOTHING,
) -> Case:
    """Take a case through a transition that its kind declares; return it as it is now.

    ``seen`` is the version on the screen of whoever asks. In one transaction: state and version,
    term, event, message to the citizen. Raises StaleError, NotAllowedError, MissingError, and
    ChecksOpenError where the step waits for the checklist.
    """
    kind, step = _step_of(case_id, name)
    _check(step, by, given)
    case = writing.lock(case_id, seen=seen, states=step.sources)
    if step.checks and by.kind == ActorKind.STAFF:
        checklists.refuse_open(case)
    before, before_unit = case.state, case.unit_id
    target = kind.state(step.target)
    case.state, case.is_open = target.name, target.is_open
    case.closed_at = None if target.is_open else (case.closed_at or now())
    changed = ["state", "is_open", "closed_at"]
    if given.unit is not None and given.unit.pk != case.unit_id:
        # Who had it there does not have it here.
        case.unit, case.assignee = given.unit, None
        changed += ["unit", "assignee"]
    writing.save(case, *changed)
    _move_terms(case, step)
    if target.is_open and not kind.state(before).is_open:
        kind.reopened(case, by.user)
    if not case.is_open:
        referrals.end_with(case)
    kind.moved(case, step.name)
    told = record(
        case,
        step.event,
        by=by,
        is_public=bool(step.public_label),
        step=step.name,
        before=before,
        after=step.target,
        unit=case.unit_id if case.unit_id != before_unit else None,
        note=_keep_reason(case, given.reason, by),
        personal=personal_kinds(given.text) if by.kind == ActorKind.STAFF else [],
    )
    if step.tells and by.kind != ActorKind.CITIZEN:
        notifications.tell(case, told)
    return case


def _keep_reason(case: Case, reason: str, by: Actor) -> int | None:
    """Keep what staff wrote among the notes: encrypted, and gone with them."""
    if not reason.strip():
        return None
    note = Note.objects.create(case=case, text=reason.strip(), author=by.user, created_at=now())
    words.add_words(case, reason)
    return note.pk


def _step_of(case_id: UUID, name: str) -> tuple[CaseKind, Transition]:
    kind = kind_of(Case.objects.values_list("kind", flat=True).get(pk=case_id))
    try:
        return kind, kind.transition(name)
    except KeyError:
        raise NotAllowedError(name) from None


def _check(step: Transition, by: Actor, given: Given) -> None:
    if by.kind not in step.by:
        raise NotAllowedError(step.name)
    if by.kind == ActorKind.STAFF and (by.user is None or not may_handle(by.user)):
        raise NotAllowedError(step.name)
    missing = sorted(need for need in step.needs if not getattr(given, need))
    if missing:
        raise MissingError(missing)


def _move_terms(case: Case, step: Transition) -> None:
    if step.settles:
        terms.settle_term(case, TermPurpose.ANSWER, on=today())
        terms.settle_term(case, TermPurpose.REPLY, on=today())
    if step.pauses:
        terms.pause_term(case, on=today())
    if step.resumes:
        terms.settle_term(case, TermPurpose.REPLY, on=today())
        terms.resume_term(case, on=today())
    if step.restarts:
        terms.settle_term(case, TermPurpose.OBJECTION, on=today())
        terms.restart_answer_term(case, on=today())


def refer(*, case_id: UUID, unit: Unit, by: Actor, seen: int, reason: str = "") -> Case:
    """Pass a case to another unit. Raises NotAllowedError for one that it is against."""
    accused = Accused.objects.filter(case=case_id, unit__isnull=False)
    blocked = accused.values_list("unit_id", flat=True)
    if not unit.is_active_on(today()) or is_within(unit, blocked):
        raise NotAllowedError("unit")
    return perform(case_id, "refer", by=by, seen=seen, given=Given(unit=unit, reason=reason))
