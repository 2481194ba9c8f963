"""The challenge that a program asks for before it submits."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from participation.common.defence.issuing import issue
from participation.common.defence.proof import Challenge


class ChallengeSerializer(serializers.Serializer[Any]):
    """What ALTCHA's libraries solve."""

    algorithm = serializers.CharField(help_text=_("always SHA-256"))
    challenge = serializers.CharField(
        help_text=_("SHA-256 of “salt” followed by the number in decimal, in hexadecimal")
    )
    maxnumber = serializers.IntegerField(
        help_text=_("the number that is looked for is between 0 and this")
    )
    salt = serializers.CharField(
        help_text=_("beginning of the text; it holds the second at which the challenge ends")
    )
    signature = serializers.CharField(
        help_text=_(
            "sent back with “algorithm”, “challenge”, “salt” and the number that was found "
            "(“number”) as JSON in base64; good for one submission"
        )
    )


class ChallengeView(APIView):
    """A proof of work, good for one submission. Without one a submission is held for a look."""

    http_method_names = ("get", "head", "options")  # type: ignore[assignment]

    @extend_schema(
        operation_id="new_challenge",
        summary=_("A proof of work in ALTCHA’s format, for those who submit something"),  # type: ignore[arg-type]
        responses=ChallengeSerializer,
    )
    def get(self, request: Request) -> Response:
        """Return a challenge. Raises Throttled."""
        issued = issue(request)
        if not isinstance(issued, Challenge):
            raise Throttled(wait=int(issued.wait.total_seconds()))
        answer = Response(ChallengeSerializer(issued).data)
        answer.headers["Cache-Control"] = "no-store"
        return answer
