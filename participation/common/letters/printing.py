"""The letter on paper: as DOCX on the office's letterhead, and as PDF."""

from django.utils.translation import gettext as _

from participation.common.enums import LetterUrgency, ReferenceKind
from participation.common.letters.filling import names
from participation.common.letters.letterhead import fill_letterhead
from participation.common.letters.selectors import current_letterhead
from participation.common.models import Letter, LetterReference, OfficeSettings
from participation.common.pdf import (
    Block,
    Note,
    Paragraph,
    PdfDocument,
    Reference,
    Signature,
    ltr,
    render_pdf,
)
from persian.digits import to_persian_digits
from persian.jalali import format_short

REFERENCE_TEXTS = {
    ReferenceKind.REPLY: "عطف به نامهٔ شمارهٔ %s",
    ReferenceKind.FURTHER: "پیرو نامهٔ شمارهٔ %s",
}


def letter_docx(letter: Letter, *, enclosed: int = 0) -> bytes:
    """Return the letter on the office's letterhead; number and date stay blank until it is issued.

    ``enclosed`` is how many files go along; they are told where nobody wrote what is attached.
    Takes a second and a process: call it outside transactions. Raises LetterheadError.
    """
    return fill_letterhead(current_letterhead(), values_of(letter, enclosed=enclosed))


def letter_pdf(letter: Letter, *, enclosed: int = 0) -> bytes:
    """Return the letter as PDF. ``enclosed`` as above, outside transactions. Raises PdfError."""
    return render_pdf(letter_paper(letter, enclosed=enclosed))


def values_of(letter: Letter, *, enclosed: int = 0) -> dict[str, str]:
    """Return what goes into the gaps of a letterhead."""
    office = OfficeSettings.load()
    return {
        names.NUMBER: to_persian_digits(letter.number),
        names.DATE: format_short(letter.dated) if letter.dated else "",
        names.ATTACHMENTS: _attached(letter, enclosed),
        names.URGENCY: _urgency(letter),
        names.RECIPIENT: letter.recipient,
        names.SUBJECT: letter.subject,
        names.REFERENCES: "\n".join(_references(letter)),
        names.BODY: letter.body,
        names.SIGNATORY: letter.signatory_name,
        names.POST: letter.signatory_post,
        names.COPIES: "\n".join(_copies(letter)),
        names.PARENT: office.parent_name,
        names.OFFICE: office.office_name,
    }


def letter_paper(letter: Letter, *, enclosed: int = 0) -> PdfDocument:
    """Return the letter as a paper of ours."""
    office = OfficeSettings.load()
    number = to_persian_digits(letter.number)
    blocks: list[Block] = [_head(letter, number, _attached(letter, enclosed))]
    if letter.is_draft:
        blocks.append(Note(text=_("Draft: not approved yet."), tone="ochre"))
    blocks += [
        Paragraph(text="بسمه تعالی", align="center"),
        Paragraph(text=letter.recipient, weight="bold"),
        Paragraph(text=_("Subject: %(subject)s") % {"subject": letter.subject}, weight="bold"),
        Paragraph(text="\n".join(_references(letter))),
        Paragraph(text=letter.body),
        Signature(name=letter.signatory_name, post=letter.signatory_post),
        Paragraph(text="\n".join(_copies(letter)), weight="quiet"),
    ]
    return PdfDocument(
        # The title shows in the window and in lists of files: nothing of the people in it.
        title=_("Letter %(number)s") % {"number": number} if number else _("Official letter"),
        blocks=tuple(blocks),
        office=office.office_name,
        parent=office.parent_name,
        heads="letter",
        made_at=letter.issued_at,
    )


def _head(letter: Letter, number: str, attached: str) -> Reference:
    rows = [
        ("شماره:", ltr(number)),
        ("تاریخ:", ltr(format_short(letter.dated)) if letter.dated else ""),
        ("پیوست:", attached),
    ]
    if urgency := _urgency(letter):
        rows.append(("فوریت:", urgency))
    return Reference(rows=tuple(rows))


def _attached(letter: Letter, enclosed: int) -> str:
    """Return what is attached, as it was written, else by how many files go along."""
    counted = f"{to_persian_digits(enclosed)} فایل" if enclosed else "ندارد"
    return to_persian_digits(letter.attachments) or counted


def _urgency(letter: Letter) -> str:
    """Return the urgency where there is one: an ordinary letter does not say so."""
    is_ordinary = letter.urgency == LetterUrgency.NORMAL
    return "" if is_ordinary else str(LetterUrgency(letter.urgency).label)


def _references(letter: Letter) -> list[str]:
    return [_reference(row) for row in letter.references.all()]


def _reference(row: LetterReference) -> str:
    text = REFERENCE_TEXTS[ReferenceKind(row.kind)] % to_persian_digits(row.number)
    return f"{text} مورخ {format_short(row.dated)}" if row.dated else text


def _copies(letter: Letter) -> list[str]:
    rows = [
        f"{to_persian_digits(position)}. {copy.recipient}"
        + (f"، {copy.purpose}" if copy.purpose else "")
        for position, copy in enumerate(letter.copies.all(), start=1)
    ]
    return ["رونوشت:", *rows] if rows else []
