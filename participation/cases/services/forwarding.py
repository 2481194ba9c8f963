"""Sending a case on to an authority outside: a letter with a summary, without who submitted it.

Identity goes along only on a recorded ground: the consent of the citizen, or a written order.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from participation.cases.actors import staff
from participation.cases.enums import EventType, ForwardGround
from participation.cases.errors import MissingError, NotAllowedError
from participation.cases.kinds import kind_of
from participation.cases.models import Applicant, Case
from participation.cases.numbers import plain_number
from participation.cases.permissions import is_owner
from participation.cases.services import letters, writing
from participation.cases.services.events import record
from participation.common.letters.content import LetterContent
from participation.common.models import Letter, User
from persian.jalali import format_date, local_date
from persian.personal_data import mask

# What of a person an authority needs to go on with it.
NAMED = ("name", "national_id", "foreign_code", "mobile", "address")


@dataclass(frozen=True, kw_only=True)
class Forward:
    """Where it goes and, with identity, on which ground; ``ground_number`` is that of an order."""

    recipient: str
    sender: str
    ground: ForwardGround | None = None
    ground_number: str = ""


@transaction.atomic
def forward(*, case_id: UUID, what: Forward, by: User, token: UUID) -> Letter:
    """Write the draft of a letter with a summary of the case; the same ``token`` gives it again.

    Raises MissingError where a ground lacks its number, NotAllowedError for whoever does not decide
    on the case, for an anonymised one, and ("sealed") for the identity behind a seal;
    ValidationError of the letter.
    """
    case = writing.lock(case_id, seen=None)
    if not is_owner(by, case) or case.anonymised_at is not None:
        raise NotAllowedError("forward")
    there = Letter.objects.filter(pk=token).first()
    if there is not None:
        return there
    if what.ground is not None and case.is_sealed:
        raise NotAllowedError("sealed")
    if what.ground == ForwardGround.ORDER and not what.ground_number.strip():
        raise MissingError(["ground_number"])
    content = LetterContent(
        sender=what.sender,
        recipient=what.recipient,
        subject=_("Case %(number)s: %(title)s")
        % {"number": plain_number(case.number), "title": case.title},
        body=summary_of(case, with_identity=what.ground is not None),
    )
    letter = letters.write(case=case, content=content, token=token, by=by)
    record(case, EventType.FORWARDED, by=staff(by), ground=what.ground or "", letter=str(letter.pk))
    return letter


def summary_of(case: Case, *, with_identity: bool) -> str:
    """Return what an authority outside is told: personal data in free words are masked."""
    rows = [
        (_("Received"), format_date(local_date(case.received_at))),
        (_("County"), str(case.county or "")),
        *kind_of(case.kind).rows(case),
    ]
    lines = [f"{label}: {mask(str(value))}" for label, value in rows if value]
    if with_identity:
        lines += ["", *_identity_of(case)]
    return "\n".join(lines)


def _identity_of(case: Case) -> list[str]:
    person = Applicant.objects.filter(case=case).first()
    if person is None:
        return []
    labels = {field.name: str(field.verbose_name) for field in person._meta.fields}
    return [f"{labels[name]}: {value}" for name in NAMED if (value := getattr(person, name))]
