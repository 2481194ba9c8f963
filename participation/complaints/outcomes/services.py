"""Every write of outcomes: what is stored, search, tombstones and lists move together.

Each step has one door and knows the version that its screen showed.
"""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import fields
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from participation.cases.models import Case
from participation.cases.selectors import case_for
from participation.common.clock import now, today
from participation.common.models import User
from participation.common.tombstones import bury, unearth
from participation.common.versions import touch
from participation.complaints.enums import CHANGEABLE, PROPOSABLE, OutcomeState
from participation.complaints.models import Category, Outcome
from participation.complaints.outcomes.guards import OutcomeText, check_text
from participation.complaints.outcomes.shelf import OUTCOMES
from participation.complaints.permissions import (
    APPROVE,
    may_approve,
    may_change,
    may_withdraw,
    may_write_from,
)
from persian.digits import to_persian_digits
from search import services as search

RESOURCE = "outcomes"
WRITTEN = "complaints.outcome_written"
CHANGED = "complaints.outcome_changed"
PROPOSED = "complaints.outcome_proposed"
PUBLISHED = "complaints.outcome_published"
SENT_BACK = "complaints.outcome_sent_back"
WITHDRAWN = "complaints.outcome_withdrawn"
FIELDS = tuple(field.name for field in fields(OutcomeText))
STALE = gettext_lazy(
    "Somebody has changed this outcome meanwhile. What you typed is kept; look at it, then decide."
)


class StaleOutcomeError(ValidationError):
    """Somebody else was quicker."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(STALE, code="stale")


class OutcomeExistsError(ValidationError):
    """Somebody has begun an outcome of the same case."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            _("An outcome of this case is there already. Look at it before you write another."),
            code="exists",
        )


def write_outcome(
    *,
    text: OutcomeText,
    by: User,
    case: Case | None = None,
    token: uuid.UUID | None = None,
    is_demo: bool = False,
) -> Outcome:
    """Write an outcome of a case, or of none. The same ``token`` gives the one that is there.

    What is written from an invented case is invented too.
    Raises PermissionDenied, ValidationError by field, OutcomeExistsError for a case that has one.
    """
    there = Outcome.objects.filter(token=token, written_by=by).first() if token else None
    if there is not None:
        return there
    try:
        with transaction.atomic():
            return _write(text, by, case, token, is_demo=is_demo)
    except IntegrityError:
        # Of two clicks or two people at once the slower one finds it there.
        there = Outcome.objects.filter(token=token, written_by=by).first() if token else None
        if there is None:
            raise OutcomeExistsError from None
        return there


def _write(
    text: OutcomeText, by: User, case: Case | None, token: uuid.UUID | None, *, is_demo: bool
) -> Outcome:
    if not may_write_from(by, case) or (case is not None and case_for(by, case.pk) is None):
        raise PermissionDenied
    if case is not None:
        case = Case.objects.select_for_update().get(pk=case.pk)
        if case.anonymised_at is not None:
            raise ValidationError(_("Nothing is left in this case to write from."), code="case")
    check_text(text, case)
    outcome = Outcome(
        complaint_id=case.pk if case is not None else None,
        token=token,
        written_by=by,
        is_demo=is_demo or (case is not None and case.is_demo),
        **_fields(text),
    )
    outcome.full_clean(exclude=["complaint"], validate_constraints=False)
    if case is not None and Outcome.objects.filter(complaint=case.pk).exists():
        raise OutcomeExistsError
    outcome.save()
    _log(outcome, WRITTEN, by)
    return outcome


@transaction.atomic
def change_outcome(*, outcome: Outcome, text: OutcomeText, version: int, by: User) -> Outcome:
    """Write an unpublished outcome anew; it is a draft of ``by`` then. Equal words change nothing.

    Raises PermissionDenied, StaleOutcomeError, ValidationError by field.
    """
    row = _locked(outcome, version, CHANGEABLE)
    if not may_change(by, row):
        raise PermissionDenied
    if text_of(row) == text:
        return row
    check_text(text, _case_of(row))
    for name, value in _fields(text).items():
        setattr(row, name, value)
    row.full_clean(exclude=["complaint"], validate_unique=False, validate_constraints=False)
    written = {name: getattr(row, name) for name in (*FIELDS, "slug")}
    return _save(row, CHANGED, by, state=OutcomeState.DRAFT, written_by=by, **written)


