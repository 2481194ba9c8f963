"""The API: ours at ``/api/v1/``, Wagtail's v2 at ``/api/v2/`` for pages, images, documents."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.decorators.http import conditional_page
from rest_framework.routers import SimpleRouter
from wagtail.api.v2.router import WagtailAPIRouter

from cms.core.api import PublicDocumentsViewSet, PublicImagesViewSet, PublicPagesViewSet
from participation.cases.api.statistics import StatisticsView
from participation.common.api import problems
from participation.common.api.search import SearchView
from participation.common.defence.api import ChallengeView
from participation.complaints.api.categories import CategoryViewSet, SubjectsView
from participation.complaints.api.outcomes import OutcomeViewSet
from participation.complaints.api.submit import SubmitView
from participation.ngos.api import NgoViewSet, PermitView
from participation.ngos.projects.api import NgoCallViewSet, NgoProjectViewSet
from participation.place_names.api import PlaceViewSet
from participation.place_names.checking.api import NameCheckView
from participation.place_names.decisions.api import NamingDecisionViewSet
from participation.place_names.proposals.api.public import ProposalViewSet
from participation.resolutions import api as resolutions


class ConditionalRouter(WagtailAPIRouter):
    """Answers 304 where the caller has the answer already."""

    def wrap_view(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Give the view the router, and its answer an ETag."""
        wrapped: Callable[..., Any] = conditional_page(super().wrap_view(func))
        return wrapped


wagtail_api = ConditionalRouter("wagtailapi")
wagtail_api.register_endpoint("pages", PublicPagesViewSet)
wagtail_api.register_endpoint("images", PublicImagesViewSet)
wagtail_api.register_endpoint("documents", PublicDocumentsViewSet)


def _public() -> SimpleRouter:
    router = SimpleRouter()
    router.register("bodies", resolutions.BodyViewSet)
    router.register("meetings", resolutions.MeetingViewSet)
    router.register("organisations", resolutions.OrganisationViewSet)
    router.register("resolutions", resolutions.ResolutionViewSet)
    router.register("complaint-categories", CategoryViewSet)
    router.register("outcomes", OutcomeViewSet)
    router.register("ngos", NgoViewSet)
    router.register("ngo-calls", NgoCallViewSet)
    router.register("ngo-projects", NgoProjectViewSet)
    router.register("places", PlaceViewSet)
    router.register("place-name-proposals", ProposalViewSet)
    router.register("naming-decisions", NamingDecisionViewSet)
    return router


public_api: list[URLPattern | URLResolver] = [
    path("search/", conditional_page(SearchView.as_view()), name="search"),
    path("staff/cases/", include("participation.cases.api.staff_urls")),
    path("cases/", include("participation.cases.api.urls")),
    path("complaints/", SubmitView.as_view(), name="complaints"),
    path("complaint-subjects/", SubjectsView.as_view(), name="complaint-subjects"),
    path("statistics/", StatisticsView.as_view(), name="statistics"),
    path("place-name-check/", NameCheckView.as_view(), name="place-name-check"),
    path("permits/<str:number>/", PermitView.as_view(), name="permits"),
    path("challenge/", ChallengeView.as_view(), name="challenge"),
    *_public().urls,
    re_path(r"^(?P<path>.*)$", problems.not_found),
]
