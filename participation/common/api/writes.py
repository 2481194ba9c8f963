"""What everything that programs send has in common: limits, a bound on files, kept by no cache."""

import hashlib
import json
import uuid
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import status
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from participation.common.defence.throttles import DefenceThrottle
from participation.common.files.forms import BoundedMemoryHandler
from participation.common.files.purposes import file_purpose

HEADER = "Idempotency-Key"
LONGEST_UUID = 36
IDEMPOTENCY_KEY = OpenApiParameter(
    HEADER,
    OpenApiTypes.UUID,
    OpenApiParameter.HEADER,
    required=True,
    description=gettext_lazy(  # type: ignore[arg-type]
        "a UUID made for this sending: the same one again gives the same answer and changes nothing"
    ),
)


class Conflict(APIException):
    """What was sent does not fit to what is there."""

    status_code = status.HTTP_409_CONFLICT
    default_detail = gettext_lazy("This does not fit to what is there by now.")

    def __init__(self, detail: Any = None, **more: Any) -> None:
        """Keep what the problem document tells besides."""
        super().__init__(detail)
        self.more = more


class WriteView(APIView):
    """Takes what programs send. ``purpose`` names that of the files which may come along."""

    purpose: ClassVar[str] = ""
    throttle_classes: tuple[type[BaseThrottle], ...] = (DefenceThrottle,)
    http_method_names = ("post", "options")  # type: ignore[assignment]

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Request:
        """Keep files in memory, up to what one holder may have: none is written to the disk.

        Texts are UTF-8, whatever a header calls them.
        """
        request.encoding = "utf-8"
        if self.purpose:
            request.upload_handlers = [BoundedMemoryHandler(file_purpose(self.purpose), request)]
        return super().initialize_request(request, *args, **kwargs)

    def finalize_response(
        self, request: Request, response: Any, *args: Any, **kwargs: Any
    ) -> Response:
        """Have no cache keep the answer."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer.headers["Cache-Control"] = "no-store, private"
        answer.headers["X-Robots-Tag"] = "noindex"
        return answer


def idempotency_key(request: Request) -> uuid.UUID:
    """Return the key of this sending. Raises ValidationError."""
    typed = request.headers.get(HEADER, "").strip()
    try:
        if len(typed) != LONGEST_UUID:
            raise ValueError(typed)
        return uuid.UUID(typed)
    except ValueError:
        raise ValidationError(
            {HEADER: [_("Send a UUID in this header, a new one for each submission.")]}
        ) from None


def fingerprint(request: Request, *, without: tuple[str, ...] = ()) -> str:
    """Return a hash of the fields and files that were sent."""
    fields = sorted(
        (name, values)
        for name, values in request.POST.lists()
        if name not in (*without, *request.FILES)
    )
    files = []
    for name, sent in request.FILES.lists():
        for file in sent:
            files.append((name, file.name, file.size, hashlib.sha256(file.read()).hexdigest()))
            file.seek(0)
    told = json.dumps([fields, files], ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
