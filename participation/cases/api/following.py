"""Following a case and speaking in it: number and key stand in the body of every POST."""

import uuid
from collections.abc import Callable
from typing import Any, ClassVar

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import BaseParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from participation.cases.api import shapes
from participation.cases.api.access import CaseView, valid
from participation.cases.api.presenting import case_told
from participation.cases.enums import WrittenKind
from participation.cases.errors import CaseError, MissingError
from participation.cases.models import Case, CaseFile, Written
from participation.cases.services import citizen
from participation.cases.tracking.actions import told as error_told
from participation.cases.tracking.forms import RateForm, SayForm
from participation.cases.tracking.page import HOLDER, PURPOSE
from participation.common.api.parsers import SmallJSONParser
from participation.common.api.writes import IDEMPOTENCY_KEY, Conflict, idempotency_key
from participation.common.enums import WHOLE_FILE_STATES, FileState
from participation.common.files import (
    FileGoneError,
    UploadRefusedError,
    delete_files_of,
    files_of,
)
from participation.common.files.forms import store_form_files
from participation.common.files.presenters import file_row
from participation.common.files.responses import file_response
from participation.common.models import PrivateFile

JSON: tuple[type[BaseParser], ...] = (SmallJSONParser,)


class FollowView(CaseView):
    """Tells everything about a case."""

    parser_classes = JSON

    @extend_schema(
        operation_id="follow_case",
        summary=gettext_lazy("State, timeline, answers, questions and terms of a case"),  # type: ignore[arg-type]
        request={"application/json": shapes.KeySerializer},
        responses=shapes.CaseSerializer,
    )
    def post(self, request: Request) -> Response:
        """Return the case. Raises ValidationError, Throttled, NotFound."""
        return Response(shapes.CaseSerializer(case_told(self.opened())).data)


class FileView(CaseView):
    """Gives out a file of a case."""

    parser_classes = JSON

    @extend_schema(
        operation_id="file_of_case",
        summary=gettext_lazy("A file of a case"),  # type: ignore[arg-type]
        request={"application/json": shapes.FileKeySerializer},
        responses={(200, "*/*"): OpenApiTypes.BINARY},
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Return the file. Raises ValidationError, Throttled, NotFound."""
        case = self.opened()
        try:
            wanted = uuid.UUID(self.told().get("file", ""))
        except ValueError:
            raise ValidationError({"file": [_("This is no id of a file.")]}) from None
        shown = CaseFile.objects.filter(case=case, file_id=wanted, is_shown=True)
        if not shown.exists():
            raise Http404
        return file_response(PrivateFile.objects.get(pk=wanted))


# What the page of the case calls the same.
ACTIONS = {
    WrittenKind.REPLY: "reply",
    WrittenKind.ADDITION: "add",
    WrittenKind.OBJECTION: "object",
    WrittenKind.WITHDRAWAL: "withdraw",
}


class SayView(CaseView):
    """Takes words of the citizen, with files where ``purpose`` names them; once for each key."""

    kind: ClassVar[WrittenKind]
    service: ClassVar[Callable[..., Written]]

    def post(self, request: Request) -> Response:
        """Write it and return the case. Raises ValidationError, Throttled, NotFound, Conflict."""
        case, token = self.opened(), idempotency_key(request)
        action = ACTIONS[self.kind]
        form = SayForm(self.told() | {"token": str(token)}, action=action)
        text = valid(form)["text"]
        holder = str(uuid.uuid4())
        try:
            self._write(case, text, token, self._files(holder))
        finally:
            # What did not become the case's stays with nobody.
            delete_files_of(HOLDER, holder)
        case.refresh_from_db()
        return Response(shapes.CaseSerializer(case_told(case)).data)

    def _write(self, case: Case, text: str, token: uuid.UUID, files: list[PrivateFile]) -> None:
        with_files = {"files": files} if self.purpose else {}
        try:
            written = type(self).service(case_id=case.pk, text=text, token=token, **with_files)
        except MissingError as error:
            raise ValidationError({"text": [error_told(error)]}) from error
        except CaseError as error:
            raise Conflict(error_told(error)) from error
        except (FileGoneError, UploadRefusedError) as error:
            raise Conflict from error
        if (written.kind, written.text) != (self.kind, text.strip()):
            raise Conflict(
                _("Something else was sent with this key. Make a new one for each submission.")
            )

    def _files(self, holder: str) -> list[PrivateFile]:
        sent = self.request.FILES.getlist("files") if self.purpose else []
        stored = store_form_files(purpose=PURPOSE, files=sent, holder_kind=HOLDER, holder_id=holder)
        refused = [file_row(file) for file in stored if file.state == FileState.REFUSED]
        if refused:
            delete_files_of(HOLDER, holder)
            raise ValidationError({"files": [f"{row.name}: {row.text}" for row in refused]})
        return list(files_of(HOLDER, holder).filter(state__in=WHOLE_FILE_STATES))


class SayWithFilesView(SayView):
    """Takes files with the words."""

    purpose = PURPOSE
    parser_classes = (MultiPartParser, *JSON)


def _described(name: str, summary: Any, sent: type[Any], *, with_files: bool = True) -> Any:
    media = ("multipart/form-data", "application/json") if with_files else ("application/json",)
    return extend_schema_view(
        post=extend_schema(
            operation_id=f"{name}_case",
            summary=summary,
            parameters=[IDEMPOTENCY_KEY],
            request=dict.fromkeys(media, sent),
            responses=shapes.CaseSerializer,
        )
    )


@_described("reply_in", gettext_lazy("Reply to the office’s question"), shapes.ReplySerializer)
class ReplyView(SayWithFilesView):
    """Answers the office's question."""

    kind = WrittenKind.REPLY
    service = staticmethod(citizen.reply)


@_described("add_to", gettext_lazy("Add something to an open case"), shapes.SayWithFilesSerializer)
class AddView(SayWithFilesView):
    """Adds something unasked."""

    kind = WrittenKind.ADDITION
    service = staticmethod(citizen.add)


@_described(
    "object_in",
    gettext_lazy("Object to the answer, within its days"),
    shapes.SayWithFilesSerializer,
)
class ObjectView(SayWithFilesView):
    """Objects to the answer."""

    kind = WrittenKind.OBJECTION
    service = staticmethod(citizen.object_to)


@_described(
    "withdraw", gettext_lazy("Take a case back"), shapes.WithdrawSerializer, with_files=False
)
class WithdrawView(SayView):
    """Takes a case back."""

    parser_classes = JSON
    kind = WrittenKind.WITHDRAWAL
    service = staticmethod(citizen.withdraw)


class RateView(CaseView):
    """Takes an opinion on a closed case; again changes it."""

    parser_classes = JSON

    @extend_schema(
        operation_id="rate_case",
        summary=gettext_lazy("Say how content one is with a closed case"),  # type: ignore[arg-type]
        request={"application/json": shapes.RateSerializer},
        responses=shapes.CaseSerializer,
    )
    def post(self, request: Request) -> Response:
        """Keep it. Raises ValidationError, Throttled, NotFound, Conflict."""
        case = self.opened()
        given = valid(RateForm(self.told()))
        try:
            citizen.rate(case_id=case.pk, stars=given["stars"], text=given["text"])
        except CaseError as error:
            raise Conflict(error_told(error)) from error
        return Response(shapes.CaseSerializer(case_told(case)).data)
