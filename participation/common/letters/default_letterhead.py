"""The letterhead that ships with the product; ``manage.py make_letterhead`` writes it."""

import datetime
import io
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt

from participation.common.letters.filling import names

FONT = "B Nazanin"
LONG_AGO = datetime.datetime(2026, 1, 1)  # noqa: DTZ001  # Word's properties know no zones


def build_letterhead() -> bytes:
    """Return the letterhead as DOCX."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    _head(section.header, width=Mm(160))
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
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.title = ""
    about.created = about.modified = LONG_AGO
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _head(header: Any, *, width: Any) -> None:
    """Names at the right, the invocation in the middle, number and date at the left."""
    table = header.add_table(rows=1, cols=3, width=width)
    table._tbl.tblPr.insert(0, OxmlElement("w:bidiVisual"))
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


def _write(
    paragraph: Any, text: str, *, bold: bool = False, size: int = 13, is_signature: bool = False
) -> None:
    """Write Persian text; Word takes font, size and weight of it from its own settings."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(OxmlElement("w:bidi"))
    paragraph.paragraph_format.space_after = Pt(4)
    if is_signature:
        # In a paragraph that runs from the right, Word's "left" is where lines begin: the right.
        paragraph.paragraph_format.left_indent = Mm(85)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    font = run.font
    font.name, font.size, font.bold, font.cs_bold, font.rtl = FONT, Pt(size), bold, bold, True
    style = run._r.get_or_add_rPr()
    style.rFonts.set(qn("w:cs"), FONT)
    size_of_persian = OxmlElement("w:szCs")
    size_of_persian.set(qn("w:val"), str(size * 2))
    style.sz.addnext(size_of_persian)


def _gap(name: str) -> str:
    return f"{{{{{name}}}}}"
