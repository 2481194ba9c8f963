"""The public archive."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from participation.common.asking import RangeForm
from participation.common.exports import WRITERS
from participation.common.listing import Crumb, paginate
from participation.common.models import Organisation
from participation.resolutions import selectors
from participation.resolutions.archive import ArchiveFilter
from participation.resolutions.exports import export_resolutions
from participation.resolutions.models import Body, Meeting, Resolution
from participation.resolutions.reading import duties_of, read
from participation.resolutions.rows import for_lists, row_of, rows_of
from persian.digits import to_persian_digits

LARGEST = 2**31 - 1
public_page = cache_control(public=True, max_age=60)


def _trail(*steps: tuple[str, str | None]) -> list[Crumb]:
    archive = (_("Resolutions"), reverse("resolutions:archive") if steps else None)
    return [Crumb(_("Home"), "/"), *(Crumb(*step) for step in (archive, *steps))]


@require_safe
@public_page
def archive(request: HttpRequest) -> HttpResponseBase:
    """Show resolutions, newest first, and what they can be narrowed by."""
    form = RangeForm(request.GET)
    form.is_valid()
    asked = ArchiveFilter.of(request.GET, form)
    if (kind := request.GET.get("export", "")) in WRITERS:
        return export_resolutions(asked.apply(Resolution.objects.public()), kind=kind)
    reading = read(asked, request)
    page_obj = paginate(reading.resolutions, request.GET.get("page"))
    return render(
        request,
        "resolutions/archive.html",
        {
            "asked": asked,
            "form": form,
            "facets": reading.facets,
            "page_obj": page_obj,
            "rows": rows_of(page_obj),
            "chosen": asked.chosen(reading.facets),
            "crumbs": _trail(),
            "heading": _("Resolutions"),
            "lead": _("Who must do what by when, and where it stands today."),
            "all_url": reverse("resolutions:archive"),
        },
    )


@require_safe
@public_page
def resolution(request: HttpRequest, body: str, year: int, number: int, row: int) -> HttpResponse:
    """Show a resolution: its clauses, who carries them out by when, where they stand."""
    _refuse_nonsense(body, year, number, row)
    found = selectors.public_resolution(body, year, number, row)
    if found is None:
        raise Http404(_("There is no such resolution."))
    meeting = found.meeting
    clauses = selectors.shown_clauses(found)
    groups = {
        part.organisation: selectors.organisations_meant(part.organisation, meeting)
        for clause in clauses
        for part in clause.actors
        if part.organisation.is_group
    }
    return render(
        request,
        "resolutions/resolution.html",
        {
            "row": row_of(found),
            "resolution": found,
            "meeting": meeting,
            "clauses": clauses,
            "late": [clause for clause in clauses if clause.mark == "late"],
            "groups": groups,
            "linked": selectors.linked(found),
            "superseded_by": selectors.superseded_by(found),
            "origin_of": meeting,
            "heading": found.title,
            "lead": meeting.body.name,
            "crumbs": _trail(
                (to_persian_digits(meeting.label), meeting.get_absolute_url()),
                (_("Row %(row)s") % {"row": to_persian_digits(str(found.row))}, None),
            ),
        },
    )


@require_safe
@public_page
def meeting(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """Show a meeting: agenda, attendance, what was said and resolved."""
    _refuse_nonsense(body, year, number)
    found = selectors.public_meeting(body, year, number)
    if found is None:
        raise Http404(_("There is no such meeting."))
    resolved = for_lists(Resolution.objects.public().filter(meeting=found))
    return render(
        request,
        "resolutions/meeting.html",
        {
            "meeting": found,
            "rows": rows_of(resolved.order_by("row")[:200]),
            "origin_of": found,
            "heading": to_persian_digits(found.label),
            "lead": found.body.name,
            "crumbs": _trail(
                (found.body.name, found.body.get_absolute_url()),
                (to_persian_digits(found.label), None),
            ),
        },
    )


@require_safe
@public_page
def bodies(request: HttpRequest) -> HttpResponse:
    """Show all bodies."""
    page_obj = paginate(selectors.public_bodies(), request.GET.get("page"))
    return render(
        request,
        "resolutions/bodies.html",
        {
            "page_obj": page_obj,
            "heading": _("Bodies"),
            "crumbs": _trail((_("Bodies"), None)),
        },
    )


@require_safe
@public_page
def body(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a body: who sits in it, its meetings."""
    _refuse_nonsense(slug)
    found = Body.objects.public().filter(slug=slug).select_related("secretariat", "county").first()
    if found is None:
        raise Http404(_("There is no such body."))
    present, former = selectors.members_of(found)
    meetings = Meeting.objects.public().filter(body=found).select_related("body")
    kind = found.get_kind_display()
    return render(
        request,
        "resolutions/body.html",
        {
            "body": found,
            "members": present,
            "former": former,
            "page_obj": paginate(meetings, request.GET.get("page")),
            "origin_of": found,
            "heading": found.name,
            # «کارگروه» once is enough.
            "lead": "" if found.name.startswith(kind) else kind,
            "crumbs": _trail((_("Bodies"), reverse("resolutions:bodies")), (found.name, None)),
        },
    )


@require_safe
@public_page
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what an organisation has to do."""
    _refuse_nonsense(slug)
    found = Organisation.objects.filter(slug=slug).select_related("parent").first()
    if found is None:
        raise Http404(_("There is no such organisation."))
    page_obj = paginate(duties_of(found, request), request.GET.get("page"))
    return render(
        request,
        "resolutions/organisation.html",
        {
            "organisation": found,
            "page_obj": page_obj,
            "rows": rows_of(page_obj),
            "heading": found.name,
            "lead": found.get_kind_display(),
            "crumbs": _trail((found.name, None)),
        },
    )


def _refuse_nonsense(*parts: Any) -> None:
    """Answer 404 to what no database can be asked."""
    for part in parts:
        if (isinstance(part, int) and part > LARGEST) or (isinstance(part, str) and "\x00" in part):
            raise Http404
