"""The statute as a Word document, from the right, with a place for each founder's hand."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from participation.ngos.statutes.selectors import Article
from persian.digits import to_persian_digits

LARGE, MEDIUM, SMALL = 18, 14, 11
ROW_HEIGHT = 20


def statute_docx(title: str, articles: Sequence[Article], founders: Sequence[str]) -> bytes:
    """Return the statute of an organisation, to be signed by its founders."""
    # Loaded by those alone who write one: it is a large library.
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    from participation.common.word import document_bytes, new_document, write  # noqa: PLC0415

    document = new_document()

    def line(text: str, *, centred: bool = False, above: int = 0, **looks: Any) -> Any:
        paragraph = document.add_paragraph()
        write(paragraph, to_persian_digits(text), **looks)
        paragraph.paragraph_format.space_before = Pt(above)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph

    line("بسمه تعالی", centred=True)
    line(f"اساسنامهٔ {title}", centred=True, bold=True, size=LARGE)
    for article in articles:
        if article.chapter:
            head = line(article.chapter, centred=True, bold=True, size=MEDIUM, above=14)
            head.paragraph_format.keep_with_next = True
        head = line(f"مادهٔ {article.number} – {article.title}", bold=True, above=6)
        head.paragraph_format.keep_with_next = True
        for text in article.text.splitlines():
            line(text).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if founders:
        head = line(_("Signatures of the founders"), bold=True, above=18)
        head.paragraph_format.keep_with_next = True
        _signatures(document, [to_persian_digits(name) for name in founders], Mm(ROW_HEIGHT))
    return document_bytes(document)


def _signatures(document: Any, founders: Sequence[str], height: Any) -> None:
    from participation.common.word import columns_from_the_right, write  # noqa: PLC0415

    table = document.add_table(rows=1, cols=3, style="Table Grid")
    columns_from_the_right(table)
    labels = (_("Founder"), _("Signature"), _("Fingerprint"))
    for cell, label in zip(table.rows[0].cells, labels, strict=True):
        write(cell.paragraphs[0], label, bold=True, size=SMALL)
    for name in founders:
        row = table.add_row()
        row.height = height
        write(row.cells[0].paragraphs[0], name, size=SMALL)
