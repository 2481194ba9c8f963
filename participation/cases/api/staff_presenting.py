"""A case as programs of staff are told it: what the owner of the token sees on the screen."""

import uuid
from typing import Any

from django.http import Http404
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from wagtail.log_actions import log

from participation.cases.api import scopes
from participation.cases.api.presenting import file_told
from participation.cases.api.staff_shapes import StaffCaseDetailSerializer
from participation.cases.checklists import checklist_of
from participation.cases.desk import story
from participation.cases.desk.steps import works_for
from participation.cases.kinds import kind_of
from participation.cases.models import Applicant, Case
from participation.cases.permissions import may_act, may_see_identity
from participation.cases.selectors import case_for
from participation.cases.services import readings
from participation.cases.services.events import BY_TOKEN
from participation.common.clock import now
from participation.common.models import User

# What can be written to a case: to the citizen, to colleagues, and who has it.
TOLD = ("answer", "ask", "inform", "decline", "hand_over")
WRITTEN = (*TOLD, "note", "assign", "refer", "prioritise")


def owner_of(request: Request) -> User:
    """Return whose token it is. Raises PermissionDenied."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    return user


def found(request: Request, pk: uuid.UUID) -> Case:
    """Return a case in the owner's sight. Raises Http404."""
    case = case_for(owner_of(request), pk)
    if case is None:
        raise Http404
    readings.note_opening(case, owner_of(request), is_program=True)
    return case


def told(request: Request, case: Case) -> dict[str, Any]:
    """Return a case whole, with what can be written to it now."""
    course, notes = story.course_of(case)
    # A name says what is in a file, and may say whose it is.
    has_files = may_act(owner_of(request), case)
    works = works_for(owner_of(request), case)
    case.filed = [  # type: ignore[attr-defined]
        {"label": str(label), "value": str(value)} for label, value in kind_of(case.kind).rows(case)
    ]
    case.timeline = [_moment(one, has_files=has_files) for one in course]  # type: ignore[attr-defined]
    case.notes_told = notes  # type: ignore[attr-defined]
    case.checklist_told = checklist_of(case)  # type: ignore[attr-defined]
    case.can = [name for name in works if name in WRITTEN]  # type: ignore[attr-defined]
    case.identity_told = _identity(request, case)  # type: ignore[attr-defined]
    return dict(StaffCaseDetailSerializer(case).data)


def _moment(one: story.Told, *, has_files: bool) -> dict[str, Any]:
    moment = one.moment
    return {
        "at": one.event.at,
        "type": one.event.type,
        "title": one.sentence,
        "by": one.who,
        "text": moment.text if moment else "",
        "note": moment.note if moment else "",
        "files": [file_told(file) for file in moment.files] if moment and has_files else [],
    }


def _identity(request: Request, case: Case) -> list[dict[str, str]] | None:
    """Return who filed a case, and note that it was told; None where it may not be."""
    token: Any = request.auth
    user = owner_of(request)
    if scopes.IDENTITY not in token.scopes or not may_see_identity(user, case):
        return None
    person = Applicant.objects.filter(case=case).first()
    if person is not None and request.method == "GET":
        note_token(request, case, "identity")
    return [{"label": label, "value": value} for label, value in story.person_rows(person)]


def note_token(request: Request, case: Case, act: str) -> None:
    """Keep that a program did it, beside what the service keeps of the person."""
    token: Any = request.auth
    data = {"token": token.prefix, "act": act}
    log(instance=case, action=BY_TOKEN, user=owner_of(request), timestamp=now(), data=data)
