"""The clock opens what NGOs owe, and settles what the register itself has settled."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from participation.common.clock import today
from participation.ngos.enums import NgoState
from participation.ngos.models import Ngo, Permit
from participation.ngos.supervision.enums import OWED, Anchor, DutyAct, DutyState
from participation.ngos.supervision.models import Duty, DutyKind, SupervisionSettings, Watch
from participation.ngos.supervision.periods import newest_period
from participation.ngos.supervision.services.duties import settle

# NGOs that one run of the clock looks at.
BATCH = 500
# A permit that has run out is renewed; one that was taken away owes nothing more.
SUPERVISED = frozenset({NgoState.ACTIVE, NgoState.EXPIRED, NgoState.SUSPENDED})


def open_duties() -> int:
    """Open what the next NGOs owe by today; return how many duties. Safe to repeat, also at once.

    Each NGO is looked at once a day, and anew when a rule changes.
    """
    day = today()
    keys = _to_look_at(day)
    if not keys:
        return 0
    kinds = list(DutyKind.objects.filter(is_active=True).order_by("order", "pk"))
    since = SupervisionSettings.now().since
    with transaction.atomic():
        wanted = _wanted(keys, kinds, since, day)
        there = set(
            Duty.objects.filter(ngo__in=keys).values_list("ngo_id", "kind_id", "period_until")
        )
        missing = [
            one for one in wanted if (one.ngo_id, one.kind_id, one.period_until) not in there
        ]
        # Another run may have opened it in this moment: the database keeps one of both.
        Duty.objects.bulk_create(missing, ignore_conflicts=True)
        Watch.objects.filter(ngo__in=keys).update(looked_on=day)
    return len(missing)


def _to_look_at(day: datetime.date) -> list[int]:
    """Return the NGOs whose turn it is; those that are new get their row first."""
    new = Ngo.objects.filter(state__in=sorted(SUPERVISED), watch__isnull=True).order_by("pk")
    keys = list(new.values_list("pk", flat=True)[:BATCH])
    Watch.objects.bulk_create([Watch(ngo_id=key) for key in keys], ignore_conflicts=True)
    waiting = Watch.objects.filter(Q(looked_on__isnull=True) | Q(looked_on__lt=day))
    return list(waiting.order_by("pk").values_list("pk", flat=True)[:BATCH])


def _wanted(
    keys: list[int], kinds: list[DutyKind], since: datetime.date | None, day: datetime.date
) -> Iterable[Duty]:
    supervised = dict(
        Ngo.objects.filter(pk__in=keys, state__in=sorted(SUPERVISED)).values_list("pk", "level")
    )
    newest: dict[int, Permit] = {}
    for permit in Permit.objects.filter(ngo__in=supervised).order_by("pk"):
        newest[permit.ngo_id] = permit
    for key, permit in newest.items():
        for kind in kinds:
            if kind.level and kind.level != supervised[key]:
                continue
            period = newest_period(kind, issued=permit.issued_on, until=permit.valid_until, day=day)
            if period is None or (since is not None and period.due < since):
                continue
            yield Duty(
                ngo_id=key, kind=kind, permit=permit, title=kind.title, period_from=period.first,
                period_until=period.last, due_on=period.due,
                soon_from=period.due - datetime.timedelta(days=kind.soon_days),
            )  # fmt: skip


def settle_by_register() -> int:
    """Settle what the register has settled: renewals, and all that an ended permit owed.

    Returns how many. Safe to repeat.
    """
    owed = Duty.objects.filter(state__in=sorted(OWED)).order_by("pk")
    renewed = owed.filter(kind__anchor=Anchor.PERMIT_END, ngo__valid_until__gt=F("period_until"))
    ended = owed.filter(ngo__state__in=[NgoState.REVOKED, NgoState.DISSOLVED])
    done = 0
    for rows, state, act in (
        (renewed, DutyState.ACCEPTED, DutyAct.ACCEPTED),
        (ended, DutyState.WAIVED, DutyAct.WAIVED),
    ):
        for duty in rows[:BATCH]:
            done += settle(
                duty, state, act, _("The permit has ended.") if act == DutyAct.WAIVED else ""
            )
    return done
