"""An answer of the office on paper: for whoever follows the case, and for the desk to hand over."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from participation.cases.enums import AnswerState
from participation.cases.models import Answer, Case, CaseFile
from participation.cases.numbers import show_number
from participation.common.models import OfficeSettings
from participation.common.pdf import (
    Block,
    Heading,
    Paragraph,
    PdfDocument,
    Qr,
    Rows,
    Signature,
)
from persian.digits import format_number, to_persian_digits
from persian.jalali import format_datetime, format_full, local_date


@dataclass(frozen=True)
class SentAnswer:
    """The ``number``-th answer that was sent in a case, counted from one."""

    answer: Answer
    number: int


def sent_answer(case: Case, number: int) -> SentAnswer | None:
    """Return what was sent as the ``number``-th, None where there is none."""
    if number < 1:
        return None
    sent = Answer.objects.filter(case=case, state=AnswerState.SENT).order_by("pk")
    found = sent.select_related("author", "unit")[number - 1 : number]
    # What was anonymised has no words any more.
    return SentAnswer(found[0], number) if found and found[0].text else None


def answer_paper(case: Case, sent: SentAnswer, *, title: str, printed_by: str = "") -> PdfDocument:
    """Return an answer with the number of its case, its day, its words and who answers for it.

    For the citizen that is the unit, as on the page of following; ``printed_by`` is who prints it
    at the desk, whose paper names the officer too. Equal answers give the citizen equal papers.
    """
    answer, office = sent.answer, OfficeSettings.base_queryset().first() or OfficeSettings()
    at = answer.sent_at or answer.created_at
    unit = str(answer.unit or case.unit)
    name = str(answer.author) if printed_by and answer.author is not None else ""
    blocks: list[Block] = [
        Qr(
            address=f"{settings.PUBLIC_URL}{reverse('track')}#{case.number}",
            value=show_number(case.number),
            caption=_("To follow the case, point the camera of your phone here or go to:"),
        ),
        Rows(
            rows=(
                (_("Subject"), title),
                (_("Date of the answer"), format_full(local_date(at))),
                (_("Unit"), unit),
                *_files(answer),
            )
        ),
        Heading(text=_("Text of the answer")),
        *(Paragraph(text=to_persian_digits(line)) for line in _paragraphs(answer.text)),
        Signature(name=name or unit, post=unit if name else office.office_name),
    ]
    told = {"who": printed_by, "when": format_datetime(at)}
    foot = _("Sent on %(when)s; the same stands on the page of following.")
    if printed_by:
        foot = _("Sent on %(when)s; printed by %(who)s.")
    return PdfDocument(
        title=_("Answer of the office") if answer.is_final else _("News of the case"),
        blocks=tuple(blocks),
        office=office.office_name,
        parent=office.parent_name,
        product=office.product_name,
        footer=foot % told,
        made_at=at,
    )


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _files(answer: Answer) -> list[tuple[str, str]]:
    """Return how many files went along; what they are called stands in no paper."""
    count = CaseFile.objects.filter(answer=answer, is_shown=True).count()
    return [(_("Files with it"), format_number(count))] if count else []
