"""The public register: the list, an NGO, the feeds."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import SyndicationFeed
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from participation.common.exports import WRITERS
from participation.common.feeds import feed_response
from participation.common.listing import Crumb, paginate
from participation.common.models import OfficeSettings
from participation.ngos import selectors
from participation.ngos.archive import NgoFilter
from participation.ngos.exports import export_ngos
from participation.ngos.feeds import acts_feed
from participation.ngos.models import Ngo
from participation.ngos.rooms import public_rooms

LARGEST = 2**31 - 1
public_page = cache_control(public=True, max_age=60)


def trail(*steps: tuple[str, str | None]) -> list[Crumb]:
    """Return the trail to a page of the register."""
    register = (_("NGOs"), reverse("ngos:archive") if steps else None)
    return [Crumb(_("Home"), "/"), *(Crumb(*step) for step in (register, *steps))]


@require_safe
@public_page
def archive(request: HttpRequest) -> HttpResponseBase:
    """Show NGOs in the order of their names, and what they can be narrowed by."""
    asked = NgoFilter.of(request.GET)
    if (kind := request.GET.get("export", "")) in WRITERS:
        return export_ngos(asked.apply(Ngo.objects.public()), kind=kind)
    reading = asked.listed(request)
    page = paginate(reading.rows, request.GET.get("page"))
    return render(
        request,
        "ngos/archive.html",
        {
            "asked": asked,
            "facets": reading.facets,
            "page_obj": page,
            "rows": [shown_row(one) for one in page],
            "chosen": asked.chosen(reading.facets),
            "crumbs": trail(),
            "heading": _("NGOs"),
            "lead": _("Which NGOs have a permit, who issued it, until when, and what was decided."),
            "all_url": reverse("ngos:archive"),
        },
    )


def shown_row(ngo: Ngo) -> dict[str, object]:
    """Return an NGO as a row of a list shows it."""
    state = selectors.state_of(ngo)
    return {"ngo": ngo, "state": str(state.label), "mark": selectors.MARKS[state]}


@require_safe
@public_page
def ngo(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """Show an NGO, its permit and what was done when and why. Older names lead to today's."""
    found = selectors.public_ngo(pk) if pk <= LARGEST else None
    if found is None:
        raise Http404(_("There is no such NGO."))
    if slug != found.slug:
        return redirect(found.get_absolute_url())
    tells_representative = selectors.publishes_representative()
    history = selectors.history_of(found, tells_representative=tells_representative)
    permits = selectors.permits_of(found)
    return render(
        request,
        "ngos/ngo.html",
        {
            **shown_row(found),
            "permit": permits[0] if permits else None,
            "older_permits": permits[1:],
            "history": history,
            "former_names": selectors.names_before(found, (one.version for one in history)),
            "shows_representative": tells_representative,
            "branches": selectors.branches_of(found),
            "rooms": public_rooms(found),
            "origin_of": found,
            "heading": found.title,
            "lead": found.scope,
            "crumbs": trail((found.title, None)),
        },
    )


@require_safe
@conditional_page
@cache_control(public=True, max_age=300)
def feed(request: HttpRequest, *, kind: type[SyndicationFeed]) -> HttpResponse:
    """Answer with what was done last as RSS or Atom."""
    office = OfficeSettings.base_queryset().first() or OfficeSettings()
    return feed_response(acts_feed(kind, office=office, here=request.path))
