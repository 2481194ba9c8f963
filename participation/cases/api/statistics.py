"""The public figures, for programs: what the page of figures shows, as data."""

from typing import Any

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import conditional_page
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from participation.cases.statistics import figures_for
from participation.common.api.views import PublicReadThrottle, check_garbage
from participation.common.asking import MAX_VALUE


class PeriodSerializer(serializers.Serializer[Any]):
    """A half-year and how it was measured."""

    id = serializers.CharField(help_text=_("what “period” takes, such as 1405-1"))
    label = serializers.CharField()  # type: ignore[assignment]
    first_day = serializers.DateField(help_text=_("first day"))
    first_day_jalali = serializers.CharField(help_text=_("the same day in the Persian calendar"))
    last_day = serializers.DateField(help_text=_("last day"))
    last_day_jalali = serializers.CharField(help_text=_("the same day in the Persian calendar"))
    measured_on = serializers.DateField(help_text=_("day of measuring"))
    measured_on_jalali = serializers.CharField(help_text=_("the same day in the Persian calendar"))
    least = serializers.IntegerField(help_text=_("counts below it are not told"))
    is_demo = serializers.BooleanField(help_text=_("invented, for a demonstration"))


class FiguresSerializer(serializers.Serializer[Any]):
    """Figures of some cases; null is what is not told."""

    received = serializers.IntegerField(help_text=_("cases that came in"))
    closed = serializers.IntegerField(allow_null=True, help_text=_("of them closed, or null"))
    open = serializers.IntegerField(allow_null=True, help_text=_("of them open, or null"))
    overdue = serializers.IntegerField(
        allow_null=True, help_text=_("of them open after their last day, or null")
    )
    on_time_percent = serializers.IntegerField(
        allow_null=True, help_text=_("share that was closed in time, or null")
    )
    median_days = serializers.FloatField(
        allow_null=True, help_text=_("days that half of the closed ones took at most, or null")
    )


class LineSerializer(FiguresSerializer):
    """A line of a table."""

    key = serializers.CharField(help_text=_("what “county” or “category” takes; may be empty"))
    name = serializers.CharField()
    is_merged = serializers.BooleanField(help_text=_("small lines that stand together"))
    merged = serializers.ListField(
        child=serializers.CharField(), help_text=_("names of the lines that stand together")
    )


class SeriesLineSerializer(LineSerializer):
    """A line in one half-year."""

    period = PeriodSerializer(help_text=_("the half-year"))


class SpanSerializer(serializers.Serializer[Any]):
    """How many were closed within some days."""

    closed = serializers.IntegerField(help_text=_("how many"))

    def get_fields(self) -> dict[str, Any]:
        """Add the field whose name is a word of Python."""
        first = serializers.IntegerField(help_text=_("from so many days"))
        last = serializers.IntegerField(allow_null=True, help_text=_("to so many days, or null"))
        return {"from": first, "to": last, **super().get_fields()}


class StatisticsSerializer(serializers.Serializer[Any]):
    """Figures of a half-year."""

    period = PeriodSerializer(help_text=_("the half-year"))
    periods = serializers.ListField(
        child=serializers.CharField(), help_text=_("half-years that are published, newest first")
    )
    total = FiguresSerializer(allow_null=True, help_text=_("all cases; null for one line alone"))
    days = SpanSerializer(many=True, help_text=_("how long it took"))
    months = LineSerializer(many=True, help_text=_("by month of receipt"))
    counties = LineSerializer(many=True, help_text=_("by county"))
    categories = LineSerializer(many=True, help_text=_("by subject"))
    kinds = LineSerializer(many=True, help_text=_("by kind of case"))
    definitions = serializers.DictField(
        child=serializers.CharField(), help_text=_("what each figure means")
    )
    series = SeriesLineSerializer(
        many=True, required=False, help_text=_("one line in all half-years")
    )
    table = serializers.CharField(required=False, help_text=_("table of that line"))


def _parameter(name: str, about: Promise) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, description=about)  # type: ignore[arg-type]


class StatisticsView(APIView):
    """Published figures of cases; small counts are suppressed."""

    throttle_classes = (PublicReadThrottle,)
    http_method_names = ("get", "head", "options")  # type: ignore[assignment]

    @extend_schema(
        operation_id="statistics",
        summary=_("Figures of a half-year; small counts are not told"),  # type: ignore[arg-type]
        parameters=[
            _parameter("period", _("a half-year such as 1405-1; else the newest")),
            _parameter("county", _("key of a county: its line in all half-years")),
            _parameter("category", _("key of a subject: its line in all half-years")),
        ],
        responses=StatisticsSerializer,
    )
    def get(self, request: Request) -> Response:
        """Return the figures. Raises ValidationError, Http404 where none are published of that."""
        check_garbage(request)
        asked = {
            name: request.query_params.get(name, "").strip()[:MAX_VALUE]
            for name in ("period", "county", "category")
        }
        figures = figures_for(**asked)
        if figures is None:
            raise Http404
        return Response(figures)

    @classmethod
    def as_view(cls, **kwargs: Any) -> Any:
        """Give every answer an ETag, and 304 where the caller has it."""
        return conditional_page(super().as_view(**kwargs))
