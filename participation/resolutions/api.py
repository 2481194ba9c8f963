"""The archive for programs."""

from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view

from participation.common.api.pages import refuse
from participation.common.api.views import MODIFIED_SINCE, PublicViewSet, day_of
from participation.common.asking import bounded_values, typed_words
from participation.common.models import Organisation
from participation.resolutions.archive import ArchiveFilter
from participation.resolutions.enums import FollowUp
from participation.resolutions.models import Body, ClauseActor, Meeting, Resolution
from participation.resolutions.serializers import (
    BodySerializer,
    MeetingSerializer,
    OrganisationSerializer,
    ResolutionSerializer,
)


def _parameter(name: str, about: str, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, description=about, **more)


BODY = _parameter("body", "slugs of bodies; any of them", many=True)
YEAR = _parameter("year", "Jalali years; any of them", many=True)


def _years(values: tuple[str, ...]) -> list[int]:
    """Return the years of a parameter. Raises ValidationError."""
    for value in values:
        if not (value.isdecimal() and len(value) == 4):  # noqa: PLR2004
            refuse("year", "Jalali years such as 1405")
    return [int(value) for value in values]


@extend_schema_view(list=extend_schema(parameters=[MODIFIED_SINCE]))
class OrganisationViewSet(PublicViewSet):
    """Organisations that resolutions name."""

    resource = "organisations"
    serializer_class = OrganisationSerializer
    queryset = Organisation.objects.all()


@extend_schema_view(list=extend_schema(parameters=[MODIFIED_SINCE]))
class BodyViewSet(PublicViewSet):
    """Bodies with their seats."""

    resource = "bodies"
    serializer_class = BodySerializer
    queryset = Body.objects.public().prefetch_related("memberships")


@extend_schema_view(list=extend_schema(parameters=[MODIFIED_SINCE, BODY, YEAR]))
class MeetingViewSet(PublicViewSet):
    """Meetings with their agenda, newest first."""

    resource = "meetings"
    serializer_class = MeetingSerializer
    queryset = Meeting.objects.public().select_related("body").prefetch_related("agenda")

    def filtered(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """By body and year."""
        bodies = bounded_values(self.request.query_params.getlist("body"))
        years = _years(bounded_values(self.request.query_params.getlist("year")))
        rows = rows.filter(body__slug__in=bodies) if bodies else rows
        return rows.filter(year__in=years) if years else rows


@extend_schema_view(
    list=extend_schema(
        parameters=[
            MODIFIED_SINCE,
            _parameter("q", "words, however they are typed"),
            BODY,
            YEAR,
            _parameter("organisation", "ids of organisations; any of them", many=True),
            _parameter("state", "where it stands", many=True, enum=FollowUp.values),
            _parameter("since", "first day, ISO or Jalali"),
            _parameter("until", "last day, ISO or Jalali"),
        ]
    )
)
class ResolutionViewSet(PublicViewSet):
    """Resolutions with their clauses, newest first."""

    resource = "resolutions"
    serializer_class = ResolutionSerializer
    facets: ClassVar = ("body", "year", "organisation", "state")
    queryset = (
        Resolution.objects.public()
        .select_related("meeting__body")
        .prefetch_related(
            Prefetch("clauses__actors", queryset=ClauseActor.objects.select_related("organisation"))
        )
    )

    def filtered(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """As the archive does. Raises ValidationError."""
        asked = self.request.query_params
        chosen = {name: bounded_values(asked.getlist(name)) for name in self.facets}
        _years(chosen["year"])
        for state in chosen["state"]:
            if state not in FollowUp.values:
                refuse("state", f"of {', '.join(FollowUp.values)}")
        wanted = ArchiveFilter(
            text=typed_words(asked.get("q", "")),
            facets=chosen,
            since=day_of(self.request, "since"),
            until=day_of(self.request, "until"),
        )
        return wanted.apply(rows)  # type: ignore[arg-type]
