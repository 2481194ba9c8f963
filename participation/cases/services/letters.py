"""Letters of a case: the steps are ``common``'s, the timeline and who may are the case's."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from participation.cases.actors import CLOCK, staff
from participation.cases.enums import EventType
from participation.cases.errors import NotAllowedError
from participation.cases.models import Case
from participation.cases.permissions import may_handle
from participation.cases.services.events import record
from participation.cases.services.files import HOLDER
from participation.common.files import delete_files_of
from participation.common.letters import services as letters
from participation.common.letters.content import Holder, LetterContent, Stamp
from participation.common.letters.selectors import letters_of, twins_of
from participation.common.models import Letter, User


@transaction.atomic
def write(*, case: Case, content: LetterContent, token: UUID, by: User) -> Letter:
    """Write a letter. The same ``token`` gives the one that is there. Raises ValidationError."""
    _check(by, case)
    is_new = not Letter.objects.filter(pk=token).exists()
    holder = Holder(HOLDER, case.pk)
    letter = letters.draft_letter(holder=holder, content=content, token=token, user=by)
    if is_new:
        _tell(case, letter, letters.DRAFTED, by)
    return letter


@transaction.atomic
def prepare(*, case: Case, content: LetterContent, token: UUID) -> Letter:
    """Write a draft by the clock, for an officer to look at. The same ``token`` gives the one that
    is there.
    """
    is_new = not Letter.objects.filter(pk=token).exists()
    holder = Holder(HOLDER, case.pk)
    letter = letters.draft_letter(holder=holder, content=content, token=token)
    if is_new:
        record(case, EventType.LETTER, by=CLOCK, act=letters.DRAFTED, letter=str(letter.pk))
    return letter


@transaction.atomic
def receive(*, case: Case, content: LetterContent, stamp: Stamp, token: UUID, by: User) -> Letter:
    """Keep a letter that came. The same ``token`` gives the one that is there.

    Raises ValidationError.
    """
    _check(by, case)
    is_new = not Letter.objects.filter(pk=token).exists()
    letter = letters.record_incoming_letter(
        holder=Holder(HOLDER, case.pk), content=content, stamp=stamp, token=token, user=by
    )
    if is_new:
        _tell(case, letter, letters.RECEIVED, by)
    return letter


@transaction.atomic
def keep_scan(*, case: Case, letter: Letter, version: int, scan_id: UUID, by: User) -> None:
    """Keep the signed page of a letter that has its number. Raises ValidationError."""
    _check(by, case)
    letters.attach_scan(letter=letter, version=version, scan_id=scan_id, user=by)
    _tell(case, letter, letters.SCANNED, by)


def twins_for(user: User, content: LetterContent, stamp: Stamp) -> list[tuple[Letter, Case]]:
    """Return letters that seem to be the same, with their cases: only those that ``user`` sees."""
    twins = twins_of(sender=content.sender, number=stamp.number, dated=stamp.dated)
    held = [letter for letter in twins if letter.holder_kind == HOLDER]
    seen = Case.objects.visible_to(user).filter(pk__in={letter.holder_id for letter in held})
    cases = {str(case.pk): case for case in seen}
    return [(letter, cases[letter.holder_id]) for letter in held if letter.holder_id in cases]


@transaction.atomic
def change(*, case: Case, letter: Letter, version: int, content: LetterContent, by: User) -> None:
    """Write a draft anew. Raises ValidationError."""
    _check(by, case)
    letters.change_letter(letter=letter, version=version, content=content, user=by)
    _tell(case, letter, letters.CHANGED, by)


@transaction.atomic
def approve(*, case: Case, letter: Letter, version: int, by: User) -> None:
    """Close the words of a draft. Raises ValidationError."""
    _check(by, case)
    letters.approve_letter(letter=letter, version=version, user=by)
    _tell(case, letter, letters.APPROVED, by)


@transaction.atomic
def take_back(*, case: Case, letter: Letter, version: int, by: User) -> None:
    """Open an approved letter again. Raises ValidationError."""
    _check(by, case)
    letters.return_to_draft(letter=letter, version=version, user=by)
    _tell(case, letter, letters.RETURNED, by)


@transaction.atomic
def issue(*, case: Case, letter: Letter, version: int, stamp: Stamp, by: User) -> None:
    """Note what the secretariat stamped on an approved letter. Raises ValidationError."""
    _check(by, case)
    letters.issue_letter(letter=letter, version=version, stamp=stamp, user=by)
    _tell(case, letter, letters.ISSUED, by)


def empty_letters(case: Case) -> None:
    """Take everybody and every word out of the letters of a case, with their scans.

    Number, date, direction and who of ours wrote, approved and issued one are the office's own
    record. The signatory is free words, and of a letter that came it may be the citizen.
    """
    for letter in letters_of(HOLDER, case.pk):
        delete_files_of("letter", str(letter.pk))
        letter.copies.all().delete()
        letter.references.all().delete()
        Letter.objects.filter(pk=letter.pk).update(
            sender="",
            recipient="",
            subject="",
            body="",
            signatory_name="",
            signatory_post="",
            attachments="",
            scan_id=None,
        )


def _check(by: User, case: Case) -> None:
    """Refuse whoever does not work on cases, and a case in which nothing is written any more."""
    if not may_handle(by):
        raise NotAllowedError("letter")
    locked = Case.objects.select_for_update().filter(pk=case.pk, anonymised_at__isnull=True)
    if not locked.exists():
        raise ValidationError(_("The case was anonymised; it has no letters any more."))


def _tell(case: Case, letter: Letter, act: str, by: User) -> None:
    record(
        case,
        EventType.LETTER,
        by=staff(by),
        act=act,
        letter=str(letter.pk),
    )
