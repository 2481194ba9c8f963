"""One thing done to many cases: each in a transaction of its own, once, whoever dies in between."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from participation.cases.actors import staff
from participation.cases.enums import (
    BulkState,
    BulkWork,
    Priority,
    ReferralPurpose,
    RowRefusal,
    StaffEvent,
)
from participation.cases.errors import CaseError, ChecksOpenError, NotAllowedError, StaleError
from participation.cases.models import BulkRow, BulkRun, Case
from participation.cases.permissions import may_handle
from participation.cases.services import correspondence, notices, priority, transitions, writing
from participation.cases.services.referrals import Recipient, refer_to
from participation.common.clock import now
from participation.common.models import Unit, User

KNOWN = frozenset(
    {
        RowRefusal.UNSEEN,
        RowRefusal.UNIT,
        RowRefusal.ASSIGNEE,
        RowRefusal.PERSON,
        RowRefusal.AGAIN,
    }
)
MOST_CASES = 5_000
AT_ONCE = 200
# So long a report can be read.
KEPT = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is to be done: ``to`` nobody lets cases wait for another, ``text`` is the answer."""

    work: BulkWork
    to: User | None = None
    unit: Unit | None = None
    recipients: Sequence[Unit | User] = ()
    purpose: ReferralPurpose | None = None
    priority: Priority | None = None
    text: str = ""


def start(*, token: UUID, by: User, asked: Asked, chosen: Iterable[tuple[UUID, int]]) -> BulkRun:
    """Note what is to be done to chosen cases with the versions that the list showed.

    The same ``token`` gives the run that is there. Only cases that the person decides on come
    into it. Raises NotAllowedError.
    """
    if not may_handle(by):
        raise NotAllowedError("bulk")
    there = BulkRun.objects.filter(pk=token, user=by).first()
    if there is not None:
        return there
    try:
        with transaction.atomic():
            return _start(token, by, asked, dict(chosen))
    except IntegrityError:
        # The other of two clicks was faster.
        return BulkRun.objects.get(pk=token, user=by)


def _start(token: UUID, by: User, asked: Asked, chosen: dict[UUID, int]) -> BulkRun:
    seen = Case.objects.owned_by(by).filter(pk__in=list(chosen)[:MOST_CASES])
    run = BulkRun(id=token, user=by, work=asked.work, to=asked.to, unit=asked.unit)
    run.priority, run.text, run.created_at = asked.priority, asked.text, now()
    run.recipients = [[_kind(one), one.pk] for one in asked.recipients]
    run.purpose = asked.purpose or ""
    run.save(force_insert=True)
    BulkRow.objects.bulk_create(
        [BulkRow(run=run, case_id=pk, seen=chosen[pk]) for pk in seen.values_list("pk", flat=True)],
        batch_size=500,
    )
    return run


def go_on(run: BulkRun, *, most: int = AT_ONCE) -> int:
    """Do what still waits in a run; return how many cases were looked at.

    Safe to repeat and to do twice at once. Call it outside a transaction.
    """
    waiting = run.rows.filter(state=BulkState.WAITING).order_by("pk")
    keys = list(waiting.values_list("pk", flat=True)[:most])
    for key in keys:
        _do_row(run, key)
    if not run.rows.filter(state=BulkState.WAITING).exists():
        _finish(run)
    return len(keys)


@transaction.atomic
def _finish(run: BulkRun) -> None:
    """End a run once, and tell who was given its cases of all of them together."""
    ended = BulkRun.objects.filter(pk=run.pk, finished_at=None)
    if not ended.update(finished_at=now(), text=""):
        return
    count = run.rows.filter(state=BulkState.DONE).count()
    event, people = StaffEvent.ASSIGNED, [run.to] if run.to is not None else []
    if run.work == BulkWork.CONSULT:
        event = StaffEvent.REFERRED
        people = [
            user
            for one in _recipients(run)
            for user in notices.people_of(one.unit.pk if one.unit else None, one.user)
        ]
    for user in people:
        notices.tell_of_many(user, count, key=f"bulk-{run.pk}", by=run.user, event=event)


