"""The papers of an application as files, by the names that their addresses have."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse

from participation.common.files.responses import paper_response
from participation.common.pdf import PdfDocument, render_pdf
from participation.ngos.applications.contents import Contents, statute_of
from participation.ngos.applications.printed import application_form, letter_of_representative

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STATUTE = "statute"


@dataclass(frozen=True)
class Kind:
    """How a paper is made."""

    make: Callable[[Contents], bytes]
    content_type: str
    ending: str


def _pdf(paper: Callable[[Contents], PdfDocument]) -> Kind:
    return Kind(lambda contents: render_pdf(paper(contents)), PDF, "pdf")


KINDS = {
    STATUTE: Kind(statute_of, DOCX, "docx"),
    "form": _pdf(application_form),
    "letter": _pdf(letter_of_representative),
}


def made_response(name: str, contents: Contents) -> HttpResponse:
    """Return a paper to be saved. Call it outside transactions.

    Raises KeyError for a paper that there is not, PdfError.
    """
    kind = KINDS[name]
    number = f"-{contents.number}" if contents.number else ""
    return paper_response(
        kind.make(contents), kind.content_type, name=f"{name}{number}.{kind.ending}"
    )
