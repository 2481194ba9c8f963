"""Calls: entered, changed as drafts, published, closed by their day, decided, cancelled."""

import datetime
from collections.abc import Collection, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from participation.common.clock import today
from participation.common.models import County, User
from participation.ngos.models import ActivityField
from participation.ngos.projects.enums import OPEN_PLANS, UNDECIDED_CALLS, CallState
from participation.ngos.projects.models import Call, Criterion, Plan
from participation.ngos.projects.services.keeping import (
    keep_call,
    locked_call,
    refuse_state,
)
from persian.letters import clean_input

WHOLE = 100
MOST_AT_ONCE = 200
# A criterion and its weight in percent.
Weighted = tuple[str, int]


@transaction.atomic
def enter_call(  # noqa: PLR0913 (each is one thing that is said)
    *,
    criteria: Sequence[Weighted],
    activity_fields: Collection[ActivityField] = (),
    counties: Collection[County] = (),
    source: str = "",
    source_id: str = "",
    is_sample: bool = False,
    by: User | None,
    **said: Any,
) -> Call:
    """Enter a call as a draft. Raises ValidationError by field."""
    call = Call(source=source, source_id=source_id, is_sample=is_sample, **said)
    _clean(call, criteria)
    try:
        with transaction.atomic():
            call.save()
    except IntegrityError as error:
        raise ValidationError(_("It is entered already."), code="twice") from error
    _keep_along(call, criteria, activity_fields, counties)
    return keep_call(call, "enter", by)


@transaction.atomic
def change_call(  # noqa: PLR0913 (each is one thing that is said)
    *,
    call: Call,
    criteria: Sequence[Weighted],
    activity_fields: Collection[ActivityField],
    counties: Collection[County],
    version: int,
    by: User,
    **said: Any,
) -> Call:
    """Write a draft anew: what was published is not changed. Raises ValidationError by field."""
    row = locked_call(call.pk, version)
    if row.state != CallState.DRAFT:
        raise refuse_state()
    for name, value in said.items():
        setattr(row, name, value)
    _clean(row, criteria)
    _keep_along(row, criteria, activity_fields, counties)
    return keep_call(row, "change", by)


def _clean(call: Call, criteria: Sequence[Weighted]) -> None:
    call.title, call.text = clean_input(call.title), clean_input(call.text)
    call.full_clean(validate_unique=False, validate_constraints=False)
    if call.ceiling > call.budget:
        raise ValidationError(
            {"ceiling": _("One project cannot get more than the whole budget.")}, code="ceiling"
        )
    if call.closes_on < call.opens_on:
        raise ValidationError({"closes_on": _("The last day is before the first.")}, code="order")
    if sum(weight for _title, weight in criteria) != WHOLE:
        raise ValidationError(
            {"criteria": _("The weights have to be 100 percent together.")}, code="weights"
        )


def _keep_along(
    call: Call,
    criteria: Sequence[Weighted],
    activity_fields: Collection[ActivityField],
    counties: Collection[County],
) -> None:
    call.activity_fields.set(activity_fields)
    call.counties.set(counties)
    call.criteria.all().delete()
    Criterion.objects.bulk_create(
        Criterion(call=call, position=place, title=title, weight=weight)
        for place, (title, weight) in enumerate(criteria, start=1)
    )


@transaction.atomic
def publish(*, call: Call, version: int | None = None, by: User | None) -> Call:
    """Show a draft to everybody; from its first day on plans are taken.

    Raises StaleProjectError, and ValidationError where its last day is over.
    """
    row = locked_call(call.pk, version)
    if row.state != CallState.DRAFT:
        raise refuse_state()
    if row.closes_on < today():
        raise ValidationError(_("Its last day is over. Change that first."), code="over")
    row.state, row.published_on = CallState.OPEN, today()
    return keep_call(row, "publish", by)


@transaction.atomic
def extend(*, call: Call, closes_on: datetime.date, version: int | None = None, by: User) -> Call:
    """Give more days for plans; never fewer. Raises StaleProjectError, ValidationError by field."""
    row = locked_call(call.pk, version)
    if row.state != CallState.OPEN:
        raise refuse_state()
    if closes_on <= row.closes_on:
        raise ValidationError(
            {"closes_on": _("This is not later than the last day of now.")}, code="earlier"
        )
    before, row.closes_on = row.closes_on, closes_on
    return keep_call(row, "extend", by, before=before.isoformat(), after=closes_on.isoformat())


def close_over() -> int:
    """Close calls whose last day is over; return how many. Safe to repeat."""
    keys = Call.objects.over(today()).order_by("closes_on", "pk").values_list("pk", flat=True)
    return sum(_close(pk) for pk in list(keys[:MOST_AT_ONCE]))


@transaction.atomic
def _close(pk: int) -> bool:
    row = locked_call(pk)
    if row.state != CallState.OPEN or row.closes_on >= today():
        return False
    row.state = CallState.CLOSED
    keep_call(row, "close", None)
    return True


@transaction.atomic
def decide_call(*, call: Call, version: int | None = None, by: User) -> Call:
    """Say that all plans of a call are decided. Raises StaleProjectError, ValidationError while
    one is open.
    """
    row = locked_call(call.pk, version)
    if row.state != CallState.CLOSED:
        raise refuse_state()
    if Plan.objects.filter(call=row, case__state__in=OPEN_PLANS).exists():
        raise ValidationError(_("Some of its plans are not decided yet."), code="open")
    row.state = CallState.DECIDED
    return keep_call(row, "decide", by)


@transaction.atomic
def cancel(*, call: Call, reason: str, version: int | None = None, by: User) -> Call:
    """End a call without a decision; everybody reads why. Raises StaleProjectError, ValidationError
    where something of it was awarded.
    """
    row = locked_call(call.pk, version)
    if row.state not in UNDECIDED_CALLS:
        raise refuse_state()
    if row.awarded:
        raise ValidationError(_("Something of it was awarded already."), code="awarded")
    row.state, row.ended_because = CallState.CANCELLED, clean_input(reason)
    return keep_call(row, "cancel", by)
