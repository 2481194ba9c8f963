"""Cases for programs of staff: what the owner of the token sees, by the services of the desk."""

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from participation.cases.api import scopes
from participation.cases.api.access import valid
from participation.cases.api.staff_presenting import TOLD, found, note_token, owner_of, told
from participation.cases.api.staff_shapes import (
    NoteWordsSerializer,
    StaffCaseDetailSerializer,
    StaffCaseSerializer,
    WordsSerializer,
)
from participation.cases.desk import repeats, story
from participation.cases.desk.forms import StepForm
from participation.cases.desk.steps import work_named, works_for
from participation.cases.desk.words import refusal_in_words
from participation.cases.desk.works import Work
from participation.cases.enums import Part
from participation.cases.errors import CaseError, MissingError, StaleError
from participation.cases.kinds import all_kinds
from participation.cases.models import Case, CaseEvent
from participation.cases.permissions import part_in
from participation.cases.selectors import case_for
from participation.cases.services import readings, writing
from participation.common.api.pages import Pages, refuse
from participation.common.api.parsers import SmallJSONParser, texts_of
from participation.common.api.views import check_garbage, last_modified
from participation.common.api.writes import IDEMPOTENCY_KEY, Conflict, idempotency_key
from participation.common.models import User
from participation.staff_access.tokens.api import StaffView

OPEN = {"yes": True, "no": False}
# What was sent, as a form has it.
Sent = dict[str, str | list[str]]
NO_WORDS: Mapping[str, Any] = {}


def _parameter(name: str, about: Any, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, description=about, **more)


ID = OpenApiParameter(
    "id",
    OpenApiTypes.UUID,
    OpenApiParameter.PATH,
    description=gettext_lazy("id of the case in addresses"),  # type: ignore[arg-type]
)
ACT = OpenApiParameter(
    "act",
    OpenApiTypes.STR,
    OpenApiParameter.PATH,
    enum=list(TOLD),
    description=gettext_lazy("what is done with the words"),  # type: ignore[arg-type]
)


