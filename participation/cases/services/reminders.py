"""The ladder of reminders: the officer before the last day, the head after it, then the unit above;
recipients of referrals on theirs; and what was gathered, by mail once a working day.

Every rung is told once for a last day; where that moves, they begin anew. What stands still because
the citizen was asked is nobody's fault and reminds nobody. Closed days are quiet.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from participation.cases.enums import MailMode, ReferralState, StaffEvent, TermPurpose
from participation.cases.models import Case, CaseSettings, Notice, Referral, Term
from participation.cases.permissions import line_of, parents_of_units
from participation.cases.services.notices import DIGEST, tell_staff, workers_in
from participation.common.addresses import absolute
from participation.common.calendar import working_calendar
from participation.common.clock import now, today
from participation.common.enums import UnitRole
from participation.common.messages import send_message
from participation.common.models import User
from persian.digits import to_persian_digits
from persian.jalali import format_date

BATCH = 200
SOON, LATE, ABOVE = 1, 2, 3
# The hour in Tehran from which what was gathered is sent.
HOUR_OF_DIGEST = 7


def remind() -> int:
    """Tell whoever has to know of last days that are near or over; return of how many."""
    if not is_working(today()):
        return 0
    office = CaseSettings.load()
    keys = list(_waiting(office).values_list("pk", flat=True)[:BATCH])
    for key in keys:
        _climb(key, office)
    return len(keys)


def _waiting(office: CaseSettings) -> QuerySet[Term]:
    """Return the running terms that have come to a rung of which nobody was told."""
    day = today()
    told = (
        Q(reminded__lt=SOON)
        | ~Q(reminded_for=F("due_date"))
        | Q(reminded__lt=LATE, due_date__lt=day)
        | Q(reminded__lt=ABOVE, due_date__lte=day - timedelta(days=office.escalate_days))
    )
    return Term.objects.filter(
        told,
        purpose=TermPurpose.ANSWER,
        settled_on__isnull=True,
        paused_on__isnull=True,
        due_date__lte=day + timedelta(days=office.remind_days),
        case__is_open=True,
    ).order_by("due_date", "pk")


def _rung_of(due: date, office: CaseSettings) -> int:
    late = (today() - due).days
    if late <= 0:
        return SOON
    return ABOVE if late >= office.escalate_days else LATE


@transaction.atomic
def _climb(key: int, office: CaseSettings) -> None:
    """Tell of one last day: news and note of it are written together or not at all."""
    term = Term.objects.select_for_update(of=("self",)).select_related("case").get(pk=key)
    if term.settled_on is not None or term.paused_on is not None:
        return
    case, rung = term.case, _rung_of(term.due_date, office)
    told = term.reminded if term.reminded_for == term.due_date else 0
    if rung >= LATE and told < LATE:
        people = [*who_works_on(case), *heads_of(case.unit_id)]
        _tell(term, StaffEvent.OVERDUE, people)
    if rung == ABOVE and told < ABOVE:
        _tell(term, StaffEvent.ESCALATED, heads_above(case.unit_id))
    if rung == SOON and told < SOON:
        _tell(term, StaffEvent.DUE_SOON, who_works_on(case))
    Term.objects.filter(pk=key).update(reminded=rung, reminded_for=term.due_date)


def _tell(term: Term, event: StaffEvent, people: Iterable[User]) -> None:
    tell_staff(term.case, event, people, key=f"{event}-{term.pk}-{term.due_date}")


def who_works_on(case: Case) -> list[User]:
    """Return the officer of a case; without one the heads of its unit, or all who work there."""
    if case.assignee is not None:
        return [case.assignee]
    return heads_of(case.unit_id) or workers_in(case.unit_id)


def heads_of(unit: int) -> list[User]:
    """Return who heads a unit today."""
    return workers_in(unit, UnitRole.HEAD)


def heads_above(unit: int) -> list[User]:
    """Return the heads of the nearest unit above that has one."""
    parents = parents_of_units()
    above = parents.get(unit)
    for _step in line_of(unit, parents):
        if above is None:
            return []
        if found := heads_of(above):
            return found
        above = parents.get(above)
    return []


def remind_of_referrals() -> int:
    """Tell recipients of referrals that are due until tomorrow; return how many."""
    if not is_working(today()):
        return 0
    due = Referral.objects.filter(
        state=ReferralState.OPEN, is_reminded=False, due_date__lte=today() + timedelta(days=1)
    ).order_by("due_date")
    keys = list(due.values_list("pk", flat=True)[:BATCH])
    for key in keys:
        with transaction.atomic():
            row = Referral.objects.select_for_update(of=("self",)).get(pk=key)
            if row.is_reminded or row.state != ReferralState.OPEN:
                continue
            to = [row.user] if row.user else workers_in(row.unit_id)
            tell_staff(row.case, StaffEvent.REFERRAL_DUE, to, key=f"referral-due-{row.pk}")
            Referral.objects.filter(pk=key).update(is_reminded=True)
    return len(keys)


def send_digests() -> int:
    """Send each person what was gathered since yesterday, as one mail; return to how many."""
    moment = now()
    if timezone.localtime(moment).hour < HOUR_OF_DIGEST or not is_working(today()):
        return 0
    waiting = Notice.objects.filter(user=OuterRef("pk"), **_TO_GATHER)
    people = User.objects.filter(Exists(waiting), is_active=True).order_by("pk")
    return sum(_gather(user) for user in people[:BATCH])


_TO_GATHER = {
    "mail": MailMode.DIGEST,
    "read_at__isnull": True,
    "gathered_at__isnull": True,
}


@transaction.atomic
def _gather(user: User) -> int:
    rows = Notice.objects.select_for_update().filter(user=user, **_TO_GATHER)
    found = list(rows.order_by("pk").values_list("pk", "event"))
    sent_today = f"digest-{user.pk}-{today()}"
    Notice.objects.filter(pk__in=[key for key, _event in found]).update(gathered_at=now())
    if not found or not user.email:
        return 0
    events = [event for _key, event in found]
    lines = [
        f"{to_persian_digits(events.count(event))}: {event.label}"
        for event in StaffEvent
        if event in events
    ]
    send_message(
        DIGEST,
        to=user.email,
        variables={
            "day": format_date(today()),
            "news": "\n".join(lines),
            "address": absolute(reverse("cases:notices")),
        },
        idempotency_key=f"{sent_today}-{found[0][0]}",
    )
    return 1


def is_working(day: date) -> bool:
    """Return whether the office works on a day."""
    return working_calendar().is_working(day)