def go_on_with_all() -> int:
    """Do a part of every run that is not finished: what no worker took, or died over."""
    runs = BulkRun.objects.filter(finished_at=None).select_related("user", "to", "unit")
    return sum(go_on(run) for run in runs.order_by("created_at")[:AT_ONCE])


def delete_old_runs() -> int:
    """Delete the reports that nobody looks at any more; return how many."""
    old = BulkRun.objects.filter(finished_at__lt=now() - KEPT)
    keys = list(old.values_list("pk", flat=True)[:AT_ONCE])
    BulkRun.objects.filter(pk__in=keys).delete()
    return len(keys)


@transaction.atomic
def _do_row(run: BulkRun, key: int) -> None:
    """Do one row: the case and what became of it are written together or not at all."""
    row = BulkRow.objects.select_for_update().get(pk=key)
    if row.state != BulkState.WAITING:
        return
    try:
        with transaction.atomic():
            _do(run, row)
    except CaseError as error:
        row.state, row.reason = BulkState.REFUSED, _reason(error)
    else:
        row.state = BulkState.DONE
    row.save(update_fields=["state", "reason"])


def _do(run: BulkRun, row: BulkRow) -> None:
    by = User.objects.get(pk=run.user_id)
    # Asked anew: somebody may have become accused, or left the unit, since the list was shown.
    if not Case.objects.owned_by(by).filter(pk=row.case_id).exists():
        raise NotAllowedError("unseen")
    if run.work == BulkWork.ASSIGN:
        correspondence.assign(case_id=row.case_id, to=run.to, by=by, seen=row.seen, is_told=False)
    elif run.work == BulkWork.CONSULT:
        writing.lock(row.case_id, seen=row.seen)
        token = uuid5(run.pk, str(row.case_id))
        refer_to(case_id=row.case_id, to=_recipients(run), by=by, token=token, is_told=False)
    elif run.work == BulkWork.PRIORITY and run.priority is not None:
        priority.prioritise(
            case_id=row.case_id, priority=Priority(run.priority), by=by, seen=row.seen
        )
    elif run.work == BulkWork.REFER and run.unit is not None:
        transitions.refer(
            case_id=row.case_id, unit=run.unit, by=staff(by), seen=row.seen, reason=run.text
        )
    else:
        correspondence.answer(case_id=row.case_id, text=run.text, by=by, seen=row.seen)


def _kind(one: Unit | User) -> str:
    return "unit" if isinstance(one, Unit) else "user"


def _recipients(run: BulkRun) -> list[Recipient]:
    """Return to whom a run refers; who is gone meanwhile is none."""
    units = Unit.objects.in_bulk([key for kind, key in run.recipients if kind == "unit"])
    users = User.objects.in_bulk([key for kind, key in run.recipients if kind == "user"])
    purpose = ReferralPurpose(run.purpose)
    return [
        *(Recipient(unit=one, purpose=purpose, instruction=run.text) for one in units.values()),
        *(Recipient(user=one, purpose=purpose, instruction=run.text) for one in users.values()),
    ]


def _reason(error: CaseError) -> RowRefusal:
    if isinstance(error, StaleError):
        return RowRefusal.STALE
    if isinstance(error, ChecksOpenError):
        return RowRefusal.CHECKS
    said = str(error.args[0]) if isinstance(error, NotAllowedError) and error.args else ""
    is_known = said in KNOWN
    return RowRefusal(said) if is_known else RowRefusal.STATE


def progress_of(run: BulkRun) -> dict[str, int]:
    """Return how many cases are done, refused and still waiting."""
    counts = {state.value: run.rows.filter(state=state).count() for state in BulkState}
    return counts | {"all": sum(counts.values())}
