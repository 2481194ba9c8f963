"""Files that officers send to the citizen: they wait in a tray of the step until it is done."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from participation.cases.desk.steps import work_named
from participation.cases.desk.works import Work
from participation.cases.enclosures import offers_for
from participation.cases.models import Case
from participation.cases.permissions import may_act
from participation.cases.selectors import case_for
from participation.cases.services.files import (
    HOLDER,
    TRAY_OF_PROPOSAL,
    TRAY_OF_STAFF,
    tray_of,
)
from participation.common.enums import FileState
from participation.common.files import (
    FileGoneError,
    UploadRefusedError,
    claim_files,
    copy_file,
    files_of,
    files_of_holders,
    remove_file,
)
from participation.common.files.forms import store_form_files
from participation.common.files.presenters import FileRow, UploadField, file_rows, upload_field
from participation.common.files.views import UploadPlace
from participation.common.models import PrivateFile, User

PURPOSE = "case-answer"
# Buttons of the field that only change the list; the last one takes a file that the case has.
ADD, REMOVE, TAKE = "send_files", "remove_file", "take_file"
CHOSEN = "case_file"


@dataclass(frozen=True)
class Tray:
    """What waits for one step of one officer in one case."""

    case: Case
    user: User
    step: str

    @property
    def id(self) -> str:
        """The id under which its files are held."""
        return tray_of(self.case, self.user, self.step)

    def store(self, request: HttpRequest) -> list[PrivateFile]:
        """Take the files of a plain form."""
        return store_form_files(
            purpose=PURPOSE,
            files=request.FILES.getlist("files"),
            holder_kind=TRAY_OF_STAFF,
            holder_id=self.id,
        )

    def rows(self) -> list[FileRow]:
        """Return what lies in it."""
        return file_rows(files_of(TRAY_OF_STAFF, self.id))

    def remove(self, wanted: str) -> None:
        """Take a file out."""
        try:
            file = files_of(TRAY_OF_STAFF, self.id).filter(pk=uuid.UUID(wanted)).first()
        except ValueError:
            return
        if file is not None:
            remove_file(file)

    def add_of_case(self, wanted: str) -> str:
        """Lay a copy of a file of the case into it, one that may be given out; return why not."""
        offered = {str(offer.file.pk): offer.file for offer in offers_for(self.case, self.user)}
        file = offered.get(wanted)
        if file is None:
            return _("Choose a file from the list.")
        there = files_of(TRAY_OF_STAFF, self.id)
        # Of two clicks the second finds it there.
        if there.filter(content_hash=file.content_hash).exists():
            return ""
        try:
            copy = copy_file(file)
        except FileGoneError:
            return _("This file was removed meanwhile.")
        try:
            claim_files(files=[copy], holder_kind=TRAY_OF_STAFF, holder_id=self.id)
        except UploadRefusedError as error:
            remove_file(copy)
            return error.text
        return ""

    def take(self, request: HttpRequest) -> tuple[list[PrivateFile], str]:
        """Return what goes along with the words, with those of this very form, or why not yet.

        Nothing is sent while a file of it is on its way, nor without one that was just refused.
        """
        stored = self.store(request)
        waiting = list(files_of(TRAY_OF_STAFF, self.id))
        if any(file.state in {FileState.RECEIVING, FileState.CHECKING} for file in waiting):
            return [], _("A file is still on its way or being checked. Wait a moment, then send.")
        if any(file.refusal for file in stored):
            return [], _("A file was not taken; the list says why. Nothing has been sent yet.")
        return [file for file in waiting if file.is_ready], ""


class Lying:
    """All files that the screen of a case shows, read in one query."""

    def __init__(self, case: Case, user: User, works: Iterable[Work]) -> None:
        """Read what lies in the case, with a proposed answer, and in the trays of the steps."""
        self.case, self.user = case, user
        trays = [tray_of(case, user, work.name) for work in works if work.is_told]
        own, proposed = (HOLDER, str(case.pk)), (TRAY_OF_PROPOSAL, str(case.pk))
        self.files = files_of_holders([own, proposed, *((TRAY_OF_STAFF, tray) for tray in trays)])
        self.of_case, self.proposed = self.files[own], self.files[proposed]

    def fields_of(self, works: Iterable[Work]) -> dict[str, UploadField]:
        """Return the field of each step that takes files."""
        return {
            work.name: upload_field(
                purpose=PURPOSE,
                files=self.files[TRAY_OF_STAFF, tray_of(self.case, self.user, work.name)],
                url=reverse("cases:uploads", args=[self.case.pk, work.name]),
            )
            for work in works
            if work.is_told
        }


def upload_place(request: HttpRequest, pk: uuid.UUID, step: str) -> UploadPlace | None:
    """Return where the screen of a case may add files for a step, or None for a stranger."""
    user = request.user
    case = case_for(user, pk) if isinstance(user, User) else None
    if case is None or not isinstance(user, User) or not may_act(user, case):
        return None
    work = work_named(case, step)
    if work is None or not work.is_told:
        return None
    return UploadPlace(PURPOSE, TRAY_OF_STAFF, tray_of(case, user, step))


def tray_for(case: Case, user: User, work: Work) -> Tray:
    """Return the tray of a step. Raises Http404 for one without files."""
    if not work.is_told:
        raise Http404
    return Tray(case, user, work.name)
