"""The archive of naming decisions, for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from participation.common.listing import Crumb, paginate
from participation.place_names.decisions.lineage import lineage_of
from participation.place_names.decisions.selectors import decided_name
from participation.place_names.models import DecidedName

public_page = cache_control(public=True, max_age=60)
LARGEST = 2**31 - 1


def trail(*steps: str) -> list[Crumb]:
    """Return the trail to the archive, or to a page below it."""
    address = reverse("naming_decisions:index") if steps else None
    here = [Crumb(_("Home"), "/"), Crumb(_("Naming decisions"), address)]
    return [*here, *(Crumb(step, None) for step in steps)]


@require_safe
@public_page
def index(request: HttpRequest) -> HttpResponse:
    """Show the names that were given, the last first."""
    rows = DecidedName.objects.public().for_lists().order_by("-pk")
    return render(
        request,
        "place_names/decisions/index.html",
        {
            "page_obj": paginate(rows, request.GET.get("page")),
            "crumbs": trail(),
            "heading": _("Naming decisions"),
            "lead": _("Which names the councils gave, why, and from when they hold."),
        },
    )


@require_safe
@public_page
def decided(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one: from the first proposal to the plate."""
    found = decided_name(pk) if pk <= LARGEST else None
    if found is None or found.placename is None:
        raise Http404(_("There is no such decision."))
    heading = found.placename.title
    return render(
        request,
        "place_names/decisions/decided.html",
        {
            "decided": found,
            "steps": lineage_of(found),
            "heading": heading,
            "crumbs": trail(heading),
        },
    )
