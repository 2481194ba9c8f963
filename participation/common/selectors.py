"""Reads that deserve a name."""

from datetime import datetime

from participation.common.models import TickRun
from participation.common.tick import HEARTBEAT


def last_tick() -> datetime | None:
    """Return when the clock last went round, or None where it never did."""
    return TickRun.objects.filter(name=HEARTBEAT).values_list("finished_at", flat=True).first()


def failing_tick_jobs() -> list[TickRun]:
    """Return the jobs whose last run failed."""
    return list(TickRun.objects.filter(failures__gt=0))
