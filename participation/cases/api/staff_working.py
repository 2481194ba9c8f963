"""Programs of staff set a priority, tick a checklist, name colleagues and split cases."""

import uuid
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from participation.cases.api import scopes
from participation.cases.api.access import valid
from participation.cases.api.staff import ID, WritingView, ids_in
from participation.cases.api.staff_presenting import found, note_token, owner_of, told
from participation.cases.api.staff_shapes import (
    PRIORITIES,
    ColleaguesSerializer,
    PartChoicesSerializer,
    PartSerializer,
    PrioritySerializer,
    SplitCaseSerializer,
    SplitSerializer,
    StaffCaseDetailSerializer,
    TickSerializer,
)
from participation.cases.checklists import checklist_of
from participation.cases.desk.around import around
from participation.cases.desk.splitting import WORDS, SplitForm
from participation.cases.kinds import kind_of
from participation.cases.models import Case
from participation.cases.permissions import is_owner, may_act, may_handle
from participation.cases.selectors import case_for
from participation.cases.services import checklists
from participation.cases.services.splitting import SplitOff, files_for_parts, split
from participation.common.api.parsers import texts_of
from participation.common.api.writes import IDEMPOTENCY_KEY, idempotency_key
from participation.common.models import User
from participation.staff_access.tokens.api import StaffView

MOST_CHOICES = 1_000


class ColleaguesView(StaffView):
    """Tells who can be named in a note."""

    scope = scopes.WRITE
    http_method_names = ("get", "head", "options")  # type: ignore[assignment]

    @extend_schema(
        operation_id="staff_colleagues",
        summary=gettext_lazy("The colleagues who can be named in a note"),  # type: ignore[arg-type]
        parameters=[ID],
        responses=ColleaguesSerializer,
    )
    def get(self, request: Request, pk: uuid.UUID) -> Response:
        """Return them. Raises Http404, PermissionDenied for whoever writes no notes."""
        case, user = found(request, pk), owner_of(request)
        if not may_handle(user):
            raise PermissionDenied
        return Response(ColleaguesSerializer({"colleagues": around(case, user).readers}).data)


class PriorityView(WritingView):
    """Sets how soon the office turns to a case."""

    @extend_schema(
        operation_id="staff_prioritise",
        summary=gettext_lazy("Set the priority of a case"),  # type: ignore[arg-type]
        parameters=[ID],
        request={"application/json": PrioritySerializer},
        responses=StaffCaseDetailSerializer,
    )
    def post(self, request: Request, pk: uuid.UUID) -> Response:
        """Do it once. Raises Http404, ValidationError, Conflict."""
        sent: Any = request.data
        named = sent.get("priority")
        known = PRIORITIES.get(named) if isinstance(named, str) else None
        return self.written(pk, "prioritise", priority="" if known is None else str(int(known)))


class ChecklistView(WritingView):
    """Ticks and unticks an item of the checklist."""

    @extend_schema(
        operation_id="staff_checklist",
        summary=gettext_lazy("Tick or untick an item of the checklist"),  # type: ignore[arg-type]
        parameters=[ID],
        request={"application/json": TickSerializer},
        responses=StaffCaseDetailSerializer,
    )
    def post(self, request: Request, pk: uuid.UUID) -> Response:
        """Bring an item to where it is to be: again changes nothing, and no version is asked for.

        Raises Http404, PermissionDenied, ValidationError, Conflict.
        """
        case, user = found(request, pk), owner_of(request)
        if not may_act(user, case):
            raise PermissionDenied
        form = TickSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        item, is_done = form.validated_data["item"], form.validated_data["is_done"]
        if item not in {one.key for one in checklist_of(case)}:
            raise ValidationError({"item": [_("The checklist has no such item.")]})
        shown, ticked = ((), (item,)) if is_done else ((item,), ())
        with self.refusals(case, user):
            if checklists.check(case_id=case.pk, shown=shown, ticked=ticked, by=user):
                note_token(request, case, "checklist")
        return Response(told(request, case))


class SplitView(WritingView):
    """Splits a part off a case."""

    scope = scopes.GIVE
    http_method_names = ("get", "head", "post", "options")  # type: ignore[assignment]

    @extend_schema(
        operation_id="staff_part_choices",
        summary=gettext_lazy("What a part of a case can be made of"),  # type: ignore[arg-type]
        parameters=[ID],
        responses=PartChoicesSerializer,
    )
    def get(self, request: Request, pk: uuid.UUID) -> Response:
        """Return categories, units and files. Raises Http404, PermissionDenied."""
        case, user = self._owned(pk)
        categories = kind_of(case.kind).part_categories(case)
        return Response(
            PartChoicesSerializer(
                {
                    "categories": [{"id": key, "title": str(name)} for key, name in categories],
                    "units": around(case, user).clear[:MOST_CHOICES],
                    "files": [{"id": one.pk, "name": one.name} for one in files_for_parts(case)],
                }
            ).data
        )

    @extend_schema(
        operation_id="staff_split",
        summary=gettext_lazy("Split a part off a case"),  # type: ignore[arg-type]
        parameters=[ID, IDEMPOTENCY_KEY],
        request={"application/json": SplitSerializer},
        responses=SplitCaseSerializer,
    )
    def post(self, request: Request, pk: uuid.UUID) -> Response:
        """Do it once. Raises Http404, PermissionDenied, ValidationError, Conflict."""
        case, user = self._owned(pk)
        token = idempotency_key(request)
        what, seen = self._asked(case, user, token)
        with self.refusals(case, user, WORDS):
            part = split(case_id=case.pk, what=what, by=user, seen=seen)
        note_token(request, case, "split")
        seen_part = case_for(user, part.pk)
        row = {"number": part.number, "id": part.pk if seen_part is not None else None}
        return Response(told(request, found(request, pk)) | {"part": PartSerializer(row).data})

    def _owned(self, pk: uuid.UUID) -> tuple[Case, User]:
        case, user = found(self.request, pk), owner_of(self.request)
        if not is_owner(user, case):
            raise PermissionDenied
        return case, user

    def _asked(self, case: Case, user: User, token: uuid.UUID) -> tuple[SplitOff, int]:
        sent = QueryDict(mutable=True)
        sent.update(texts_of(self.request.data) | {"token": str(token)})
        sent.setlist("along", files := ids_in(self.request, "files"))
        form = SplitForm(sent, case=case, user=user)
        if files and "along" not in form.fields:
            raise ValidationError({"files": [_("The case has no files that can come along.")]})
        try:
            given = valid(form)
        except ValidationError as error:
            named: Any = error.detail
            raise ValidationError(
                {"files" if name == "along" else name: words for name, words in named.items()}
            ) from error
        what = SplitOff(
            token=token,
            category=given["category"],
            text=given["text"],
            unit=given["unit"],
            files=given.get("along", ()),
        )
        return what, given["version"]
