"""Published outcomes: the list, one of them, the feeds."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import SyndicationFeed
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from participation.common.asking import RangeForm
from participation.common.exports import WRITERS
from participation.common.feeds import feed_response
from participation.common.listing import Crumb, paginate
from participation.common.models import OfficeSettings
from participation.complaints.models import Outcome
from participation.complaints.outcomes.archive import OutcomeFilter
from participation.complaints.outcomes.exports import export_outcomes
from participation.complaints.outcomes.feeds import outcomes_feed
from participation.complaints.selectors import others_like, public_outcome

LARGEST = 2**31 - 1
public_page = cache_control(public=True, max_age=60)


def _trail(*steps: tuple[str, str | None]) -> list[Crumb]:
    complaints = (_("Complaints, requests and reports"), reverse("complaints:index"))
    outcomes = (_("Outcomes"), reverse("complaints:outcomes") if steps else None)
    return [Crumb(_("Home"), "/"), *(Crumb(*step) for step in (complaints, outcomes, *steps))]


@require_safe
@public_page
def outcomes(request: HttpRequest) -> HttpResponseBase:
    """Show outcomes, newest first, and what they can be narrowed by."""
    form = RangeForm(request.GET)
    form.is_valid()
    asked = OutcomeFilter.of(request.GET, form)
    if (kind := request.GET.get("export", "")) in WRITERS:
        return export_outcomes(asked.apply(Outcome.objects.public()), kind=kind)
    reading = asked.listed(request)
    return render(
        request,
        "complaints/outcomes.html",
        {
            "asked": asked,
            "form": form,
            "facets": reading.facets,
            "page_obj": paginate(reading.rows, request.GET.get("page")),
            "chosen": asked.chosen(reading.facets),
            "crumbs": _trail(),
            "heading": _("Outcomes of complaints"),
            "lead": _("What people asked for and what came of it, without a name."),
            "all_url": reverse("complaints:outcomes"),
        },
    )


@require_safe
@public_page
def outcome(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """Show an outcome; another spelling of its address leads to the right one."""
    found = public_outcome(pk) if pk <= LARGEST else None
    if found is None:
        raise Http404(_("There is no such outcome."))
    if slug != found.slug:
        return redirect(found.get_absolute_url(), permanent=True)
    return render(
        request,
        "complaints/outcome.html",
        {
            "outcome": found,
            "others": others_like(found),
            "heading": found.title,
            "crumbs": _trail((found.title, None)),
        },
    )


@require_safe
@conditional_page
@cache_control(public=True, max_age=300)
def feed(request: HttpRequest, *, kind: type[SyndicationFeed]) -> HttpResponse:
    """Answer with the newest outcomes as RSS or Atom."""
    office = OfficeSettings.base_queryset().first() or OfficeSettings()
    return feed_response(outcomes_feed(kind, office=office, here=request.path))
