"""What came of complaints, for programs."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from participation.common.addresses import absolute
from participation.common.api.fields import JalaliTwin, NamedRefSerializer
from participation.common.api.pages import refuse
from participation.common.api.schema import described
from participation.common.api.views import PublicViewSet, day_of
from participation.common.asking import bounded_values, typed_words
from participation.complaints.enums import ComplaintClass
from participation.complaints.models import Outcome
from participation.complaints.outcomes.archive import OutcomeFilter
from participation.complaints.outcomes.services import RESOURCE
from participation.complaints.selectors import outcomes_for_lists


class OutcomeSerializer(serializers.ModelSerializer[Outcome]):
    """What came of a complaint, told without anybody in it."""

    slug = serializers.CharField(read_only=True)
    category = NamedRefSerializer(read_only=True, help_text=_("what it was about"))
    kind = serializers.ChoiceField(
        source="category.kind",
        choices=ComplaintClass.choices,
        read_only=True,
        help_text=_("the class"),
    )
    county = NamedRefSerializer(
        read_only=True, allow_null=True, help_text=_("the county, or null; nothing finer is told")
    )
    date = serializers.DateField(source="day", read_only=True)
    date_jalali = JalaliTwin("day")
    url = serializers.SerializerMethodField(help_text=_("address of its page"))

    class Meta:
        """Fields."""

        model = Outcome
        fields = (
            "id",
            "slug",
            "title",
            "category",
            "kind",
            "county",
            "problem",
            "result",
            "date",
            "date_jalali",
            "is_demo",
            "url",
            "updated_at",
        )
        extra_kwargs = {
            "problem": {"help_text": _("what was asked for")},
            "result": {"help_text": _("what came of it")},
        }

    is_demo = serializers.BooleanField(read_only=True, help_text=_("invented, for a demonstration"))

    def get_url(self, outcome: Outcome) -> str:
        """Return the address of its page."""
        return absolute(outcome.get_absolute_url())


def _parameter(name: str, about: Promise, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, description=about, **more)  # type: ignore[arg-type]


@described(
    many=_("Published outcomes of complaints, newest first"),
    one=_("A published outcome"),
    parameters=[
        _parameter("q", _("words, however they are typed")),
        _parameter("category", _("slugs of categories; any of them"), many=True),
        _parameter("county", _("slugs of counties; any of them"), many=True),
        _parameter("year", _("Jalali years; any of them"), many=True),
        _parameter("since", _("first day, ISO or Jalali")),
        _parameter("until", _("last day, ISO or Jalali")),
    ],
)
class OutcomeViewSet(PublicViewSet):
    """Published outcomes of complaints, newest first."""

    resource = RESOURCE
    serializer_class = OutcomeSerializer
    queryset = outcomes_for_lists(Outcome.objects.public())

    def filtered(self, rows: Any) -> Any:
        """As the page of the list does. Raises ValidationError."""
        asked = self.request.query_params
        chosen = {name: bounded_values(asked.getlist(name)) for name in OutcomeFilter.FACETS}
        if not all(year.isdecimal() and len(year) == 4 for year in chosen["year"]):  # noqa: PLR2004
            refuse("year", "Jalali years such as 1405")
        return OutcomeFilter(
            text=typed_words(asked.get("q", "")),
            facets=chosen,
            since=day_of(self.request, "since"),
            until=day_of(self.request, "until"),
        ).apply(rows)
