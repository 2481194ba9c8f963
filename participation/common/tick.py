"""The clock: what has to be done because time passes, not because somebody came.

An app registers its jobs in its ``tick_jobs.py``::

    register_tick_job("cases.overdue", every=timedelta(minutes=1), run=mark_overdue)

A job is idempotent: it may be run again at any moment, also after it was killed half way.
"""

import logging
import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from participation.common.models import TickRun

logger = logging.getLogger(__name__)

HEARTBEAT = "tick"
LEASE = timedelta(minutes=10)
# Two ticks of one cron job are never exactly a minute apart.
EARLY = timedelta(seconds=5)


@dataclass(frozen=True)
class TickJob:
    """Something to run ``every`` so often; ``lease`` is longer than it can possibly take."""

    name: str
    every: timedelta
    run: Callable[[], object]
    lease: timedelta = LEASE


@dataclass
class TickReport:
    """Names of jobs: which ran, which failed, which were not due or are run by another tick."""

    ran: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


class UnknownJobError(LookupError):
    """No app has registered a job of this name."""


_jobs: dict[str, TickJob] = {}


def register_tick_job(
    name: str, *, every: timedelta, run: Callable[[], object], lease: timedelta = LEASE
) -> None:
    """Add a job. Raises ValueError where the name is taken by another."""
    job = TickJob(name, every, run, lease)
    if name == HEARTBEAT or _jobs.get(name, job) != job:
        raise ValueError(f"A tick job named {name!r} is there already.")
    _jobs[name] = job


def tick_jobs() -> list[TickJob]:
    """Return all jobs of the installed apps, in the order of their registration."""
    autodiscover_modules("tick_jobs")
    return list(_jobs.values())


def run_tick(*, only: Collection[str] = ()) -> TickReport:
    """Run every job that is due; with ``only``, those alone, due or not.

    Each job has a lease, so that a second tick that starts meanwhile passes it by. One that fails
    does not stop the others. Raises UnknownJobError.
    """
    jobs = {job.name: job for job in tick_jobs()}
    if unknown := set(only) - set(jobs):
        raise UnknownJobError(", ".join(sorted(unknown)))
    report = TickReport()
    known = set(TickRun.objects.values_list("name", flat=True))
    missing = (set(jobs) | {HEARTBEAT}) - known
    TickRun.objects.bulk_create([TickRun(name=name) for name in missing], ignore_conflicts=True)
    for job in jobs.values():
        if not only:
            _run(job, report, due_only=True)
        elif job.name in only:
            _run(job, report, due_only=False)
    now = timezone.now()
    TickRun.objects.filter(name=HEARTBEAT).update(started_at=now, finished_at=now, succeeded_at=now)
    return report


def _run(job: TickJob, report: TickReport, *, due_only: bool) -> None:
    token = _lease(job, due_only=due_only)
    if token is None:
        report.skipped.append(job.name)
        return
    error = ""
    try:
        job.run()
    except Exception as failure:
        error = type(failure).__name__
        logger.exception("The tick job %s failed.", job.name)
    _settle(job, token, error=error)
    (report.failed if error else report.ran).append(job.name)


def _lease(job: TickJob, *, due_only: bool) -> uuid.UUID | None:
    """Return a token while nobody else runs the job (and it is due), or None."""
    now, token = timezone.now(), uuid.uuid4()
    run = TickRun.objects.free(now).filter(name=job.name)
    if due_only:
        run = run.started_before(now - job.every + min(EARLY, job.every / 2))
    if not run.exists():
        # Spare the database a write: most jobs are not due at most ticks.
        return None
    with transaction.atomic(durable=True):
        taken = run.update(lease=token, leased_until=now + job.lease, started_at=now)
    return token if taken else None


def _settle(job: TickJob, token: uuid.UUID, *, error: str) -> None:
    """Write how it went, unless the lease ran out and another tick has the job."""
    run = TickRun.objects.filter(name=job.name, lease=token)
    now = timezone.now()
    with transaction.atomic(durable=True):
        ended = run.select_for_update().first()
        if ended is None:
            return
        ended.lease = ended.leased_until = None
        ended.finished_at, ended.last_error = now, error
        ended.failures = ended.failures + 1 if error else 0
        ended.succeeded_at = ended.succeeded_at if error else now
        ended.save()
