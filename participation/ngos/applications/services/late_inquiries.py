"""What the clock does about authorities that are late to answer: a letter that reminds lies ready,
and the officer is told.
"""

import datetime
import uuid
from collections import defaultdict
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from participation.cases.enums import StaffEvent
from participation.cases.models import Case
from participation.cases.services.letters import prepare
from participation.cases.services.notices import tell_staff
from participation.cases.services.reminders import is_working, who_works_on
from participation.common.clock import today
from participation.common.enums import ReferenceKind
from participation.common.letters.content import ReferenceRow
from participation.common.models import Letter
from participation.ngos.applications.dossiers import dossier_of
from participation.ngos.applications.models import Inquiry, InquiryAuthority
from participation.ngos.applications.pipeline import late_inquiries
from participation.ngos.applications.rules import rules_now
from participation.ngos.applications.services.inquiries import letter_content

BATCH = 200
Asked = tuple[UUID, int]


def remind_of_inquiries() -> int:
    """Prepare a letter for each authority that is late in a case, and again each time that so many
    days have passed as an answer has; return how many. Closed days are quiet.
    """
    day = today()
    if not is_working(day):
        return 0
    again = day - datetime.timedelta(days=rules_now().inquiry_days)
    due = late_inquiries(day).filter(Q(reminded_on__isnull=True) | Q(reminded_on__lte=again))
    rows = due.order_by("due_on", "pk").values_list("person__case", "authority", "pk")[:BATCH]
    by_letter: dict[Asked, list[UUID]] = defaultdict(list)
    for case, authority, key in rows:
        by_letter[case, authority].append(key)
    for (case, authority), keys in by_letter.items():
        _remind(case, authority, keys, day)
    return len(by_letter)


@transaction.atomic
def _remind(case_id: UUID, authority_id: int, keys: list[UUID], day: datetime.date) -> None:
    """Write the letter, note it and tell the officer: all of it or nothing."""
    case = Case.objects.select_for_update().get(pk=case_id)
    late = Inquiry.objects.filter(pk__in=keys, answered_on__isnull=True).defer("result")
    rows = list(late.exclude(reminded_on=day).select_related("person").order_by("person__position"))
    dossier = dossier_of(case)
    if not rows or dossier is None:
        return
    authority = InquiryAuthority.objects.get(pk=authority_id)
    words = (
        _("Reminder: inquiry about people of %(name)s") % {"name": dossier.title},
        _(
            "We have asked you about the people named below and have no answer yet, although its "
            "time is over. Please tell us what you know of them in the matter of your competence."
        ),
    )
    content = letter_content(words, authority, [one.person for one in rows])
    letter = prepare(
        case=case,
        content=replace(content, references=_references(rows)),
        token=uuid.uuid5(case_id, f"reminder-{authority_id}-{day}"),
    )
    late.update(reminded_on=day, reminder_id=letter.pk)
    key = f"{StaffEvent.INQUIRY_LATE}-{authority_id}-{day}"
    tell_staff(case, StaffEvent.INQUIRY_LATE, who_works_on(case), key=key)


def _references(rows: list[Inquiry]) -> tuple[ReferenceRow, ...]:
    """Return the letters in which was asked, those that bear a number."""
    asked = {one.letter_id for one in rows if one.letter_id}
    letters = Letter.objects.filter(pk__in=asked).exclude(number="").order_by("dated")
    return tuple(
        ReferenceRow(kind=ReferenceKind.FURTHER, number=one.number, dated=one.dated)
        for one in letters[:10]
    )
