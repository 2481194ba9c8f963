"""Letters of a case: the steps are ``common``'s, the timeline and who may are the case's."""

from uuid import UUID

from django.db import transaction

from participation.cases.actors import staff
from participation.cases.enums import EventType
from participation.cases.errors import NotAllowedError
from participation.cases.models import Case
from participation.cases.permissions import may_handle
from participation.cases.services.events import record
from participation.cases.services.files import HOLDER
from participation.common.files import delete_files_of
from participation.common.letters import services as letters
from participation.common.letters.content import Holder, LetterContent, Stamp
from participation.common.letters.selectors import letters_of
from participation.common.models import Letter, User


@transaction.atomic
def write(*, case: Case, content: LetterContent, token: UUID, by: User) -> Letter:
    """Write a letter. The same ``token`` gives the one that is there. Raises ValidationError."""
    _check(by)
    is_new = not Letter.objects.filter(pk=token).exists()
    holder = Holder(HOLDER, case.pk)
    letter = letters.draft_letter(holder=holder, content=content, token=token, user=by)
    if is_new:
        _tell(case, letter, letters.DRAFTED, by)
    return letter


@transaction.atomic
def change(*, case: Case, letter: Letter, version: int, content: LetterContent, by: User) -> None:
    """Write a draft anew. Raises ValidationError."""
    _check(by)
    letters.change_letter(letter=letter, version=version, content=content, user=by)
    _tell(case, letter, letters.CHANGED, by)


@transaction.atomic
def approve(*, case: Case, letter: Letter, version: int, by: User) -> None:
    """Close the words of a draft. Raises ValidationError."""
    _check(by)
    letters.approve_letter(letter=letter, version=version, user=by)
    _tell(case, letter, letters.APPROVED, by)


@transaction.atomic
def take_back(*, case: Case, letter: Letter, version: int, by: User) -> None:
    """Open an approved letter again. Raises ValidationError."""
    _check(by)
    letters.return_to_draft(letter=letter, version=version, user=by)
    _tell(case, letter, letters.RETURNED, by)


@transaction.atomic
def issue(*, case: Case, letter: Letter, version: int, stamp: Stamp, by: User) -> None:
    """Note what the secretariat stamped on an approved letter. Raises ValidationError."""
    _check(by)
    letters.issue_letter(letter=letter, version=version, stamp=stamp, user=by)
    _tell(case, letter, letters.ISSUED, by)


def empty_letters(case: Case) -> None:
    """Take everybody and every word out of the letters of a case; number and date stay."""
    for letter in letters_of(HOLDER, case.pk):
        delete_files_of("letter", str(letter.pk))
        letter.copies.all().delete()
        letter.references.all().delete()
        Letter.objects.filter(pk=letter.pk).update(
            sender="", recipient="", subject="", body="", attachments="", scan_id=None
        )


def _check(by: User) -> None:
    if not may_handle(by):
        raise NotAllowedError("letter")


def _tell(case: Case, letter: Letter, act: str, by: User) -> None:
    record(
        case,
        EventType.LETTER,
        by=staff(by),
        act=act,
        letter=str(letter.pk),
        number=letter.number,
    )
