"""Word documents of ours: Persian text from the right, in the font that offices have."""

import datetime
import io
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt

from participation.common.xml import writable

FONT = "B Nazanin"
# Equal documents are equal bytes.
LONG_AGO = datetime.datetime(2026, 1, 1)  # noqa: DTZ001  # Word's properties know no zones
MARGIN, MARGIN_ABOVE = 25, 20


def new_document() -> Any:
    """Return an empty document: A4, with margins to file it."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(MARGIN_ABOVE)
    return document


def document_bytes(document: Any) -> bytes:
    """Return a document as DOCX; its properties tell neither who made it nor when."""
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.title = ""
    about.created = about.modified = LONG_AGO
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def write(paragraph: Any, text: str, *, bold: bool = False, size: int = 13) -> None:
    """Write Persian text; Word takes font, size and weight of it from its own settings."""
    right_to_left(paragraph)
    paragraph.paragraph_format.space_after = Pt(4)
    run = paragraph.add_run(writable(text))
    font = run.font
    font.name, font.size, font.bold, font.cs_bold, font.rtl = FONT, Pt(size), bold, bold, True
    style = run._r.get_or_add_rPr()
    style.rFonts.set(qn("w:cs"), FONT)
    size_of_persian = OxmlElement("w:szCs")
    size_of_persian.set(qn("w:val"), str(size * 2))
    style.sz.addnext(size_of_persian)


def right_to_left(paragraph: Any) -> None:
    """Let a paragraph run from the right; call it before anything else is said of it."""
    properties = paragraph._p.get_or_add_pPr()
    if properties.find(qn("w:bidi")) is None:
        properties.append(OxmlElement("w:bidi"))


def columns_from_the_right(table: Any) -> None:
    """Let the first column of a table stand at the right."""
    properties = table._tbl.tblPr
    # The schema wants it behind the style.
    properties.insert(1 if properties.style else 0, OxmlElement("w:bidiVisual"))
