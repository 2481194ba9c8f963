"""The letterhead that ships with the product; ``manage.py make_letterhead`` writes it."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from participation.common.letters.filling import names
from participation.common.word import (
    columns_from_the_right,
    document_bytes,
    new_document,
    write,
)


def build_letterhead() -> bytes:
    """Return the letterhead as DOCX."""
    document = new_document()
    _head(document.sections[0].header, width=Mm(160))
    for text, changes in (
        (_gap(names.RECIPIENT), {"bold": True}),
        (f"موضوع: {_gap(names.SUBJECT)}", {"bold": True}),
        (_gap(names.REFERENCES), {}),
        (_gap(names.BODY), {}),
        (_gap(names.SIGNATORY), {"bold": True, "is_signature": True}),
        (_gap(names.POST), {"bold": True, "is_signature": True}),
        (_gap(names.COPIES), {"size": 11}),
    ):
        _write(document.add_paragraph(), text, **changes)
    return document_bytes(document)


def _head(header: Any, *, width: Any) -> None:
    """Names at the right, the invocation in the middle, number and date at the left."""
    table = header.add_table(rows=1, cols=3, width=width)
    columns_from_the_right(table)
    columns = (
        (_gap(names.PARENT), _gap(names.OFFICE)),
        ("بسمه تعالی",),
        (
            f"شماره: {_gap(names.NUMBER)}",
            f"تاریخ: {_gap(names.DATE)}",
            f"پیوست: {_gap(names.ATTACHMENTS)}",
            _gap(names.URGENCY),
        ),
    )
    for cell, lines in zip(table.rows[0].cells, columns, strict=True):
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            _write(paragraph, line, size=11)
            if len(lines) == 1:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    header._element.remove(header.paragraphs[0]._p)
    header.add_paragraph()


def _write(paragraph: Any, text: str, *, is_signature: bool = False, **looks: Any) -> None:
    write(paragraph, text, **looks)
    if is_signature:
        # In a paragraph that runs from the right, Word's "left" is where lines begin: the right.
        paragraph.paragraph_format.left_indent = Mm(85)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _gap(name: str) -> str:
    return f"{{{{{name}}}}}"
