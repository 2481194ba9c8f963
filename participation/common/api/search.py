"""The search of the site, for programs."""

from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from participation.common.api.pages import (
    MAX_PAGE_SIZE,
    PAGE_SIZE,
    Pages,
    address_of,
    number_of,
    refuse,
)
from participation.common.api.views import PublicReadThrottle, check_garbage, day_of
from participation.common.asking import bounded_values, typed_words
from persian.jalali import to_jalali_iso
from search.facets import FACETS
from search.query import MAX_REACH, Order, Query
from search.result import Hit, Piece, Result
from search.selectors import find


class HitSerializer(serializers.Serializer[Any]):
    """A found thing; in ``highlights`` the words that were found stand between <mark> and </mark>,
    everything else is escaped."""

    kind = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField()
    number = serializers.CharField()
    summary = serializers.CharField()
    date = serializers.DateField(allow_null=True)
    date_jalali = serializers.CharField(allow_null=True)
    highlights = serializers.ListField(child=serializers.CharField())


class FacetValueSerializer(serializers.Serializer[Any]):
    """A value with the number of hits that it would leave."""

    value = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    count = serializers.IntegerField()


class ResultSerializer(serializers.Serializer[Any]):
    """A page of hits. Where ``count_is_least``, there are more than ``count``."""

    count = serializers.IntegerField()
    count_is_least = serializers.BooleanField()
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    has_all_words = serializers.BooleanField()
    correction = serializers.CharField(allow_null=True)
    is_fallback = serializers.BooleanField()
    results = HitSerializer(many=True)
    facets = serializers.DictField(child=FacetValueSerializer(many=True))


FACET_WORDS = {
    "kind": _("kinds of results; any of them"),
    "county": _("slugs of counties; any of them"),
    "body": _("slugs of bodies; any of them"),
    "year": _("Jalali years; any of them"),
    "organisation": _("ids of organisations; any of them"),
}


def _text(name: str, about: str | Promise, *, many: bool = False) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, many=many, description=about)  # type: ignore[arg-type]


def _number(name: str, about: str | Promise) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.INT, description=about)  # type: ignore[arg-type]


class SearchView(APIView):
    """Everything public by its words, however they are typed."""

    throttle_classes = (PublicReadThrottle,)
    http_method_names = ("get", "head", "options")  # type: ignore[assignment]

    @extend_schema(
        operation_id="search",
        summary=_("Everything public by its words, however they are typed"),  # type: ignore[arg-type]
        description="",
        parameters=[
            _text("q", _("words, however they are typed")),
            *(_text(name, FACET_WORDS[name], many=True) for name in FACETS),
            _text("since", _("first day, ISO or Jalali")),
            _text("until", _("last day, ISO or Jalali")),
            OpenApiParameter(
                "order",
                OpenApiTypes.STR,
                enum=[order.value for order in Order],
                description=_("the nearest to the words first, or the newest"),  # type: ignore[arg-type]
            ),
            _number("page", Pages.page_query_description),
            _number("page_size", Pages.page_size_query_description),
        ],
        responses=ResultSerializer,
    )
    def get(self, request: Request) -> Response:
        """Return a page of hits. Raises ValidationError."""
        check_garbage(request)
        size = number_of(request, "page_size", PAGE_SIZE, MAX_PAGE_SIZE)
        page = number_of(request, "page", 1, MAX_REACH // size)
        order = request.query_params.get("order") or Order.RELEVANCE.value
        if order not in set(Order):
            refuse("order", f"one of {', '.join(Order)}")
        query = Query(
            typed_words(request.query_params.get("q", "")),
            facets={name: bounded_values(request.query_params.getlist(name)) for name in FACETS},
            since=day_of(request, "since"),
            until=day_of(request, "until"),
            order=Order(order),
            page=page,
            size=size,
        )
        result = find(query)
        return Response(ResultSerializer(_told(request, result, page)).data)


def _told(request: Request, result: Result, page: int) -> dict[str, Any]:
    return {
        "count": result.total,
        "count_is_least": result.is_capped,
        "next": address_of(request, page=page + 1) if page < result.pages else None,
        "previous": address_of(request, page=page - 1) if page > 1 else None,
        "has_all_words": result.mode == "all",
        "correction": result.correction or None,
        "is_fallback": result.is_fallback,
        "results": [_hit(hit) for hit in result.hits],
        "facets": {
            facet.name: [
                {"value": one.value, "label": one.label, "count": one.count} for one in facet.values
            ]
            for facet in result.facets
        },
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "title": hit.title,
        "url": f"{settings.PUBLIC_URL}{hit.url}",
        "number": hit.number,
        "summary": hit.summary,
        "date": hit.date,
        "date_jalali": to_jalali_iso(hit.date) if hit.date else None,
        "highlights": [_marked(shown) for shown in (hit.title_pieces, hit.text_pieces) if shown],
    }


def _marked(shown: list[Piece]) -> str:
    return "".join(
        f"<mark>{escape(piece.text)}</mark>" if piece.is_found else escape(piece.text)
        for piece in shown
    )
