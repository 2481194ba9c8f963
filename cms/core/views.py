"""What machines ask for, and the page of all components."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail import views as wagtail_views

from cms.core.routing import find_route
from cms.core.selectors import public_address
from cms.core.sitemaps import sections
from cms.core.styleguide import SampleForm, components
from participation.common.listing import Crumb

XML = "application/xml; charset=utf-8"


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Return the files of the map."""
    files = [
        (public_address(f"/sitemap-{name}-{number}.xml"), latest)
        for name, section in sections().items()
        for latest in [section.latest()]
        for number in range(1, section.files() + 1)
    ]
    return render(request, "core/sitemap_index.xml", {"files": files}, content_type=XML)


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap_file(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Return one file of the map."""
    section = sections().get(name)
    if section is None or not 1 <= number <= section.files():
        raise Http404
    return render(
        request, "core/sitemap.xml", {"addresses": section.addresses(number)}, content_type=XML
    )


@require_safe
@cache_control(public=True, max_age=86400)
def robots(request: HttpRequest) -> HttpResponse:
    """Return what crawlers may read."""
    return render(
        request,
        "core/robots.txt",
        {"sitemap": public_address("/sitemap.xml")},
        content_type="text/plain; charset=utf-8",
    )


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component with the templates that the pages use; for developers only."""
    if not (settings.DEBUG or settings.SHOW_STYLEGUIDE):
        raise Http404
    wrong = SampleForm({"mobile": "۰۹۱۲۰۰۰۰۰", "kind": "complaint"})
    return render(
        request,
        "core/styleguide.html",
        {
            **components(),
            "crumbs": [Crumb("", "/"), Crumb("اجزای صفحه", None)],
            "heading": "اجزای صفحه",
            "form": SampleForm(),
            "wrong_form": wrong,
            "page_obj": Paginator(range(160), 20).get_page(request.GET.get("page")),
        },
    )


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with the page of the address, found in as many queries at any depth."""
    find_route(request, path)
    response: HttpResponseBase = wagtail_views.serve(request, path)
    return response