@transaction.atomic
def propose_outcome(*, outcome: Outcome, version: int, by: User) -> Outcome:
    """Ask another to approve a draft.

    Raises PermissionDenied, StaleOutcomeError, ValidationError.
    """
    row = _locked(outcome, version, PROPOSABLE)
    if not may_change(by, row):
        raise PermissionDenied
    check_text(text_of(row), _case_of(row))
    return _save(row, PROPOSED, by, state=OutcomeState.PROPOSED, remark="")


@transaction.atomic
def approve_outcome(*, outcome: Outcome, version: int, by: User) -> Outcome:
    """Publish what somebody else wrote, after looking through it once more.

    Raises PermissionDenied, StaleOutcomeError, ValidationError: also for one's own words.
    """
    row = _locked(outcome, version, {OutcomeState.PROPOSED})
    _check_approver(row, by)
    check_text(text_of(row), _case_of(row))
    return _save(
        row, PUBLISHED, by, state=OutcomeState.PUBLISHED, approved_by=by, published_on=today()
    )


@transaction.atomic
def send_back_outcome(*, outcome: Outcome, version: int, reason: str, by: User) -> Outcome:
    """Give a proposed outcome back to its writer, saying why.

    Raises PermissionDenied, StaleOutcomeError, ValidationError.
    """
    row = _locked(outcome, version, {OutcomeState.PROPOSED})
    _check_approver(row, by)
    return _save(row, SENT_BACK, by, state=OutcomeState.DRAFT, remark=_reason(reason))


@transaction.atomic
def withdraw_outcome(*, outcome: Outcome, version: int, reason: str, by: User) -> Outcome:
    """Take a published outcome down: from page, lists, search and map, with a tombstone.

    Raises PermissionDenied, StaleOutcomeError, ValidationError without a reason.
    """
    row = _locked(outcome, version, {OutcomeState.PUBLISHED})
    if not may_withdraw(by, row):
        raise PermissionDenied
    return _save(row, WITHDRAWN, by, state=OutcomeState.WITHDRAWN, remark=_reason(reason))


def text_of(row: Outcome) -> OutcomeText:
    """Return the words as they are stored."""
    return OutcomeText(**{name: getattr(row, name) for name in FIELDS})


def take_down(outcomes: Iterable[Outcome], reason: str, by: User | None) -> int:
    """Take published outcomes down for a reason that nobody typed; return how many."""
    rows = list(outcomes)
    for row in rows:
        _save(row, WITHDRAWN, by, state=OutcomeState.WITHDRAWN, remark=reason)
    return len(rows)


def _locked(outcome: Outcome, version: int, states: Collection[str]) -> Outcome:
    """Lock an outcome that is as it was seen, with category and case, in one order for all."""
    Category.objects.select_for_update().get(pk=outcome.category_id)
    if outcome.complaint_id is not None:
        Case.objects.select_for_update().get(pk=outcome.complaint_id)
    row = Outcome.objects.select_for_update(of=("self",)).get(pk=outcome.pk)
    if row.version != version or row.state not in states:
        raise StaleOutcomeError
    return row


def _save(row: Outcome, action: str, by: User | None, **changed: Any) -> Outcome:
    """Write changed fields with the next version. Raises StaleOutcomeError."""
    was_public = row.state == OutcomeState.PUBLISHED
    before = row.version
    changed |= {"version": before + 1, "updated_at": now()}
    if not Outcome.objects.filter(pk=row.pk, version=before).update(**changed):
        raise StaleOutcomeError
    for name, value in changed.items():
        setattr(row, name, value)
    is_public = row.state == OutcomeState.PUBLISHED
    if is_public:
        unearth(RESOURCE, [row.pk])
    elif was_public:
        bury(RESOURCE, [row.pk])
    if is_public or was_public:
        search.refresh(row)
        touch(OUTCOMES)
    _log(row, action, by)
    return row


def _log(outcome: Outcome, action: str, by: User | None) -> None:
    """Note a step in Wagtail's log; its reports are read by those who do not see the case."""
    title = _("Outcome %(number)s") % {"number": to_persian_digits(str(outcome.pk))}
    log(instance=outcome, action=action, user=by, title=title, timestamp=now())


def _check_approver(row: Outcome, by: User) -> None:
    if by.has_perm(APPROVE) and row.written_by_id == by.pk:
        raise ValidationError(_("Somebody else approves what you wrote."), code="own")
    if not may_approve(by, row):
        raise PermissionDenied


def _reason(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": _("Write the reason.")})
    return reason.strip()


def _case_of(row: Outcome) -> Case | None:
    return Case.objects.get(pk=row.complaint_id) if row.complaint_id is not None else None


def _fields(text: OutcomeText) -> dict[str, Any]:
    return {name: getattr(text, name) for name in FIELDS}
