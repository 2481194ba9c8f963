"""Reads that deserve a name."""

import datetime

from participation.common.enums import (
    LetterClassification,
    LetterDirection,
    LetterUrgency,
    ReferenceKind,
)
from participation.common.letters.content import CopyRow, LetterContent, ReferenceRow
from participation.common.letters.letterhead import DEFAULT
from participation.common.models import Letter, LetterSettings
from participation.common.models.letter import LetterQuerySet
from persian.letters import compact_key

# A number and a day are rarely shared by more letters than this.
MOST_TWINS = 50


def letters_of(holder_kind: str, holder_id: object) -> LetterQuerySet:
    """Return the letters of a holder, newest first, without their texts; slice or page them."""
    return Letter.objects.of(holder_kind, holder_id).defer("body")


def letters_numbered(number: str) -> LetterQuerySet:
    """Return the letters that bear a number, however it is typed."""
    return Letter.objects.numbered(number).defer("body")


def twins_of(*, sender: str, number: str, dated: datetime.date) -> list[Letter]:
    """Return the incoming letters of the same sender, number and date, however they are typed.

    Whoever shows them asks first who may see their holders. Senders are encrypted, so those of the
    same number and date are read and compared here.
    """
    same = letters_numbered(number).filter(direction=LetterDirection.INCOMING, dated=dated)
    key = compact_key(sender)
    return [letter for letter in same[:MOST_TWINS] if compact_key(letter.sender) == key]


def current_letterhead() -> bytes:
    """Return the office's letterhead, or the one of the product."""
    stored = LetterSettings.objects.values_list("letterhead", flat=True).first()
    return bytes(stored) if stored else DEFAULT.read_bytes()


def content_of(letter: Letter) -> LetterContent:
    """Return what a letter says."""
    return LetterContent(
        sender=letter.sender,
        recipient=letter.recipient,
        subject=letter.subject,
        body=letter.body,
        signatory_name=letter.signatory_name,
        signatory_post=letter.signatory_post,
        attachments=letter.attachments,
        urgency=LetterUrgency(letter.urgency),
        classification=LetterClassification(letter.classification),
        references=tuple(
            ReferenceRow(kind=ReferenceKind(row.kind), number=row.number, dated=row.dated)
            for row in letter.references.all()
        ),
        copies=tuple(
            CopyRow(recipient=row.recipient, purpose=row.purpose) for row in letter.copies.all()
        ),
    )
