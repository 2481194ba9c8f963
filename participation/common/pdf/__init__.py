"""PDF in Persian: say what the paper holds, get its bytes.

A document is plain data (``PdfDocument`` and its blocks); ``render_pdf`` lays it out as A4, right
to left, in a child process with limits. Call it outside transactions. ``ltr`` keeps a number or an
address that is read from the left in its order within Persian text.
"""

from participation.common.pdf.document import (
    Block,
    Column,
    Frame,
    Heading,
    Note,
    Paragraph,
    PdfDocument,
    Qr,
    Reference,
    Rows,
    Signature,
    Step,
    Steps,
    Table,
    ltr,
)
from participation.common.pdf.render import PdfError, render_pdf

__all__ = [
    "Block",
    "Column",
    "Frame",
    "Heading",
    "Note",
    "Paragraph",
    "PdfDocument",
    "PdfError",
    "Qr",
    "Reference",
    "Rows",
    "Signature",
    "Step",
    "Steps",
    "Table",
    "ltr",
    "render_pdf",
]
