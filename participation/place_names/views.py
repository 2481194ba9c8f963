"""The public register: the list, a place, the feeds."""

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
from participation.place_names import selectors
from participation.place_names.archive import PlaceFilter
from participation.place_names.exports import GEOJSON, export_places
from participation.place_names.feeds import names_feed
from participation.place_names.geometry import in_words
from participation.place_names.map import map_of
from participation.place_names.mentions import mentions
from participation.place_names.models import Place
from participation.place_names.sketch import sketch

LARGEST = 2**31 - 1
public_page = cache_control(public=True, max_age=60)


def _trail(*steps: tuple[str, str | None]) -> list[Crumb]:
    register = (_("Place names"), reverse("place_names:archive") if steps else None)
    return [Crumb(_("Home"), "/"), *(Crumb(*step) for step in (register, *steps))]


@require_safe
@public_page
def archive(request: HttpRequest) -> HttpResponseBase:
    """Show places in the order of their names, and what they can be narrowed by."""
    asked = PlaceFilter.of(request.GET)
    if (kind := request.GET.get("export", "")) in {*WRITERS, GEOJSON}:
        return export_places(asked.apply(Place.objects.public()), kind=kind)
    reading = asked.listed(request)
    return render(
        request,
        "place_names/archive.html",
        {
            "asked": asked,
            "facets": reading.facets,
            "page_obj": paginate(reading.rows, request.GET.get("page")),
            "chosen": asked.chosen(reading.facets),
            "crumbs": _trail(),
            "heading": _("Place names"),
            "lead": _("What each place is called, what it was called before, and why."),
            "all_url": reverse("place_names:archive"),
        },
    )


@require_safe
@public_page
def place(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """Show why a place is called so. An address of another of its names leads to today's.

    It does so for the time being: a place may be called so again, and what browsers remember for
    ever would lead in a circle then.
    """
    found = selectors.public_place(pk) if pk <= LARGEST else None
    if found is None:
        raise Http404(_("There is no such place."))
    if slug != found.slug:
        return redirect(found.get_absolute_url())
    names = list(selectors.names_of(found))
    near = selectors.neighbours(found)
    return render(
        request,
        "place_names/place.html",
        {
            "place": found,
            "called": selectors.name_today(found, names),
            "names": selectors.shown_names(names),
            "named_in": mentions(found, names),
            "near": near,
            "predecessors": selectors.predecessors(found),
            "sketch": sketch(found, [one.place for one in near]),
            "position": in_words(found.latitude, found.longitude),
            "map": map_of(found),
            "origin_of": found,
            "heading": found.title,
            "lead": found.where,
            "crumbs": _trail((found.title, None)),
        },
    )


@require_safe
@conditional_page
@cache_control(public=True, max_age=300)
def feed(request: HttpRequest, *, kind: type[SyndicationFeed]) -> HttpResponse:
    """Answer with the names given last as RSS or Atom."""
    office = OfficeSettings.base_queryset().first() or OfficeSettings()
    return feed_response(names_feed(kind, office=office, here=request.path))
