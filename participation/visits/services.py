"""Every write of visits: each locks the row, refuses an older screen, and writes Wagtail's log."""

import datetime
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from participation.common.clock import now, today
from participation.common.models import User
from participation.visits.models import Visit
from participation.visits.subjects import Visited
from persian.letters import clean_input

ENTERED, CHANGED, FOLLOWED = "visits.entered", "visits.changed", "visits.followed"
PURPOSE = HOLDER = "visit"
STALE = gettext_lazy(
    "Somebody has changed this visit meanwhile. What you typed is kept; look at it, then decide."
)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is told of a visit; ``checklist`` are items with answers and remarks."""

    visited_on: datetime.date
    people: str
    findings: str
    where: str = ""
    follow_up: str = ""
    follow_up_by: datetime.date | None = None
    checklist: Sequence[tuple[str, str, str]] = ()


def _fill(visit: Visit, told: Told) -> None:
    if told.visited_on > today():
        raise ValidationError({"visited_on": _("This day has not come yet.")}, code="future")
    if bool(told.follow_up.strip()) != (told.follow_up_by is not None):
        raise ValidationError(
            {"follow_up_by": _("Say what has to follow, and by which day.")}, code="follow-up"
        )
    if told.follow_up_by is not None and told.follow_up_by < told.visited_on:
        raise ValidationError({"follow_up_by": _("That is before the visit.")}, code="early")
    for name in ("where", "people", "findings", "follow_up"):
        setattr(visit, name, clean_input(getattr(told, name)))
    visit.visited_on, visit.follow_up_by = told.visited_on, told.follow_up_by
    visit.checklist = json.dumps([list(one) for one in told.checklist], ensure_ascii=False)


@transaction.atomic
def record(*, kind: str, visited: Visited, told: Told, token: uuid.UUID, by: User) -> Visit:
    """Enter a visit; the same token enters one. Raises ValidationError by field."""
    there = Visit.objects.filter(token=token, by=by).first()
    if there is not None:
        return there
    visit = Visit(
        kind=kind, subject_id=visited.pk, title=visited.title, county=visited.county, token=token,
        by=by, recorded_at=now(),
    )  # fmt: skip
    _fill(visit, told)
    visit.where = visit.where or visited.where
    visit.save()
    _log(visit, ENTERED, by)
    return visit


def _locked(visit: Visit, version: int | None) -> Visit:
    row = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if version is not None and row.version != version:
        raise ValidationError(STALE, code="stale")
    return row


@transaction.atomic
def correct(*, visit: Visit, told: Told, version: int | None = None, by: User) -> Visit:
    """Put right what was told of a visit. Raises ValidationError by field."""
    row = _locked(visit, version)
    _fill(row, told)
    if row.follow_up_by is None:
        row.followed_on, row.result = None, ""
    row.version += 1
    row.save()
    _log(row, CHANGED, by)
    return row


@transaction.atomic
def follow(
    *, visit: Visit, on: datetime.date, text: str, version: int | None = None, by: User
) -> Visit:
    """Note what came of what had to follow. Raises ValidationError by field."""
    row = _locked(visit, version)
    if row.follow_up_by is None or row.followed_on is not None:
        raise ValidationError(_("Nothing has to follow from this visit any more."), code="state")
    if on > today():
        raise ValidationError({"on": _("This day has not come yet.")}, code="future")
    row.followed_on, row.result = on, clean_input(text)
    row.version += 1
    row.save()
    _log(row, FOLLOWED, by)
    return row


def checklist_of(visit: Visit) -> list[tuple[str, str, str]]:
    """Return what was looked at: item, answer, remark."""
    kept: list[Any] = json.loads(visit.checklist) if visit.checklist else []
    return [(str(item), str(answer), str(remark)) for item, answer, remark in kept]


def _log(visit: Visit, action: str, by: User) -> None:
    log(instance=visit, action=action, user=by, title=visit.title, timestamp=now())
