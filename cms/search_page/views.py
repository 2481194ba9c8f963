"""The page of results, and the list under the box while somebody types."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.search_page.asked import Asked, page_number
from participation.common.asking import RangeForm
from participation.common.listing import Choice, Crumb, paginate
from persian.jalali import format_date
from persian.letters import clean_input
from search.kinds import kinds
from search.query import MAX_REACH, PAGE_SIZE, Order
from search.result import Result
from search.selectors import complete, find, newest

SHOWN_IN_HEADING = 60
NEWEST = 6


@require_safe
@cache_control(public=True, max_age=60)
def results(request: HttpRequest) -> HttpResponse:
    """Show what is found, what it can be narrowed by, and ways on where nothing is."""
    form = RangeForm(request.GET)
    form.is_valid()
    asked = Asked.of(request.GET, form)
    typed = request.GET.get("page", "1")
    result = find(asked.query(page_number(typed)))
    shown = asked.text[:SHOWN_IN_HEADING]
    return render(
        request,
        "search_page/results.html",
        {
            "asked": asked,
            "form": form,
            "result": result,
            "crumbs": [Crumb(_("Home"), "/"), Crumb(_("Search"), None)],
            "lead": _(
                "News, services, facilitation offices, meetings and resolutions are found by their "
                "words, however they are typed."
            ),
            "heading": _("Results for “%(text)s”") % {"text": shown} if shown else _("Search"),
            "page_obj": paginate(range(min(result.total, MAX_REACH)), typed, size=PAGE_SIZE),
            **_ways(asked, result),
        },
    )


def _ways(asked: Asked, result: Result) -> dict[str, Any]:
    """Return what leads on from here."""
    here = reverse("search")
    clean = clean_input(asked.text)
    return {
        "unified": clean if clean != " ".join(asked.text.split()) else "",
        "corrected": Asked(result.correction).address() if result.correction else "",
        "kinds": _kinds(asked, result),
        "facets": [facet for facet in result.facets if facet.name != "kind"],
        "kept": asked.hidden("q", "kind", "order"),
        "chosen": _chosen(asked, result),
        "orders": [
            Choice(label, asked.ordered(order).address(), is_chosen=asked.order is order)
            for order, label in (
                (Order.RELEVANCE, _("Nearest to the words")),
                (Order.NEWEST, _("Newest")),
            )
        ],
        "all_url": f"{here}{asked.without_all().address()}",
        "reached_end": result.total >= MAX_REACH,
        "near": complete(asked.text) if asked.text and not result.total else [],
        "newest": newest(NEWEST) if not asked.text else [],
    }


def _kinds(asked: Asked, result: Result) -> list[Choice]:
    """Return the kinds of results as chips, the first for all."""
    found = next((facet.values for facet in result.facets if facet.name == "kind"), [])
    if len(found) < 2 and not asked.facets.get("kind"):  # noqa: PLR2004
        return []
    everything = Choice(
        _("All"),
        asked.only("kind", "").address(),
        sum(value.count for value in found),
        is_chosen=not asked.facets.get("kind"),
    )
    return [
        everything,
        *(
            Choice(one.label, asked.only("kind", one.value).address(), one.count, one.is_chosen)
            for one in found
        ),
    ]


def _chosen(asked: Asked, result: Result) -> list[Choice]:
    """Return what can be taken back."""
    if not asked.is_narrowed:
        return []
    labels = {
        (facet.name, value.value): value.label for facet in result.facets for value in facet.values
    } | {("kind", name): str(kind.label) for name, kind in kinds().items()}
    taken = [
        Choice(labels.get((name, value), value), asked.without(name, value).address())
        for name, values in asked.facets.items()
        if name != "kind"
        for value in values
    ]
    if asked.since or asked.until:
        parts = [
            _("from %(day)s") % {"day": format_date(asked.since)} if asked.since else "",
            _("until %(day)s") % {"day": format_date(asked.until)} if asked.until else "",
        ]
        taken.append(Choice(" ".join(filter(None, parts)), asked.without_days().address()))
    return taken


@require_safe
@cache_control(public=True, max_age=60)
def suggest(request: HttpRequest) -> HttpResponse:
    """Show things whose titles begin as what is typed: a piece of a page, for the script."""
    typed = request.GET.get("q", "").replace("\x00", "")
    return render(request, "search_page/includes/suggestions.html", {"near": complete(typed)})
