"""Ticking the checklist of a case, and keeping the answer back until what it needs is done."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from wagtail.log_actions import log

from participation.cases.checklists import Item, checklist_of
from participation.cases.errors import ChecksOpenError, NotAllowedError
from participation.cases.models import Case, CheckedItem
from participation.cases.permissions import may_act
from participation.cases.services import writing
from participation.cases.services.events import CHECKED, UNCHECKED
from participation.common.clock import now
from participation.common.models import User


@transaction.atomic
def check(*, case_id: UUID, shown: Collection[int], ticked: Collection[int], by: User) -> int:
    """Tick and untick what somebody has changed on the screen; return how many items changed.

    ``shown`` are the items that the screen showed as done, ``ticked`` those that are to be. What a
    colleague ticked meanwhile stays; no screen becomes stale by it; again changes nothing. Raises
    NotAllowedError for a closed case, and for whoever does not work on it.
    """
    case = writing.lock(case_id, seen=None)
    if not may_act(by, case):
        raise NotAllowedError("handle")
    if not case.is_open:
        raise NotAllowedError(case.state)
    done = set(ticked) - set(shown)
    undone = set(shown) - set(ticked)
    changed = [
        item
        for item in checklist_of(case)
        if (item.key in done and not item.is_done) or (item.key in undone and item.is_done)
    ]
    for item in changed:
        _write(case, item, by)
    return len(changed)


def _write(case: Case, item: Item, by: User) -> None:
    values = {"title": item.title, "is_done": not item.is_done, "by": by, "at": now()}
    CheckedItem.objects.update_or_create(case=case, item=item.key, defaults=values)
    action = UNCHECKED if item.is_done else CHECKED
    log(instance=case, action=action, user=by, timestamp=now(), data={"item": item.title})


def refuse_open(case: Case) -> None:
    """Let nobody answer while a required item is open. Raises ChecksOpenError with their titles."""
    missing = [item.title for item in checklist_of(case) if item.is_missing]
    if missing:
        raise ChecksOpenError(missing)