class CasesView(StaffView, ListAPIView[Case]):
    """The cases that the owner of the token sees, newest first."""

    scope = scopes.READ
    serializer_class = StaffCaseSerializer
    pagination_class = Pages
    http_method_names = ("get", "head", "options")  # type: ignore[assignment]

    @extend_schema(
        operation_id="staff_cases",
        summary=gettext_lazy("The cases that the owner of the token sees, newest first"),  # type: ignore[arg-type]
        parameters=[
            _parameter("state", gettext_lazy("where it stands")),
            _parameter("open", gettext_lazy("whether it is worked on"), enum=list(OPEN)),
            _parameter(
                "changed_since",
                gettext_lazy("only those in which something happened since this moment or day"),
            ),
        ],
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return a page. Raises ValidationError."""
        check_garbage(request)
        return self.list(request, *args, **kwargs)

    def get_queryset(self) -> "QuerySet[Case]":
        """Return what is asked for among what is in sight."""
        if getattr(self, "swagger_fake_view", False):
            return Case.objects.none()
        asked = self.request.query_params
        rows: QuerySet[Case] = Case.objects.visible_to(owner_of(self.request))
        if state := asked.get("state", ""):
            known = {one.name for kind in all_kinds() for one in kind.states}
            if state not in known:
                refuse("state", f"of {', '.join(sorted(known))}")
            rows = rows.filter(state=state)
        if is_open := asked.get("open", ""):
            if is_open not in OPEN:
                refuse("open", f"of {', '.join(OPEN)}")
            rows = rows.filter(is_open=OPEN[is_open])
        if since := last_modified(self.request, "changed_since"):
            rows = rows.filter(Exists(_events_since(since)))
        return rows.select_related("unit", "county", "assignee").order_by("-received_at", "pk")


def _events_since(since: dt.datetime) -> "QuerySet[CaseEvent]":
    return CaseEvent.objects.filter(case=OuterRef("pk"), at__gte=since)


class OneCaseView(StaffView):
    """A case. Whoever does not see it is not told that it exists."""

    scope = scopes.READ
    http_method_names = ("get", "head", "options")  # type: ignore[assignment]

    @extend_schema(
        operation_id="staff_case",
        summary=gettext_lazy("A case with its timeline, notes and what can be written to it"),  # type: ignore[arg-type]
        parameters=[ID],
        responses=StaffCaseDetailSerializer,
    )
    def get(self, request: Request, pk: uuid.UUID) -> Response:
        """Return the case. Raises Http404."""
        return Response(told(request, found(request, pk)))


class WritingView(StaffView):
    """Writes to a case with the forms and services of the desk."""

    scope = scopes.WRITE
    parser_classes = (SmallJSONParser,)
    http_method_names = ("post", "options")  # type: ignore[assignment]

    def written(self, pk: uuid.UUID, name: str, **more: str | list[str]) -> Response:
        """Do it once and return the case; nothing of one that is out of sight by it.

        Raises Http404, PermissionDenied, ValidationError, Conflict.
        """
        user, sent = owner_of(self.request), {**self._sent(), **more}
        case = case_for(user, pk)
        if case is None:
            return self._out_of_sight(pk, repeats.was_done(pk, user, name, _as_form(sent)))
        readings.note_opening(case, user, is_program=True)
        work = work_named(case, name)
        if work is None:
            raise Http404
        part = part_in(user, case)
        if part is None or (part != Part.OWNER and name not in works_for(user, case)):
            raise PermissionDenied
        if not repeats.was_done(case.pk, user, name, _as_form(sent)):
            try:
                self._do(case, user, work, sent)
            except Conflict:
                # Of two sendings at once the slower one finds its work done.
                if not repeats.was_done(case.pk, user, name, _as_form(sent)):
                    raise
            else:
                note_token(self.request, case, name)
        case = case_for(user, pk)
        return Response(told(self.request, case)) if case else self._out_of_sight(pk, True)

    def _out_of_sight(self, pk: uuid.UUID, is_done: bool) -> Response:
        """Answer whoever has just sent the case away, a second time too where that was lost."""
        if not is_done:
            raise Http404
        return Response(status=HTTPStatus.NO_CONTENT)

    def _do(self, case: Case, user: User, work: Work, sent: Sent) -> None:
        form = work.form(_as_form(sent), name=work.name, case=case, user=user)
        given = self._valid(form)
        if work.name not in works_for(user, case):
            raise self._stale(case, user, writing.since(case.pk, given["version"]))
        with self.refusals(case, user):
            work.do(case, user, given)

    @contextmanager
    def refusals(
        self, case: Case, user: User, words: Mapping[str, Any] = NO_WORDS
    ) -> Iterator[None]:
        """Tell what a service refuses as a program reads it. Raises Conflict, ValidationError."""
        try:
            yield
        except StaleError as error:
            raise self._stale(case, user, error.events) from error
        except MissingError as error:
            raise ValidationError(
                {name: [refusal_in_words(error)] for name in error.names}
            ) from error
        except CaseError as error:
            raise Conflict(refusal_in_words(error, words)) from error

    def _sent(self) -> Sent:
        names = {"confirm_personal_data": "sure"}
        sent = texts_of(self.request.data)
        return {names.get(name, name): text for name, text in sent.items()}

    def _valid(self, form: StepForm) -> dict[str, Any]:
        try:
            return valid(form)
        except ValidationError as error:
            told: Any = error.detail
            names = {"sure": "confirm_personal_data"}
            named = {names.get(name, name): words for name, words in told.items()}
            raise ValidationError(named) from error

    def _stale(self, case: Case, user: User, events: list[CaseEvent]) -> Conflict:
        """Return the refusal with what came since the version that was read."""
        version = Case.objects.values_list("version", flat=True).get(pk=case.pk)
        return Conflict(
            _("The case has changed since it was read. Look at what came, then decide."),
            version=version,
            events=[
                {
                    "at": one.event.at.isoformat(),
                    "type": one.event.type,
                    "title": one.sentence,
                    "by": one.who,
                }
                for one in story.told(case, events, user)
            ],
        )


def ids_in(request: Request, name: str) -> list[str]:
    """Return the list of ids that was sent under a name; none where it was left out.

    Raises ValidationError for what is no list of ids.
    """
    data: Any = request.data
    sent = data.get(name, [])
    ids = sent if isinstance(sent, list) else None
    if ids is None or any(isinstance(one, bool) or not isinstance(one, str | int) for one in ids):
        raise ValidationError({name: [_("Send a list of ids.")]})
    return [str(one) for one in ids]


class TellView(WritingView):
    """Says something to the citizen."""

    @extend_schema(
        operation_id="staff_tell",
        summary=gettext_lazy("Answer, ask or inform the citizen, decline or hand over"),  # type: ignore[arg-type]
        parameters=[ID, ACT],
        request={"application/json": WordsSerializer},
        responses=StaffCaseDetailSerializer,
    )
    def post(self, request: Request, pk: uuid.UUID, act: str) -> Response:
        """Send it."""
        if act not in TOLD:
            raise Http404
        return self.written(pk, act)


class NoteView(WritingView):
    """Writes to colleagues."""

    @extend_schema(
        operation_id="staff_note",
        summary=gettext_lazy("Write a note for colleagues"),  # type: ignore[arg-type]
        parameters=[ID, IDEMPOTENCY_KEY],
        request={"application/json": NoteWordsSerializer},
        responses=StaffCaseDetailSerializer,
    )
    def post(self, request: Request, pk: uuid.UUID) -> Response:
        """Keep it, and tell whom it names."""
        token = str(idempotency_key(request))
        return self.written(pk, "note", token=token, tell=ids_in(request, "tell"))


def _as_form(sent: Sent) -> QueryDict:
    form = QueryDict(mutable=True)
    for name, value in sent.items():
        form.setlist(name, value if isinstance(value, list) else [value])
    return form
