"""Reads that deserve a name."""

from participation.common.enums import LetterClassification, LetterUrgency, ReferenceKind
from participation.common.letters.content import CopyRow, LetterContent, ReferenceRow
from participation.common.letters.letterhead import DEFAULT
from participation.common.models import Letter, LetterSettings
from participation.common.models.letter import LetterQuerySet


def letters_of(holder_kind: str, holder_id: object) -> LetterQuerySet:
    """Return the letters of a holder, newest first, without their texts; slice or page them."""
    return Letter.objects.of(holder_kind, holder_id).defer("body")


def letters_numbered(number: str) -> LetterQuerySet:
    """Return the letters that bear a number, however it is typed."""
    return Letter.objects.numbered(number).defer("body")


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
