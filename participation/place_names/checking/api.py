"""Whether a name has been used before, for programs."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import conditional_page
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from participation.common.api.views import PublicReadThrottle, check_garbage
from participation.place_names.checking.answers import Answer, answer
from participation.place_names.checking.clashes import NameClash, ProposalClash
from participation.place_names.checking.forms import CheckForm
from search.names.grading import Grade
from search.names.models import Standing
from search.names.places import Where


class ClashSerializer(serializers.Serializer[Any]):
    """A name of the register that the asked one collides with."""

    grade = serializers.ChoiceField(
        choices=Grade.choices, help_text=_("how near the two names are to each other")
    )
    name = serializers.CharField()
    title = serializers.CharField()
    shared = serializers.ListField(
        child=serializers.CharField(), help_text=_("its words that collide")
    )
    standing = serializers.ChoiceField(
        choices=Standing.choices, help_text=_("whether it is in force")
    )
    where = serializers.ChoiceField(
        choices=Where.choices, help_text=_("where its place is, seen from the one asked about")
    )
    metres = serializers.IntegerField(
        allow_null=True, help_text=_("how far, where both places are known")
    )
    county = serializers.CharField(help_text=_("slug of a county"))
    city = serializers.CharField(help_text=_("City or village"))
    place = serializers.IntegerField(
        allow_null=True, help_text=_("number of its place; null where that is in no register")
    )
    proposal = serializers.CharField(
        allow_null=True, help_text=_("number of the proposal, where the name is only proposed")
    )
    url = serializers.CharField()
    is_serious = serializers.BooleanField(help_text=_("whether it could be taken for the name"))


class AnswerSerializer(serializers.Serializer[Any]):
    """All that a name collides with, the most serious first; a help, and nobody's verdict."""

    name = serializers.CharField()
    is_serious = serializers.BooleanField(help_text=_("whether one could be taken for the name"))
    is_capped = serializers.BooleanField(help_text=_("whether there are more"))
    results = ClashSerializer(many=True)


def _parameter(name: str, about: Any, *, required: bool = False) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, required=required, description=about)


class NameCheckView(APIView):
    """Whether a name of a place has been used before."""

    throttle_classes = (PublicReadThrottle,)
    http_method_names = ("get", "head", "options")  # type: ignore[assignment]

    @extend_schema(
        operation_id="place_name_check",
        summary=_("What of the register a name of a place collides with"),  # type: ignore[arg-type]
        description="",
        parameters=[
            _parameter("name", _("the name, with or without its kind"), required=True),
            _parameter("county", _("slug of a county")),
            _parameter("city", _("city or village, however it is typed")),
        ],
        responses=AnswerSerializer,
    )
    def get(self, request: Request) -> Response:
        """Return the collisions. Raises ValidationError."""
        check_garbage(request)
        form = CheckForm(request.query_params)
        if not form.is_valid():
            raise ValidationError(
                {name: list(map(str, said)) for name, said in form.errors.items()}
            )
        name = form.cleaned_data["name"]
        return Response(AnswerSerializer(_told(name, answer(name, at=form.spot))).data)

    @classmethod
    def as_view(cls, **kwargs: Any) -> Any:
        """Give every answer an ETag, and 304 where the caller has it."""
        return conditional_page(super().as_view(**kwargs))


def _told(name: str, found: Answer) -> dict[str, Any]:
    return {
        "name": name,
        "is_serious": found.is_serious,
        "is_capped": found.is_capped,
        "results": [
            _clash(one) for one in found.clashes if isinstance(one, NameClash | ProposalClash)
        ],
    }


def _clash(clash: NameClash | ProposalClash) -> dict[str, Any]:
    collision = clash.collision
    return {
        "grade": collision.grade,
        "name": clash.text,
        "title": clash.title,
        "shared": collision.shared,
        "standing": collision.standing,
        "where": collision.where,
        "metres": collision.metres,
        **_whose(clash),
        "url": f"{settings.PUBLIC_URL}{clash.url}",
        "is_serious": clash.is_serious,
    }


def _whose(clash: NameClash | ProposalClash) -> dict[str, Any]:
    if isinstance(clash, NameClash):
        place = clash.name.place
        told = {"county": place.county.slug, "city": place.city, "place": place.pk}
        return {**told, "proposal": None}
    row = clash.proposal
    told = {"county": row.county.slug, "city": row.city, "place": row.place_id}
    return {**told, "proposal": row.case.number}
