"""What dies by itself, and the anonymising that is final."""

import datetime
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from participation.cases.actors import CLOCK, Actor, staff
from participation.cases.enums import EventType, TermPurpose
from participation.cases.errors import NotAllowedError
from participation.cases.kinds import kind_of
from participation.cases.models import (
    Answer,
    Applicant,
    Case,
    CaseFile,
    CaseSettings,
    Draft,
    Note,
    Notification,
    Proposal,
    Question,
    Rating,
    Receipt,
    Referral,
    SealedAccess,
    Term,
    Written,
)
from participation.cases.permissions import may_anonymise
from participation.cases.services import words, writing
from participation.cases.services.events import record
from participation.cases.services.files import HOLDER, TRAY_OF_PROPOSAL, delete_trays_of
from participation.cases.services.letters import empty_letters
from participation.cases.services.terms import running_term
from participation.cases.services.transitions import perform
from participation.common.files import delete_files_of
from participation.common.links import revoke_links_of
from participation.common.models import OutboxMessage, User
from persian.jalali import today

BATCH = 100
DAYS_OF_A_MONTH = 30


def delete_dead_drafts() -> int:
    """Delete drafts past their day, with their files; return how many."""
    dead = Draft.objects.filter(expires_at__lt=timezone.now())
    ids = list(dead.values_list("pk", flat=True)[: BATCH * 10])
    for pk in ids:
        delete_files_of("draft", str(pk))
    deleted, _by_model = Draft.objects.filter(pk__in=ids).delete()
    return deleted


def delete_dead_receipts() -> int:
    """Delete the keys that were kept for lost answers; return how many."""
    deleted, _by_model = Receipt.objects.filter(expires_at__lt=timezone.now()).delete()
    return deleted


def end_waiting() -> int:
    """Take back to the office the cases whose citizen has not replied in time; return how many."""
    late = Term.objects.filter(
        purpose=TermPurpose.REPLY, settled_on__isnull=True, due_date__lt=today()
    ).values_list("case_id", "case__kind")
    ended = 0
    for case_id, kind in list(late[:BATCH]):
        if any(step.name == "expire" for step in kind_of(kind).transitions):
            try:
                perform(case_id, "expire", by=CLOCK)
            except NotAllowedError:
                # The citizen or an officer was faster.
                continue
            ended += 1
    return ended


def ripe_for_anonymising() -> "QuerySet[Case]":
    """Return the closed cases older than the period that the office has set, if it has."""
    months = CaseSettings.load().retention_months
    if not months:
        return Case.objects.none()
    limit = timezone.now() - timedelta(days=months * DAYS_OF_A_MONTH)
    return Case.objects.filter(
        is_open=False, anonymised_at__isnull=True, closed_at__lt=limit
    ).order_by("closed_at")


def anonymise_ripe() -> int:
    """Anonymise what is ripe, a batch a call; return how many."""
    ids = list(ripe_for_anonymising().values_list("pk", flat=True)[:BATCH])
    for case_id in ids:
        anonymise(case_id, by=CLOCK)
    return len(ids)


def kept_until(case: Case) -> datetime.date | None:
    """Return the day until which the citizen may still object, None where it is over."""
    term = running_term(case.pk, TermPurpose.OBJECTION)
    return term.due_date if term is not None and term.due_date >= today() else None


@transaction.atomic
def anonymise_by_hand(*, case_id: UUID, by: User) -> Case:
    """Anonymise one case before its time; a second call changes nothing.

    Raises NotAllowedError without the permission, for an open case, and while the citizen may
    still object.
    """
    if not may_anonymise(by):
        raise NotAllowedError("anonymise")
    case = writing.lock(case_id, seen=None)
    if case.anonymised_at is None and kept_until(case) is not None:
        raise NotAllowedError("objection")
    return anonymise(case_id, by=staff(by))


@transaction.atomic
def anonymise(case_id: UUID, *, by: Actor) -> Case:
    """Remove everybody and every word from a closed case, for ever; figures and dates stay.

    Identity, texts, files, ratings' words, messages, the key: nothing opens the case afterwards. A
    second call changes nothing. Raises NotAllowedError for an open case.
    """
    case = writing.lock(case_id, seen=None)
    if case.is_open:
        raise NotAllowedError(case.state)
    if case.anonymised_at is not None:
        return case
    case.anonymised_at, case.key_hash, case.lone_key_hash = timezone.now(), "", ""
    writing.save(case, "anonymised_at", "key_hash", "lone_key_hash")
    Applicant.objects.filter(case=case).delete()
    Receipt.objects.filter(case=case).delete()
    SealedAccess.objects.filter(case=case).delete()
    OutboxMessage.objects.filter(
        pk__in=Notification.objects.filter(case=case).values("message")
    ).delete()
    CaseFile.objects.filter(case=case).delete()
    delete_files_of(HOLDER, str(case.pk))
    delete_trays_of(case)
    Proposal.objects.filter(case=case).delete()
    delete_files_of(TRAY_OF_PROPOSAL, str(case.pk))
    words.forget_words(case)
    empty_letters(case)
    revoke_links_of(HOLDER, str(case.pk))
    for model in (Answer, Note, Question, Written):
        model.objects.filter(case=case).update(text="")
    Rating.objects.filter(case=case).update(text="")
    Referral.objects.filter(case=case).update(instruction="", result="")
    kind_of(case.kind).anonymise(case)
    record(case, EventType.ANONYMISED, by=by)
    return case
