"""Counting the days of each stage."""

from participation.cases.models import Case
from participation.common.clock import now
from participation.ngos.applications.models import Stay


def enter_stage(case: Case) -> None:
    """Note that an application came into the state of its case; in the caller's transaction."""
    there = Stay.objects.filter(case=case.pk, left_at__isnull=True).first()
    if there is not None and there.state == case.state:
        return
    at = now()
    if there is not None:
        Stay.objects.filter(pk=there.pk).update(left_at=at)
    Stay.objects.create(case=case, state=case.state, entered_at=at)
