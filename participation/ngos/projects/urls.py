"""Addresses of calls, projects, plans and reports; nothing of anybody stands in them."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from participation.common.files.views import upload_urls
from participation.ngos.projects.views import plans, public, reports

PUBLIC = [
    path("ngos/projects/", public.projects, name="projects"),
    path("ngos/projects/calls/", public.calls, name="calls"),
    path("ngos/projects/calls/<int:pk>/", public.call, name="call"),
    path("ngos/projects/calls/<int:pk>-<str:slug>/", public.call, name="call"),
    path("ngos/projects/<int:pk>/", public.project, name="project"),
    path("ngos/projects/<int:pk>-<str:slug>/", public.project, name="project"),
    path("feeds/ngo-calls/rss/", public.feed, {"kind": Rss201rev2Feed}, name="rss"),
    path("feeds/ngo-calls/atom/", public.feed, {"kind": Atom1Feed}, name="atom"),
]
PLANS: list[URLPattern | URLResolver] = [
    *plans.ENTRANCE.urls("ngos/plans/"),
    path("ngos/plans/new/", plans.new, name="new"),
    path("ngos/plans/", plans.new, name="index"),
    *plans.WIZARD.urls("ngos/plans/"),
]
AT = reports.COOKIE_PATH.lstrip("/")
REPORTS: list[URLPattern | URLResolver] = [
    *reports.ENTRANCE.urls(AT),
    path(AT, reports.listing, name="list"),
    path(f"{AT}to/<str:token>/", reports.by_link, name="link"),
    path(f"{AT}<int:pk>/", reports.report, name="report"),
    path(f"{AT}<int:pk>/uploads/", include(upload_urls(reports.upload_place, name="uploads"))),
]
urlpatterns = [
    path("", include((PUBLIC, "ngo_projects"))),
    path("", include((PLANS, "ngo_plans"))),
    path("", include((REPORTS, "ngo_reports"))),
]
