"""Letters and letterheads to try."""

import datetime
import io
import zipfile
from collections.abc import Callable

import docx

from participation.common.enums import ReferenceKind
from participation.common.letters.content import (
    CopyRow,
    Holder,
    LetterContent,
    ReferenceRow,
    Stamp,
)
from participation.common.letters.default_letterhead import build_letterhead
from participation.common.letters.services import approve_letter, draft_letter, issue_letter

HOLDER = Holder("complaint", "42")
DAY = datetime.date(2026, 11, 22)
STAMP = Stamp(number="۱۴۰۵/۳/۱۲۳۴", dated=DAY)
CONTENT = LetterContent(
    sender="دفتر امور اجتماعی و فرهنگی",
    recipient="فرماندار محترم شهرستان نمونه\nجناب آقای نام نمونه",
    subject="بررسی شکایت (نمونه)",
    body="با سلام\nاحتراماً خواهشمند است دستور فرمایید موضوع بررسی شود.\nبا تشکر",
    signatory_name="زهرا نمونه",
    signatory_post="مدیرکل دفتر امور اجتماعی و فرهنگی",
    attachments="2 برگ",
    references=(
        ReferenceRow(kind=ReferenceKind.REPLY, number="67735/ت51305هـ", dated=DAY),
        ReferenceRow(kind=ReferenceKind.FURTHER, number="۱۲۳/۴۵"),
    ),
    copies=(
        CopyRow(recipient="معاون محترم سیاسی", purpose="جهت استحضار"),
        CopyRow(recipient="بایگانی"),
    ),
)


def draft(**changes):
    return draft_letter(holder=HOLDER, content=CONTENT, **changes)


def approved():
    letter = draft()
    approve_letter(letter=letter, version=letter.version)
    return letter


def issued():
    letter = approved()
    issue_letter(letter=letter, version=letter.version, stamp=STAMP)
    return letter


def docx_lines(data: bytes) -> list[str]:
    """Return every line of a document: head, text, foot."""
    document = docx.Document(io.BytesIO(data))
    head = [
        paragraph.text
        for table in document.sections[0].header.tables
        for cell in table.rows[0].cells
        for paragraph in cell.paragraphs
    ]
    return head + [paragraph.text for paragraph in document.paragraphs]


def rezipped(
    change: Callable[[dict[str, bytes]], None], data: bytes | None = None, level: int = 6
) -> bytes:
    """Return a letterhead whose parts ``change`` has altered."""
    with zipfile.ZipFile(io.BytesIO(data or build_letterhead())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def letterhead(*lines: str) -> bytes:
    """Return a bare document with these paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
