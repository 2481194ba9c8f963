"""Papers of a proposal, for whoever may open its screen."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from participation.cases.desk.base import found_for
from participation.common.files.responses import paper_response
from participation.common.pdf import PdfError, render_pdf
from participation.place_names.proposals.dossier import dossier
from participation.place_names.proposals.selectors import proposal_of


@require_safe
def dossier_paper(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give out the dossier of a proposal. Raises Http404."""
    case, user = found_for(request, pk)
    proposal = proposal_of(case)
    if proposal is None:
        raise Http404
    try:
        content = render_pdf(dossier(proposal, user))
    except PdfError:
        messages.error(request, _("The paper could not be made now; try once more."))
        return redirect("proposal_desk:screen", case.pk)
    return paper_response(content, "application/pdf", name=f"dossier-{case.number}.pdf")
