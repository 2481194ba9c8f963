"""The archive for programs."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from participation.common.api.pages import refuse
from participation.common.api.schema import described
from participation.common.api.views import PublicViewSet, day_of, last_modified
from participation.common.asking import bounded_values, typed_words
from participation.common.models import Organisation
from participation.common.prepared import PreparedBulk
from participation.resolutions.archive import ArchiveFilter
from participation.resolutions.enums import IN_FORCE, FollowUp
from participation.resolutions.models import Body, Meeting, Resolution
from participation.resolutions.models.resolution import ResolutionQuerySet
from participation.resolutions.reading import listed
from participation.resolutions.serializers import (
    BodySerializer,
    MeetingSerializer,
    OrganisationSerializer,
    ResolutionSerializer,
)
from participation.resolutions.told import TOLD


def _parameter(name: str, about: Promise, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, description=about, **more)  # type: ignore[arg-type]


BODY = _parameter("body", _("slugs of bodies; any of them"), many=True)
YEAR = _parameter("year", _("Jalali years; any of them"), many=True)


def told_rows() -> ResolutionQuerySet:
    """Read what is told of a resolution; its clauses are read by the serializer."""
    return Resolution.objects.public().select_related("meeting__body").only(*TOLD)


_told_rows = PreparedBulk(told_rows)


def _years(values: tuple[str, ...]) -> list[int]:
    """Return the years of a parameter. Raises ValidationError."""
    for value in values:
        if not (value.isdecimal() and len(value) == 4):  # noqa: PLR2004
            refuse("year", "Jalali years such as 1405")
    return [int(value) for value in values]


@described(
    many=_("Organisations that resolutions name"),
    one=_("An organisation, or a group that the minutes name in its place"),
)
class OrganisationViewSet(PublicViewSet):
    """Organisations that resolutions name."""

    resource = "organisations"
    serializer_class = OrganisationSerializer
    queryset = Organisation.objects.all()


@described(many=_("Bodies with their seats"), one=_("A body with its seats"))
class BodyViewSet(PublicViewSet):
    """Bodies with their seats."""

    resource = "bodies"
    serializer_class = BodySerializer
    queryset = Body.objects.public().prefetch_related("memberships")


@described(
    many=_("Meetings with their agenda, newest first"),
    one=_("A meeting with its agenda and what was said"),
    parameters=[BODY, YEAR],
)
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


@described(
    many=_("Resolutions with their clauses, newest first"),
    one=_("A resolution with its clauses: who must do what by when"),
    parameters=[
        _parameter("q", _("words, however they are typed")),
        BODY,
        YEAR,
        _parameter("organisation", _("ids of organisations; any of them"), many=True),
        _parameter("state", _("where it stands"), many=True, enum=FollowUp.values),
        _parameter("force", _("whether it is in force"), many=True, enum=list(IN_FORCE)),
        _parameter("since", _("first day, ISO or Jalali")),
        _parameter("until", _("last day, ISO or Jalali")),
    ],
)
class ResolutionViewSet(PublicViewSet):
    """Resolutions with their clauses, newest first."""

    resource = "resolutions"
    serializer_class = ResolutionSerializer
    facets: ClassVar = ("body", "year", "organisation", "state", "force")
    queryset = told_rows()

    def filtered(self, rows: Any) -> Any:
        """As the archive does, from its catalogue where nobody asks for what changed.

        Raises ValidationError.
        """
        asked = self.request.query_params
        chosen = {name: bounded_values(asked.getlist(name)) for name in self.facets}
        _years(chosen["year"])
        for state in chosen["state"]:
            if state not in FollowUp.values:
                refuse("state", f"of {', '.join(FollowUp.values)}")
        for force in chosen["force"]:
            if force not in IN_FORCE:
                refuse("force", f"of {', '.join(IN_FORCE)}")
        wanted = ArchiveFilter(
            text=typed_words(asked.get("q", "")),
            facets=chosen,
            since=day_of(self.request, "since"),
            until=day_of(self.request, "until"),
        )
        if last_modified(self.request):
            return wanted.apply(rows)
        return listed(wanted, _told_rows, self.request)
