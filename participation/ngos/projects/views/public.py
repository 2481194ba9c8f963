"""Calls and projects for everybody: lists, pages, feeds."""

from typing import Any

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
from participation.ngos.projects import selectors
from participation.ngos.projects.exports import export_calls, export_projects
from participation.ngos.projects.feeds import calls_feed
from participation.ngos.projects.models import Call, Project
from participation.ngos.projects.narrowing import CallNarrowing, ProjectsNarrowing
from persian.jalali import today

LARGEST = 2**31 - 1
public_page = cache_control(public=True, max_age=60)


def trail(*steps: tuple[str, str | None]) -> list[Crumb]:
    """Return the trail to a page of calls and projects."""
    top = [(_("NGOs"), reverse("ngos:archive")), *steps]
    return [Crumb(_("Home"), "/"), *(Crumb(*step) for step in top)]


@require_safe
@public_page
def calls(request: HttpRequest) -> HttpResponseBase:
    """Show calls, those that close last first."""
    asked = CallNarrowing.of(request.GET)
    if (kind := request.GET.get("export", "")) in WRITERS:
        return export_calls(asked.rows(), kind=kind)
    page = paginate(asked.rows(), request.GET.get("page"))
    return _list(request, "calls", asked, page, Call.objects.public(), {
        "rows": [shown_call(one) for one in page],
        "heading": _("Calls for projects"),
        "lead": _("What the office gives NGOs money for, how much, and until when."),
        "all_url": reverse("ngo_projects:calls"),
        "crumbs": trail((_("Calls for projects"), None)),
    })  # fmt: skip


@require_safe
@public_page
def projects(request: HttpRequest) -> HttpResponseBase:
    """Show projects, those awarded last first."""
    asked = ProjectsNarrowing.of(request.GET)
    if (kind := request.GET.get("export", "")) in WRITERS:
        return export_projects(asked.rows(), kind=kind)
    page = paginate(asked.rows(), request.GET.get("page"))
    return _list(request, "projects", asked, page, Project.objects.public(), {
        "rows": [shown_project(one) for one in page],
        "heading": _("Projects of NGOs"),
        "lead": _("Which NGO got how much for what, and how far it is."),
        "all_url": reverse("ngo_projects:projects"),
        "crumbs": trail((_("Projects of NGOs"), None)),
    })  # fmt: skip


def _list(  # noqa: PLR0913, PLR0917 (the same for both lists)
    request: HttpRequest, name: str, asked: Any, page: Any, everything: Any, more: dict[str, Any]
) -> HttpResponse:
    facets = asked.facets_of(everything)
    context = {
        "asked": asked, "facets": facets, "page_obj": page, "chosen": asked.chosen(facets), **more,
    }  # fmt: skip
    return render(request, f"ngos/projects/{name}.html", context)


def shown_call(call: Call) -> dict[str, Any]:
    """Return a call as a row of a list shows it."""
    return {
        "call": call,
        "standing": selectors.standing_of_call(call),
        "takes_plans": call.takes_plans(today()),
    }


def shown_project(project: Project) -> dict[str, Any]:
    """Return a project as a row of a list shows it."""
    return {"project": project, "standing": selectors.standing_of_project(project)}


@require_safe
@public_page
def call(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """Show a call and, once it is decided, what was awarded. Older titles lead to today's."""
    found = selectors.public_call(pk) if pk <= LARGEST else None
    if found is None:
        raise Http404(_("There is no such call."))
    if slug != found.slug:
        return redirect(found.get_absolute_url())
    context = {
        **shown_call(found),
        "rows": [shown_project(one) for one in selectors.call_projects(found)],
        "origin_of": found,
        "heading": found.title,
        "crumbs": trail(
            (_("Calls for projects"), reverse("ngo_projects:calls")), (found.title, None)
        ),
    }
    return render(request, "ngos/projects/call.html", context)


@require_safe
@public_page
def project(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """Show a project with its milestones and payments. Older titles lead to today's."""
    found = selectors.public_project(pk) if pk <= LARGEST else None
    if found is None:
        raise Http404(_("There is no such project."))
    if slug != found.slug:
        return redirect(found.get_absolute_url())
    context = {
        **shown_project(found),
        "milestones": selectors.milestones_of(found),
        "payments": list(found.payments.order_by("paid_on", "pk")[: selectors.MOST_PROJECTS]),
        "resolution": found.resolution if found.resolution.is_public else None,
        "origin_of": found,
        "heading": found.title,
        "crumbs": trail(
            (_("Projects of NGOs"), reverse("ngo_projects:projects")), (found.title, None)
        ),
    }
    return render(request, "ngos/projects/project.html", context)


@require_safe
@conditional_page
@cache_control(public=True, max_age=300)
def feed(request: HttpRequest, *, kind: type[SyndicationFeed]) -> HttpResponse:
    """Answer with the newest calls as RSS or Atom."""
    office = OfficeSettings.base_queryset().first() or OfficeSettings()
    return feed_response(calls_feed(kind, office=office, here=request.path))
