"""Addresses. What is not named here belongs to a Wagtail page."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.core.views import serve as serve_page
from config import health, well_known
from config.api_router import public_api, wagtail_api
from participation.common.api.docs import docs, schema
from participation.place_names.checking.views import check as check_name

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path(".well-known/security.txt", well_known.security_txt, name="security-txt"),
    # One door for staff: Wagtail's second one, for private pages, asks for no second factor.
    path(
        "_util/login/", RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True)
    ),
    path("admin/", include("participation.staff_access.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", include((public_api, "api"))),
    path("api/v2/", wagtail_api.urls),
    path("api/docs/", docs, name="api-docs"),
    path("api/schema/", schema, name="api-schema"),
    path("defence/", include("participation.common.defence.urls")),
    path("feeds/news/", include("cms.news.urls")),
    path("", include("participation.cases.urls")),
    path("", include("participation.complaints.urls")),
    path("", include("participation.ngos.changes.urls")),
    path("", include("participation.ngos.urls")),
    path("", include("participation.ngos.supervision.urls")),
    path("", include("participation.place_names.urls")),
    path("", include("participation.place_names.proposals.urls")),
    path("", include("participation.place_names.decisions.urls")),
    path("", include("participation.ngos.guide.urls")),
    path("", include("participation.ngos.applications.urls")),
    path("", include("participation.ngos.projects.urls")),
    path("", include("participation.resolutions.urls")),
    path("place-names/check/", check_name, name="place-name-check"),
    path("", include("cms.search_page.urls")),
    path("", include("cms.core.urls")),
]

if getattr(settings, "SERVE_MEDIA", False):
    urlpatterns += [
        re_path(r"^media/(?P<path>.*)$", serve_file, {"document_root": settings.MEDIA_ROOT}),
    ]

urlpatterns += [
    re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
