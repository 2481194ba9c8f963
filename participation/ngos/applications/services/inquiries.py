"""Authorities are asked about each person: letters in one go, days, replies."""

import datetime
import uuid
from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.cases.actors import staff
from participation.cases.errors import NotAllowedError
from participation.cases.models import Case
from participation.cases.services import letters, writing
from participation.cases.services.transitions import perform
from participation.common.clock import today
from participation.common.letters.content import LetterContent
from participation.common.models import Letter, OfficeSettings, User
from participation.ngos.applications.dossiers import dossier_kind, dossier_of
from participation.ngos.applications.enums import ApplicationState, PaperState
from participation.ngos.applications.models import (
    Dossier,
    Flag,
    Inquiry,
    InquiryAuthority,
    Paper,
    Person,
    keeps_results,
)
from participation.ngos.applications.permissions import may_inquire, may_see_results
from participation.ngos.applications.rules import rules_now
from persian.digits import to_persian_digits
from persian.letters import clean_input

ASKED = frozenset({ApplicationState.INQUIRY})
LONGEST_RESULT = 500


@transaction.atomic
def begin_inquiries(*, case_id: UUID, by: User, seen: int) -> Case:
    """Make a row for each person and authority, and one letter to each authority.

    Who was asked about before is not asked about again. Raises StaleError, NotAllowedError, and
    ValidationError where a paper is not accepted, a part is sent back, or nobody is to be asked.
    """
    if not may_inquire(by):
        raise NotAllowedError("inquire")
    open_papers = Paper.objects.current().filter(case=case_id)
    if open_papers.exclude(state=PaperState.ACCEPTED).exists():
        raise ValidationError(_("Papers that are not accepted stand in the way."), code="papers")
    if Flag.objects.standing().filter(case=case_id).exists():
        raise ValidationError(_("Something is sent back and not put right yet."), code="flags")
    authorities = list(InquiryAuthority.objects.filter(is_active=True).order_by("order", "pk"))
    if not authorities:
        raise ValidationError(_("No authority is set up for inquiries."), code="authorities")
    case = perform(case_id, "inquire", by=staff(by), seen=seen)
    dossier = dossier_of(case)
    people = list(Person.objects.filter(case=case).order_by("position"))
    if dossier is None or not people or not dossier_kind(case).asks(dossier):
        raise ValidationError(_("There is nobody to ask about."), code="people")
    words = dossier_kind(case).inquiry(dossier)
    for authority in authorities:
        _ask(case, words, authority, people, by)
    return case


def _ask(
    case: Case,
    words: tuple[str, str],
    authority: InquiryAuthority,
    people: Sequence[Person],
    by: User,
) -> None:
    there = set(
        Inquiry.objects.filter(authority=authority, person__in=people).values_list(
            "person_id", flat=True
        )
    )
    fresh = [one for one in people if one.pk not in there]
    if not fresh:
        return
    keys = "-".join(str(one.pk) for one in fresh)
    token = uuid.uuid5(case.pk, f"inquiry-{authority.pk}-{keys}")
    content = letter_content(words, authority, fresh)
    letter = letters.write(case=case, content=content, token=token, by=by)
    Inquiry.objects.bulk_create(
        Inquiry(person=one, authority=authority, letter_id=letter.pk) for one in fresh
    )


def letter_content(
    words: tuple[str, str], authority: InquiryAuthority, people: Sequence[Person]
) -> LetterContent:
    """Return a letter to an authority about people: words with their names below."""
    rows = "\n".join(
        to_persian_digits(
            _("%(place)s. %(name)s, child of %(father)s, national id %(code)s")
            % {
                "place": place,
                "name": one.name,
                "father": one.father_name,
                "code": one.national_id,
            }
        )
        for place, one in enumerate(people, start=1)
    )
    subject, body = words
    office = OfficeSettings.base_queryset().first() or OfficeSettings()
    return LetterContent(
        sender=office.office_name,
        recipient=authority.recipient or authority.name,
        subject=subject[:200],
        body=f"{body}\n\n{rows}",
    )


@transaction.atomic
def note_sent(
    *,
    case_id: UUID,
    authority: InquiryAuthority,
    on: datetime.date | None,
    by: User,
    seen: int,
) -> Case:
    """Note on which day an authority was asked; its answer is due so many days later.

    The day is that of the letter, once the secretariat has given it one; ``on`` counts where there
    is none. Raises StaleError, NotAllowedError, ValidationError.
    """
    case = _lock(case_id, by, seen)
    rows = Inquiry.objects.filter(person__case=case_id, authority=authority, sent_on__isnull=True)
    waiting = list(rows)
    if not waiting:
        raise ValidationError({"authority": _("That was noted already.")}, code="done")
    days = datetime.timedelta(days=authority.days or rules_now().inquiry_days)
    dates = letter_days(one.letter_id for one in waiting)
    for row in waiting:
        day = dates.get(row.letter_id) or on
        if day is None:
            message = _("Its letter has no number and day yet. Enter them there, or write the day.")
            raise ValidationError({"on": message}, code="required")
        if day > today():
            raise ValidationError({"on": _("This day has not come yet.")})
        row.sent_on, row.due_on, row.noted_by = day, day + days, by
    Inquiry.objects.bulk_update(waiting, ("sent_on", "due_on", "noted_by"))
    writing.save(case)
    return case


def letter_days(letters: Iterable[UUID | None]) -> dict[UUID | None, datetime.date | None]:
    """Return the day that stands on each letter that has left the office."""
    rows = Letter.objects.filter(pk__in={one for one in letters if one}, dated__isnull=False)
    return dict[UUID | None, datetime.date | None](rows.values_list("pk", "dated"))


@transaction.atomic
def note_reply(  # noqa: PLR0913 (each is one thing that stands on the reply)
    *,
    case_id: UUID,
    authority: InquiryAuthority,
    people: Collection[Person],
    number: str,
    dated: datetime.date,
    by: User,
    seen: int,
    result: str = "",
) -> Case:
    """Note a reply about some people. A result is written only where the office keeps results.

    Raises StaleError, NotAllowedError, and ValidationError by field.
    """
    case = _lock(case_id, by, seen)
    result = clean_input(result)
    if result and not (keeps_results() and may_see_results(by)):
        raise NotAllowedError("result")
    if dated > today():
        raise ValidationError({"dated": _("This day has not come yet.")})
    rows = Inquiry.objects.select_for_update().filter(
        person__in=people, person__case=case_id, authority=authority
    )
    for row in rows:
        if row.sent_on is None:
            raise ValidationError({"authority": _("Note first when it was asked.")}, code="unsent")
        if dated < row.sent_on:
            raise ValidationError({"dated": _("It was asked later than that.")}, code="early")
        row.answered_on, row.reply_number, row.reply_dated = today(), clean_input(number), dated
        row.noted_by = by
        row.result = result or row.result
        row.save()
    writing.save(case)
    return case


def _lock(case_id: UUID, by: User, seen: int) -> Case:
    if not may_inquire(by):
        raise NotAllowedError("inquire")
    return writing.lock(case_id, seen=seen, states=ASKED)


def forget_results(dossier: Dossier) -> None:
    """Empty what authorities said, in the caller's transaction."""
    Inquiry.objects.filter(person__case=dossier.case_id).update(result="")
