"""The applicant puts right what was sent back; everything else stays as it was sent."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from participation.cases.actors import CITIZEN
from participation.cases.enums import StaffEvent
from participation.cases.errors import MissingError, NotAllowedError
from participation.cases.models import Case, Question
from participation.cases.services import writing
from participation.cases.services.files import keep_files
from participation.cases.services.identity import person_hash
from participation.cases.services.notices import tell_staff
from participation.cases.services.transitions import perform
from participation.common.clock import now
from participation.common.models import PrivateFile
from participation.ngos.applications.enums import ApplicationState, Role
from participation.ngos.applications.models import (
    Application,
    ApplicationField,
    Flag,
    Paper,
    Person,
)
from participation.ngos.applications.people import ToldPerson

RETURNED = frozenset({ApplicationState.RETURNED})
# What a founder has confirmed: another one of these is confirmed by nobody yet.
CONFIRMED = ("first_name", "last_name", "national_id", "mobile")


class StaleFlagError(ValidationError):
    """The same part was put right on another phone since this page was made."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _(
                "This part was put right in another window. What you see is what you typed here; "
                "keep it once more to let it count, or open the page anew to see the other."
            ),
            code="stale",
        )


@transaction.atomic
def mend_application(case_id: UUID, part: str, values: Mapping[str, Any], *, seen: int) -> None:
    """Write a part of the application anew. Raises StaleFlagError, NotAllowedError."""
    open_part(case_id, part, seen)
    application = Application.objects.select_for_update().get(case=case_id)
    fields = values.get("fields_of_activity")
    for name, value in values.items():
        if name != "fields_of_activity":
            setattr(application, name, value)
    application.fill_keys()
    application.statute_at = now()
    application.save()
    if fields is not None:
        application.fields.exclude(field__in=fields).delete()
        there = set(application.fields.values_list("field_id", flat=True))
        ApplicationField.objects.bulk_create(
            ApplicationField(application=application, field_id=pk)
            for pk in fields
            if pk not in there
        )
    if part == "name":
        title = (_("Permit: %(name)s") % {"name": application.title})[:200]
        Case.objects.filter(pk=case_id).update(title=title)


@transaction.atomic
def mend_person(case_id: UUID, part: str, told: ToldPerson, *, seen: int) -> None:
    """Write somebody anew. Raises StaleFlagError, NotAllowedError."""
    open_part(case_id, part, seen)
    person = Person.objects.select_for_update().get(case=case_id, position=told.position)
    changed = any(getattr(person, name) != getattr(told, name) for name in CONFIRMED)
    for name in (*CONFIRMED, "father_name", "education", "occupation", "is_specialist"):
        setattr(person, name, getattr(told, name))
    for role in Role:
        setattr(person, role.value, told.has(role))
    person.born_on = told.born_on.isoformat()
    person.person_hash = person_hash(told.national_id)
    person.confirmed_at = None if changed else person.confirmed_at
    person.save()


@transaction.atomic
def mend_paper(case_id: UUID, part: str, file: PrivateFile, *, seen: int) -> None:
    """Put another file in the place of a rejected paper, which stays behind it.

    Raises StaleFlagError, NotAllowedError, FilesGoneError.
    """
    open_part(case_id, part, seen)
    before = Paper.objects.select_for_update().get(
        case=case_id, pk=int(part.removeprefix("paper-"))
    )
    case = Case.objects.get(pk=case_id)
    while (later := Paper.objects.filter(replaces=before).first()) is not None:
        before = later
    keep_files(case, [file])
    Paper.objects.create(
        case=case,
        person=before.person,
        file_id=file.pk,
        kind=before.kind,
        replaces=before,
    )


def open_part(case_id: UUID, part: str, seen: int) -> None:
    """Count that a part is put right; refuse parts that were not sent back.

    Raises StaleFlagError, NotAllowedError. Runs in the caller's transaction.
    """
    writing.lock(case_id, seen=None, states=RETURNED)
    flags = Flag.objects.standing().filter(case=case_id, part=part)
    if not flags.exists():
        raise NotAllowedError(part)
    changed = flags.filter(version=seen).update(version=F("version") + 1, mended_at=now())
    if not changed:
        raise StaleFlagError


@transaction.atomic
def send_mended(case_id: UUID) -> Case:
    """Give the application back to the office once every part was put right.

    Raises MissingError where one was not, NotAllowedError where it lies with the office already.
    """
    writing.lock(case_id, seen=None, states=RETURNED)
    flags = Flag.objects.standing().filter(case=case_id)
    if flags.filter(mended_at__isnull=True).exists():
        raise MissingError(["parts"])
    case = perform(case_id, "mend", by=CITIZEN)
    flags.update(sent_at=now())
    Question.objects.filter(case=case, answered_at__isnull=True).update(answered_at=now())
    if case.assignee is not None:
        key = f"{StaffEvent.REPLIED}-mend-{case.pk}-{case.version}"
        tell_staff(case, StaffEvent.REPLIED, [case.assignee], key=key)
    return case
