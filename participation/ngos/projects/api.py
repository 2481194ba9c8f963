"""Calls and projects of NGOs for programs."""

from typing import Any, ClassVar

from django.db.models import Prefetch
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from participation.common.api.pages import refuse
from participation.common.api.schema import described
from participation.common.api.views import PublicViewSet
from participation.common.asking import bounded_values, typed_words
from participation.ngos.projects.enums import ProjectState
from participation.ngos.projects.models import Call, Milestone, Project
from participation.ngos.projects.narrowing import (
    CallNarrowing,
    ProjectNarrowing,
    ProjectsNarrowing,
)
from participation.ngos.projects.serializers import (
    PUBLIC_STATES,
    NgoCallDetailSerializer,
    NgoCallSerializer,
    NgoProjectDetailSerializer,
    NgoProjectSerializer,
)
from participation.ngos.projects.services.keeping import CALLS, PROJECTS


def _parameter(name: str, about: Promise, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, description=about, **more)  # type: ignore[arg-type]


WORDS = _parameter("q", _("words of title, text, field or county, however they are typed"))
COUNTY = _parameter("county", _("slugs of counties; any of them"), many=True)


class NarrowedViewSet(PublicViewSet):
    """A list under the filters of its page."""

    narrowing: ClassVar[type[ProjectNarrowing]]

    def filtered(self, rows: Any) -> Any:
        """As the page of the list does. Raises ValidationError."""
        asked = self.request.query_params
        chosen = {name: bounded_values(asked.getlist(name)) for name in self.narrowing.FACETS}
        if set(chosen["state"]) - set(self.narrowing.STATES):
            refuse("state", f"some of {', '.join(self.narrowing.STATES)}")
        wanted = self.narrowing(text=typed_words(asked.get("q", "")), facets=chosen)
        return wanted.apply(rows)


@described(
    many=_("Calls for projects of NGOs, those that close last first"),
    one=_("A call with its text, its criteria and the papers that come along"),
    parameters=[
        WORDS,
        _parameter(
            "state", _("states; any of them"), many=True, enum=[one[0] for one in PUBLIC_STATES]
        ),
        COUNTY,
    ],
)
class NgoCallViewSet(NarrowedViewSet):
    """Calls."""

    resource = CALLS
    narrowing = CallNarrowing
    serializer_class = NgoCallSerializer
    queryset = (
        Call.objects.public()
        .prefetch_related("activity_fields", "counties", "criteria")
        .order_by("-closes_on", "-pk")
    )

    def get_serializer_class(self) -> type[NgoCallSerializer]:
        """Tell the text of one call alone: it is long."""
        return NgoCallDetailSerializer if self.action == "retrieve" else NgoCallSerializer


@described(
    many=_("Projects of NGOs, those awarded last first"),
    one=_("A project with its milestones, what was told of its reports, and payments"),
    parameters=[
        WORDS,
        _parameter("state", _("states; any of them"), many=True, enum=ProjectState.values),
        COUNTY,
    ],
)
class NgoProjectViewSet(NarrowedViewSet):
    """Projects."""

    resource = PROJECTS
    narrowing = ProjectsNarrowing
    serializer_class = NgoProjectSerializer
    queryset = Project.objects.public().for_lists().order_by("-awarded_on", "-pk")

    def get_serializer_class(self) -> type[NgoProjectSerializer]:
        """Tell the milestones of one project alone."""
        return NgoProjectDetailSerializer if self.action == "retrieve" else NgoProjectSerializer

    def get_queryset(self) -> Any:
        """Read along what is told of one project."""
        rows = super().get_queryset()
        if self.action != "retrieve":
            return rows
        milestones = Milestone.objects.select_related("project").order_by("number")
        read = rows.select_related("resolution__meeting__body", "supervisor", "chief")
        return read.prefetch_related("payments", Prefetch("milestones", queryset=milestones))
