"""What was admitted, for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from participation.cases.kinds import kind_of
from participation.common.listing import Crumb, paginate
from participation.place_names.models import Proposal
from participation.place_names.path.selectors import hearing_for_readers, stages_for_readers
from participation.place_names.proposals.selectors import public_proposal
from participation.place_names.proposals.services import KIND

public_page = cache_control(public=True, max_age=60)


def trail(*steps: str) -> list[Crumb]:
    """Return the trail to the list, or to a page below it."""
    address = reverse("proposals:index") if steps else None
    return [
        Crumb(_("Home"), "/"),
        Crumb(_("Proposed names"), address),
        *(Crumb(step, None) for step in steps),
    ]


@require_safe
@public_page
def index(request: HttpRequest) -> HttpResponse:
    """Show proposals, the last first."""
    rows = Proposal.objects.public().for_lists().order_by("-public_on", "-case")
    page = paginate(rows, request.GET.get("page"))
    kind = kind_of(KIND)
    return render(
        request,
        "place_names/proposals/index.html",
        {
            "page_obj": page,
            "rows": [(row, kind.state(row.case.state)) for row in page],
            "crumbs": trail(),
            "heading": _("Proposed names"),
            "lead": _("What citizens propose, and where each proposal stands."),
        },
    )


@require_safe
@public_page
def proposal(request: HttpRequest, number: str) -> HttpResponse:
    """Show a proposal; of a refused one its number and that it was refused."""
    found = public_proposal(number)
    if found is None:
        raise Http404(_("There is no such proposal."))
    heading = found.title if found.is_named else _("Proposal %(number)s") % {"number": found.number}
    return render(
        request,
        "place_names/proposals/proposal.html",
        {
            "proposal": found,
            "state": kind_of(KIND).state(found.case.state),
            "visits": stages_for_readers(found) if found.is_named else [],
            "hearing": hearing_for_readers(found) if found.is_named else None,
            "heading": heading,
            "crumbs": trail(heading),
        },
    )
