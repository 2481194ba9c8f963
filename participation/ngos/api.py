"""The register for programs: NGOs with their permits and versions, and verifying a permit."""

from typing import Any

from django.db.models import Prefetch
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from participation.common.api.pages import refuse
from participation.common.api.schema import described
from participation.common.api.views import (
    PublicReadThrottle,
    PublicViewSet,
    check_garbage,
    last_modified,
)
from participation.common.asking import bounded_values, typed_words
from participation.common.prepared import PreparedBulk
from participation.ngos.archive import NgoFilter
from participation.ngos.enums import Level, NgoState
from participation.ngos.models import Ngo, NgoVersion, Permit
from participation.ngos.models.ngo import NgoQuerySet
from participation.ngos.serializers import (
    NgoDetailSerializer,
    NgoSerializer,
    VerifiedPermitSerializer,
)
from participation.ngos.services.keeping import RESOURCE
from participation.ngos.verifying.selectors import by_number

YEAR_DIGITS = 4


def told_ngos() -> NgoQuerySet:
    """Read what a list tells of NGOs, their permits read along."""
    permits = Permit.objects.order_by("-pk")
    return (
        Ngo.objects.public()
        .select_related("prefix", "county", "authority")
        .prefetch_related(
            "activity_fields", Prefetch("permits", queryset=permits, to_attr="told_permits")
        )
        .order_by("sort_key", "pk")
    )


_told_rows = PreparedBulk(told_ngos)


def _parameter(name: str, about: Promise, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, description=about, **more)  # type: ignore[arg-type]


@described(
    many=_("NGOs in the order of their names, each with its permit"),
    one=_("An NGO with its permits and what its entry said from when to when"),
    parameters=[
        _parameter("q", _("words of any name, a field or a number, however they are typed")),
        _parameter("field", _("slugs of fields of activity; any of them"), many=True),
        _parameter("state", _("states; any of them"), many=True, enum=NgoState.values),
        _parameter("level", _("levels; any of them"), many=True, enum=Level.values),
        _parameter("county", _("slugs of counties; any of them"), many=True),
        _parameter("year", _("Jalali years of the first permit, such as 1404"), many=True),
    ],
)
class NgoViewSet(PublicViewSet):
    """NGOs with their permits."""

    resource = RESOURCE
    serializer_class = NgoSerializer
    queryset = told_ngos()

    def get_serializer_class(self) -> type[NgoSerializer]:
        """Tell the versions of one NGO alone: they are long."""
        return NgoDetailSerializer if self.action == "retrieve" else NgoSerializer

    def get_queryset(self) -> Any:
        """Read the versions along where they are told."""
        rows = super().get_queryset()
        if self.action != "retrieve":
            return rows
        versions = NgoVersion.objects.through_time().select_related("decision")
        return rows.prefetch_related(Prefetch("versions", queryset=versions))

    def filtered(self, rows: Any) -> Any:
        """As the page of the list does, from its catalogue. Raises ValidationError."""
        asked = self.request.query_params
        chosen = {name: bounded_values(asked.getlist(name)) for name in NgoFilter.FACETS}
        if not all(year.isdecimal() and len(year) == YEAR_DIGITS for year in chosen["year"]):
            refuse("year", "Jalali years such as 1404")
        for name, known in (("state", NgoState), ("level", Level)):
            if set(chosen[name]) - set(known.values):
                refuse(name, f"some of {', '.join(known.values)}")
        wanted = NgoFilter(text=typed_words(asked.get("q", "")), facets=chosen)
        if last_modified(self.request):
            return wanted.apply(rows)
        return wanted.listed(self.request, _told_rows).rows


class PermitView(APIView):
    """Whether a permit is in force, by its number."""

    throttle_classes = (PublicReadThrottle,)
    http_method_names = ("get", "head", "options")  # type: ignore[assignment]

    @extend_schema(
        operation_id="permits_retrieve",
        summary=_("A permit by its number: whether it is in force today, and who issued it"),  # type: ignore[arg-type]
        description="",
        parameters=[
            OpenApiParameter(
                "number",
                OpenApiTypes.STR,
                OpenApiParameter.PATH,
                description=_("as it stands on the permit; any digits and joints will do"),  # type: ignore[arg-type]
            )
        ],
        responses=VerifiedPermitSerializer,
    )
    def get(self, request: Request, number: str) -> Response:
        """Return the permit. Raises Http404. Nothing keeps the answer: it may change any moment."""
        check_garbage(request)
        found = by_number(number)
        if found is None:
            raise Http404
        permit: Any = found.permit
        permit.issued_to = found.issued_to
        answer = Response(VerifiedPermitSerializer(permit).data)
        answer["Cache-Control"] = "no-store"
        return answer
