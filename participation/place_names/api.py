"""The register for programs."""

from typing import Any

from django.db.models import Prefetch
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from participation.common.api.pages import refuse
from participation.common.api.schema import described
from participation.common.api.views import PublicViewSet, day_of, last_modified
from participation.common.asking import bounded_values, typed_words
from participation.common.prepared import PreparedBulk
from participation.place_names.archive import PlaceFilter
from participation.place_names.models import Place, PlaceName
from participation.place_names.models.place import PlaceQuerySet
from participation.place_names.serializers import PlaceDetailSerializer, PlaceSerializer
from participation.place_names.services.keeping import RESOURCE
from participation.place_names.shelf import FORMER


def told_places() -> PlaceQuerySet:
    """Read what a list tells of places, their names read along."""
    names = PlaceName.objects.through_time().select_related("decision__meeting__body")
    return (
        Place.objects.public()
        .select_related("kind", "county")
        .prefetch_related(Prefetch("names", queryset=names, to_attr="told_names"))
        .order_by("sort_key", "pk")
    )


_told_rows = PreparedBulk(lambda: told_places().defer("geometry"))


def _parameter(name: str, about: Promise, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, description=about, **more)  # type: ignore[arg-type]


AS_OF = _parameter(
    "as_of", _("a day, ISO or Jalali such as 1380-01-01: names as they were in force then")
)


@described(
    many=_("Places in the order of their names, with all names"),
    one=_("A place with its names through time and its geometry"),
    parameters=[
        _parameter("q", _("words of any name, however they are typed")),
        _parameter("kind", _("slugs of kinds of places; any of them"), many=True),
        _parameter("county", _("slugs of counties; any of them"), many=True),
        _parameter("city", _("cities or villages as they are written; any of them"), many=True),
        _parameter("former", _("only places that have former names"), enum=[FORMER]),
        _parameter("decade", _("first Jalali years of decades, such as 1380"), many=True),
        AS_OF,
    ],
)
class PlaceViewSet(PublicViewSet):
    """Places with their names."""

    resource = RESOURCE
    serializer_class = PlaceSerializer
    queryset = told_places()

    def get_serializer_class(self) -> type[PlaceSerializer]:
        """Tell the geometry of one place alone: lines are long."""
        return PlaceDetailSerializer if self.action == "retrieve" else PlaceSerializer

    def get_serializer_context(self) -> dict[str, Any]:
        """Say of which day the names are told. Raises ValidationError."""
        return {**super().get_serializer_context(), "as_of": day_of(self.request, "as_of")}

    def filtered(self, rows: Any) -> Any:
        """As the page of the list does, from its catalogue. Raises ValidationError."""
        asked = self.request.query_params
        chosen = {name: bounded_values(asked.getlist(name)) for name in PlaceFilter.FACETS}
        if not all(year.isdecimal() and len(year) == 4 for year in chosen["decade"]):  # noqa: PLR2004
            refuse("decade", "first Jalali years of decades such as 1380")
        if set(chosen["former"]) - {FORMER}:
            refuse("former", f"only {FORMER}")
        day_of(self.request, "as_of")
        wanted = PlaceFilter(text=typed_words(asked.get("q", "")), facets=chosen)
        if last_modified(self.request):
            return wanted.apply(rows.defer("geometry"))
        return wanted.listed(self.request, _told_rows).rows
