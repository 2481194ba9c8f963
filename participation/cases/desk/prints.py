"""Papers of the desk, each for whoever may open the screen that it is printed from."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from participation.cases.answer_paper import answer_paper, sent_answer
from participation.cases.desk.base import found_for
from participation.cases.desk.day import day_list
from participation.cases.desk.papers import case_cover, referral_slip
from participation.cases.permissions import may_handle, scope_at, scope_of
from participation.cases.referrals import tree_of
from participation.common.files.responses import paper_response
from participation.common.models import User
from participation.common.pdf import PdfDocument, PdfError, render_pdf
from persian.jalali import today


@require_safe
def cover(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give out the cover of a case. Raises Http404."""
    case, user = found_for(request, pk)
    made = _made(request, case_cover(case, user), f"cover-{case.number}")
    return made or redirect("cases:screen", case.pk)


@require_safe
def answer(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """Give out an answer that was sent, to be handed over. Raises Http404."""
    case, user = found_for(request, pk)
    sent = sent_answer(case, number)
    if sent is None:
        raise Http404
    document = answer_paper(case, sent, title=case.title, printed_by=str(user))
    made = _made(request, document, f"answer-{case.number}-{number}")
    return made or redirect("cases:screen", case.pk)


@require_safe
def slip(request: HttpRequest, pk: uuid.UUID, referral_id: int) -> HttpResponse:
    """Give out the slip of a referral. Raises Http404."""
    case, user = found_for(request, pk)
    if not may_handle(user):
        raise Http404
    tree = tree_of(case, scope_at(user, case))
    row = next((one.referral for one in tree if one.referral.pk == referral_id), None)
    if row is None:
        raise Http404
    made = _made(request, referral_slip(case, row, user), f"referral-{case.number}-{row.pk}")
    return made or redirect("cases:referral", case.pk, row.pk)


@require_safe
def today_list(request: HttpRequest) -> HttpResponse:
    """Give out what is due or waits for this person. Raises Http404."""
    user = request.user
    if not isinstance(user, User) or not may_handle(user):
        raise Http404
    made = _made(request, day_list(user, scope_of(user)), f"cases-{today().isoformat()}")
    return made or redirect("cases:index")


def _made(request: HttpRequest, document: PdfDocument, name: str) -> HttpResponse | None:
    """Return the paper, or None where it could not be made, which the next screen says."""
    try:
        content = render_pdf(document)
    except PdfError:
        messages.error(request, _("The paper could not be made now; try once more."))
        return None
    return paper_response(content, "application/pdf", name=f"{name}.pdf")
