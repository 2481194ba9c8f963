"""Telling staff of news: in their list at once, and by mail as each of them wants it."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.db import transaction
from django.urls import reverse

from participation.cases.enums import MailMode, StaffEvent
from participation.cases.models import (
    Case,
    Notice,
    NoticeSetting,
    Referral,
    Substitution,
    UnitEnding,
)
from participation.cases.numbers import plain_number
from participation.cases.permissions import BACKEND, HANDLE, VIEW_ALL
from participation.common.addresses import absolute
from participation.common.clock import now, today
from participation.common.enums import UnitRole
from participation.common.inserting import insert_once
from participation.common.messages import send_message
from participation.common.models import UnitMembership, User
from persian.digits import to_persian_digits

NEWS = "staff_news"
DIGEST = "staff_digest"
KEPT = timedelta(days=90)
AT_ONCE = 500
# Of one piece of news: a unit with more people has a list, not an alarm.
MOST_TOLD = 50
# What disturbs at once is what waits for the person; the rest is gathered once a day.
USUAL: Mapping[str, MailMode] = {
    StaffEvent.ASSIGNED: MailMode.NOW,
    StaffEvent.REFERRED: MailMode.NOW,
    StaffEvent.CAME_BACK: MailMode.DIGEST,
    StaffEvent.MENTIONED: MailMode.NOW,
    StaffEvent.REPLIED: MailMode.DIGEST,
    StaffEvent.OBJECTED: MailMode.NOW,
    StaffEvent.DUE_SOON: MailMode.DIGEST,
    StaffEvent.OVERDUE: MailMode.NOW,
    StaffEvent.ESCALATED: MailMode.NOW,
    StaffEvent.INQUIRY_LATE: MailMode.DIGEST,
    StaffEvent.REFERRAL_DUE: MailMode.DIGEST,
    StaffEvent.UNIT_ENDS: MailMode.DIGEST,
    StaffEvent.UNIT_ENDED: MailMode.DIGEST,
}


@transaction.atomic
def tell_staff(
    case: Case, event: StaffEvent, to: Iterable[User], *, key: str, by: User | None = None
) -> int:
    """Tell people of news of a case and, while they are away, whoever stands for them.

    Only those who see the case are told, and not ``by`` himself. ``key`` names the news within the
    case: the same again tells nobody twice. Returns how many were told.
    """
    people = _with_substitutes({user.pk for user in to if user != by})
    told = 0
    for user in people:
        if user == by or not Case.objects.visible_to(user).filter(pk=case.pk).exists():
            continue
        told += _tell(user, event, key=f"{case.pk}-{key}", case=case)
    return told


@transaction.atomic
def tell_of_many(
    user: User, count: int, *, key: str, by: User, event: StaffEvent = StaffEvent.ASSIGNED
) -> None:
    """Tell somebody that many cases were given or referred at once: one piece of news."""
    if user != by and count:
        _tell(user, event, key=key, count=count)


@transaction.atomic
def tell_of_ending(ending: UnitEnding, event: StaffEvent, to: Iterable[User]) -> None:
    """Tell people, and whoever stands for them, that the work of a unit ends or has ended."""
    for user in _with_substitutes({user.pk for user in to}):
        _tell(user, event, key=f"{event}-{ending.pk}", ending=ending)


def case_managers() -> list[User]:
    """Return who sees the cases of all units and works on them."""
    able = User.objects.with_perm(VIEW_ALL, backend=BACKEND).filter(is_active=True)
    return [user for user in able.order_by("pk")[:MOST_TOLD] if user.has_perm(HANDLE)]


def _tell(  # noqa: PLR0913  # what a piece of news is made of, each by its name
    user: User,
    event: StaffEvent,
    *,
    key: str,
    case: Case | None = None,
    ending: UnitEnding | None = None,
    count: int = 1,
) -> int:
    setting = NoticeSetting.objects.filter(user=user, event=event).first()
    mail = MailMode(setting.mail) if setting else USUAL[event]
    is_listed = setting.is_listed if setting else True
    if case is not None and case.is_demo:
        mail = MailMode.OFF
    if mail == MailMode.OFF and not is_listed:
        return 0
    notice = Notice(user=user, event=event, case=case, ending=ending, count=count, key=key)
    notice.mail = mail
    notice.created_at = now()
    if not is_listed:
        notice.read_at = now()
    if mail == MailMode.DIGEST:
        # Unread until it was gathered, wherever it is shown.
        notice.read_at = None
    if not insert_once(notice):
        return 0
    if mail == MailMode.NOW and user.email:
        send_message(
            NEWS,
            to=user.email,
            variables={"news": str(event.label), **_where(event, case, ending, count)},
            idempotency_key=f"staff-{user.pk}-{key}",
        )
    return 1


def _where(
    event: StaffEvent, case: Case | None, ending: UnitEnding | None, count: int
) -> dict[str, str]:
    if ending is not None:
        return {"number": ending.unit.name, "address": absolute(reverse("cases:notices"))}
    if case is None:
        queue = "referred" if event == StaffEvent.REFERRED else "mine"
        there = f"{reverse('cases:index')}?queue={queue}"
        return {"number": to_persian_digits(count), "address": absolute(there)}
    return {
        "number": plain_number(case.number),
        "address": absolute(reverse("cases:screen", args=[case.pk])),
    }


def _with_substitutes(people: set[int]) -> list[User]:
    day = today()
    rows = Substitution.objects.filter(person__in=people, since__lte=day, until__gte=day)
    keys = people | set(rows.values_list("substitute", flat=True))
    found = User.objects.filter(pk__in=keys, is_active=True).order_by("pk")
    return [user for user in found[:MOST_TOLD] if user.has_perm(HANDLE)]


def workers_in(unit: int | None, *roles: UnitRole) -> list[User]:
    """Return who works in a unit today, or those of them who have one of ``roles``."""
    rows = UnitMembership.objects.on(today()).filter(unit=unit).select_related("user")
    return [row.user for row in (rows.filter(role__in=roles) if roles else rows)]


def people_of(unit: int | None, user: User | None) -> list[User]:
    """Return who is told of what comes to a unit or a person."""
    return [user] if user else workers_in(unit)


def tell_of_referrals(rows: Iterable[Referral], *, by: User) -> None:
    """Tell the recipients of referrals."""
    for row in rows:
        people = people_of(row.unit_id, row.user)
        tell_staff(row.case, StaffEvent.REFERRED, people, key=f"referred-{row.pk}", by=by)


def mark_read(user: User, case: Case | None = None) -> None:
    """Note that somebody has read the news of a case, or all of them."""
    unread = Notice.objects.filter(user=user, read_at__isnull=True)
    (unread.filter(case=case) if case is not None else unread).update(read_at=now())


@transaction.atomic
def save_settings(user: User, chosen: Mapping[StaffEvent, tuple[bool, MailMode]]) -> None:
    """Keep how somebody wants to be told; what is the usual way has no row."""
    for event, (is_listed, mail) in chosen.items():
        if is_listed and mail == USUAL[event]:
            NoticeSetting.objects.filter(user=user, event=event).delete()
        else:
            NoticeSetting.objects.update_or_create(
                user=user, event=event, defaults={"is_listed": is_listed, "mail": mail}
            )


def delete_old() -> int:
    """Delete news that nobody looks at any more; return how many."""
    old = Notice.objects.filter(created_at__lt=now() - KEPT).order_by("created_at")
    keys = list(old.values_list("pk", flat=True)[:AT_ONCE])
    Notice.objects.filter(pk__in=keys).delete()
    return len(keys)
