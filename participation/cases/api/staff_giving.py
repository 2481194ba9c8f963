"""Programs of staff give a case to an officer or a unit, and read its files."""

import uuid
from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from participation.cases.api import scopes
from participation.cases.api.staff import ID, WritingView
from participation.cases.api.staff_presenting import found, note_token, owner_of
from participation.cases.api.staff_shapes import (
    AssignSerializer,
    ChoicesSerializer,
    ReferSerializer,
    StaffCaseDetailSerializer,
)
from participation.cases.desk.around import around
from participation.cases.desk.files import file_of
from participation.cases.permissions import is_owner, may_act
from participation.common.files.responses import file_response
from participation.staff_access.tokens.api import StaffView

MOST_CHOICES = 1_000
FILE = OpenApiParameter(
    "file_id",
    OpenApiTypes.UUID,
    OpenApiParameter.PATH,
    description=gettext_lazy("id of the file in the timeline"),  # type: ignore[arg-type]
)
# The case itself, or nothing where its owner sees it no more by what was done.
GIVEN = {200: StaffCaseDetailSerializer, 204: None}


class ChoicesView(StaffView):
    """Tells to whom a case can be given."""

    scope = scopes.GIVE
    http_method_names = ("get", "head", "options")  # type: ignore[assignment]

    @extend_schema(
        operation_id="staff_choices",
        summary=gettext_lazy("The officers and units that a case can be given to"),  # type: ignore[arg-type]
        parameters=[ID],
        responses=ChoicesSerializer,
    )
    def get(self, request: Request, pk: uuid.UUID) -> Response:
        """Return both. Raises Http404, PermissionDenied for who was only asked about the case."""
        case, user = found(request, pk), owner_of(request)
        if not is_owner(user, case):
            raise PermissionDenied
        told = {
            "officers": around(case, user).officers[:MOST_CHOICES],
            "units": around(case, user).elsewhere[:MOST_CHOICES],
        }
        return Response(ChoicesSerializer(told).data)


class AssignView(WritingView):
    """Gives a case to an officer, or to nobody."""

    scope = scopes.GIVE

    @extend_schema(
        operation_id="staff_assign",
        summary=gettext_lazy("Give a case to an officer"),  # type: ignore[arg-type]
        parameters=[ID],
        request={"application/json": AssignSerializer},
        responses=GIVEN,
    )
    def post(self, request: Request, pk: uuid.UUID) -> Response:
        """Do it once. Raises Http404, ValidationError, Conflict."""
        sent: Any = request.data
        # A name that was left out is no wish to take the case from its officer.
        if "to" not in sent or isinstance(sent["to"], bool | list | dict):
            raise ValidationError({"to": [_("Name the officer; null is nobody.")]})
        return self.written(pk, "assign")


class ReferView(WritingView):
    """Passes a case to another unit."""

    scope = scopes.GIVE

    @extend_schema(
        operation_id="staff_refer",
        summary=gettext_lazy("Refer a case to another unit"),  # type: ignore[arg-type]
        parameters=[ID],
        request={"application/json": ReferSerializer},
        responses=GIVEN,
    )
    def post(self, request: Request, pk: uuid.UUID) -> Response:
        """Do it once. Raises Http404, ValidationError, Conflict."""
        return self.written(pk, "refer")


class StaffFileView(StaffView):
    """Gives out a file of a case."""

    scope = scopes.FILES
    http_method_names = ("get", "head", "options")  # type: ignore[assignment]

    @extend_schema(
        operation_id="staff_file",
        summary=gettext_lazy("A file of a case"),  # type: ignore[arg-type]
        parameters=[ID, FILE],
        responses={(200, "*/*"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, pk: uuid.UUID, file_id: uuid.UUID) -> HttpResponseBase:
        """Return the file. Raises Http404, PermissionDenied."""
        case = found(request, pk)
        if not may_act(owner_of(request), case):
            raise PermissionDenied
        file = file_of(case, file_id)
        if file is None:
            raise Http404
        answer = file_response(file)
        if request.method == "GET":
            note_token(request, case, "file")
        return answer
