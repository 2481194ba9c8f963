"""What some invented NGOs owe, reported and were given, and a visit; told as it happened."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction

from cms.demo.places import SOURCE
from participation.common.clock import today
from participation.ngos.models import Ngo, Permit
from participation.ngos.supervision.enums import DutyAct, DutyState, SupportKind
from participation.ngos.supervision.models import Duty, DutyKind, Report, Support
from participation.ngos.supervision.services import duties, reports
from participation.visits.models import Visit
from persian.jalali import from_gregorian, year_range

ACTIVITY = "گزارش سالانهٔ فعالیت"
SPACE = uuid.UUID("5b6c3a0e-6f4b-4f0e-9d3a-5d2f5f2c7a10")
ANSWERS = {
    "در این سال چه کردید؟": "دوازده کارگاه آموزشی و چهار برنامهٔ میدانی برگزار شد.",
    "شمار کسانی که بهره بردند": "۴۳۰",
    "شمار اعضا و داوطلبان": "۶۲",
}
# NGO, what became of its report of the last year.
TOLD = (
    ("yaran", DutyState.ACCEPTED),
    ("sarv", DutyState.DELIVERED),
    ("negah", DutyState.RETURNED),
    ("mehr-aran", DutyState.OPEN),
    ("derakht", DutyState.WAIVED),
    ("davam", DutyState.OPEN),
)
GIVEN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("yaran", {"kind": SupportKind.MONEY, "amount": 350_000_000, "is_public": True,
               "decision_words": "نشست ۱۲ شورای توسعه و حمایت"}),
    ("yaran", {"kind": SupportKind.SPACE, "what": "یک اتاق در سرای محله برای یک سال"}),
    ("sarv", {"kind": SupportKind.GOODS, "what": "۲٬۰۰۰ نهال", "is_public": True}),
)  # fmt: skip
GIVER = "استانداری (نمونه)"


@transaction.atomic
def load_supervision() -> int:
    """Tell it for the invented NGOs that have none of it yet; return for how many.

    What is there is left as staff made it.
    """
    kind = DutyKind.objects.filter(title=ACTIVITY).select_related("form").first()
    ngos = {ngo.source_id: ngo for ngo in Ngo.objects.filter(source=SOURCE, is_sample=True)}
    told = 0
    for key, state in TOLD:
        ngo = ngos.get(key)
        if kind is not None and ngo is not None and not Duty.objects.filter(ngo=ngo).exists():
            told += _owe(ngo, kind, state)
    for place, (key, given) in enumerate(GIVEN):
        if key in ngos:
            row = {"given_on": today() - dt.timedelta(days=120 + place), "giver": GIVER, **given}
            token = uuid.uuid5(SPACE, f"support-{place}")
            Support.objects.get_or_create(token=token, defaults={"ngo": ngos[key], **row})
    if "sarv" in ngos:
        _visit(ngos["sarv"])
    return told


def _owe(ngo: Ngo, kind: DutyKind, state: DutyState) -> int:
    permit = Permit.objects.filter(ngo=ngo).order_by("-pk").first()
    if permit is None:
        return 0
    first, last = year_range(from_gregorian(today()).year - 1)
    due = last + dt.timedelta(days=kind.grace_days)
    duty = Duty.objects.create(
        ngo=ngo, kind=kind, permit=permit, title=kind.title, period_until=last, due_on=due,
        period_from=max(first, permit.issued_on),
        soon_from=due - dt.timedelta(days=kind.soon_days),
    )  # fmt: skip
    if state in {DutyState.ACCEPTED, DutyState.DELIVERED, DutyState.RETURNED} and kind.form:
        report = Report.objects.create(duty=duty, form=kind.form)
        answers = list(ANSWERS.items())
        reports.send_report(report, typed={}, answers=answers, seen=report.version)
    duty.refresh_from_db()
    if state == DutyState.ACCEPTED:
        duties.accept(duty=duty, by=None)
    elif state == DutyState.RETURNED:
        why = "شمار داوطلبان نوشته نشده است و عکس برنامه‌ها پیوست نیست."
        duties.give_back(duty, DutyAct.RETURNED, text=why, by=None)
    elif state == DutyState.WAIVED:
        duties.waive(duty=duty, text="تشکل در این سال تازه پروانه گرفته است.", by=None)
    return 1


def _visit(ngo: Ngo) -> None:
    day = today() - dt.timedelta(days=20)
    Visit.objects.get_or_create(
        token=uuid.uuid5(SPACE, "visit"),
        defaults={
            "kind": "ngo", "subject_id": ngo.pk, "title": ngo.title, "county": ngo.county,
            "visited_on": day, "where": ngo.address, "people": "کارشناس نمونه؛ مدیر تشکل",
            "findings": "دفترها و صورت‌جلسه‌ها در محل بود؛ تابلو هنوز نصب نشده است.",
            "follow_up": "تابلو نصب شود.", "follow_up_by": day + dt.timedelta(days=45),
        },
    )  # fmt: skip
