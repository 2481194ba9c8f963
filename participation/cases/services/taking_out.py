"""Keeping what lists of cases went out as files, and why people stood in them."""

from datetime import timedelta

from django.db import transaction
from wagtail.log_actions import log

from participation.cases.models import PeopleExport
from participation.common.clock import now
from participation.common.models import User

EXPORTED = "cases.exported"
# As long as somebody may ask why.
KEPT = timedelta(days=2 * 366)
BATCH = 500


@transaction.atomic
def note_export(*, user: User, rows: int, kind: str, with_people: bool, reason: str = "") -> None:
    """Keep that a list went out. The log of the site has numbers alone: many read it, and for ever,
    and a reason is free words in which a name may stand.
    """
    person = User.objects.get(pk=user.pk)
    told = {"rows": rows, "people": with_people}
    log(instance=person, action=EXPORTED, user=person, timestamp=now(), data=told)
    if with_people:
        PeopleExport.objects.create(user=person, rows=rows, kind=kind, reason=reason, at=now())


def forget_reasons() -> int:
    """Empty the reasons that nobody asks for any more; return how many."""
    old = PeopleExport.objects.filter(at__lt=now() - KEPT).exclude(reason__isnull=True)
    keys = [row.pk for row in old.only("pk", "reason")[:BATCH] if row.reason]
    return PeopleExport.objects.filter(pk__in=keys).update(reason="")
