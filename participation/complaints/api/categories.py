"""What can be filed, and whom it can be against."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import conditional_page
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from participation.cases.subjects import MOST_FOUND, Subject, all_subjects, subject_of
from participation.common.api.pages import refuse
from participation.common.api.schema import ID
from participation.common.api.views import PublicReadThrottle, PublicReadViewSet, check_garbage
from participation.common.asking import bounded_values
from participation.complaints.api.shapes import (
    CategoryDetailSerializer,
    CategorySerializer,
    SubjectsSerializer,
)
from participation.complaints.enums import ComplaintClass
from participation.complaints.forms.against import LONGEST_LETTERS, SEPARATOR
from participation.complaints.models import Category

KIND = OpenApiParameter(
    "kind",
    OpenApiTypes.STR,
    enum=ComplaintClass.values,
    description=_("the class"),  # type: ignore[arg-type]
)


@extend_schema_view(
    list=extend_schema(summary=_("What can be filed, in the office’s order"), parameters=[KIND]),  # type: ignore[arg-type]
    retrieve=extend_schema(
        summary=_("What can be filed, with its questions and the consent"),  # type: ignore[arg-type]
        parameters=[ID],
        responses=CategoryDetailSerializer,
    ),
)
class CategoryViewSet(PublicReadViewSet):
    """What can be filed now."""

    queryset = Category.objects.offered()
    serializer_class = CategorySerializer

    def filtered(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """By class. Raises ValidationError."""
        kind = self.request.query_params.get("kind", "")
        if kind and kind not in ComplaintClass.values:
            refuse("kind", f"of {', '.join(ComplaintClass.values)}")
        return rows.filter(kind=kind) if kind else rows

    def get_queryset(self) -> "QuerySet[Any]":
        """Read the questions along with one category."""
        rows = super().get_queryset()
        return rows if self.action == "list" else rows.prefetch_related("questions")

    def get_serializer_class(self) -> type[Any]:
        """Tell the questions with one category only."""
        return CategorySerializer if self.action == "list" else CategoryDetailSerializer


class SubjectsView(APIView):
    """Whom a complaint can be against, found by a few letters."""

    throttle_classes = (PublicReadThrottle,)
    http_method_names = ("get", "head", "options")  # type: ignore[assignment]

    @extend_schema(
        operation_id="complaint_subjects",
        summary=_("Whom a complaint can be against, found by a few letters"),  # type: ignore[arg-type]
        parameters=[
            OpenApiParameter(
                "kind",
                OpenApiTypes.STR,
                many=True,
                description=_("registers, as “against” of a category names them; any of them"),  # type: ignore[arg-type]
            ),
            OpenApiParameter(
                "q",
                OpenApiTypes.STR,
                description=_("letters of the name, however they are typed"),  # type: ignore[arg-type]
            ),
        ],
        responses=SubjectsSerializer,
    )
    def get(self, request: Request) -> Response:
        """Return the first of each register that have the letters. Raises ValidationError."""
        check_garbage(request)
        letters = request.query_params.get("q", "")[:LONGEST_LETTERS]
        by_register = [(one, one.find(letters)) for one in _registers(request)]
        return Response(
            SubjectsSerializer(
                {
                    "results": [
                        {"id": f"{one.kind}{SEPARATOR}{pk}", "kind": one.kind, "name": name}
                        for one, found in by_register
                        for pk, name in found
                    ],
                    "is_cut": any(len(found) == MOST_FOUND for _one, found in by_register),
                }
            ).data
        )

    @classmethod
    def as_view(cls, **kwargs: Any) -> Any:
        """Give every answer an ETag, and 304 where the caller has it."""
        return conditional_page(super().as_view(**kwargs))


def _registers(request: Request) -> list[Subject]:
    wanted = bounded_values(request.query_params.getlist("kind"))
    if not wanted:
        return all_subjects()
    chosen = [subject_of(kind) for kind in wanted]
    if None in chosen:
        refuse("kind", f"of {', '.join(one.kind for one in all_subjects())}")
    return [one for one in chosen if one is not None]
