"""Files of a case, given out to those who work on it."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from participation.cases.desk.base import handled_for
from participation.cases.models import Case, CaseFile, MaskedCopy
from participation.cases.services.files import TRAY_OF_PROPOSAL
from participation.common.files import files_of
from participation.common.files.masking import can_be_masked
from participation.common.files.presenters import FileRow, file_row
from participation.common.files.responses import file_response
from participation.common.models import PrivateFile


def download(request: HttpRequest, pk: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    """Give out a file of a case, or of the answer that is proposed in it. Raises Http404."""
    case, _user = handled_for(request, pk)
    file = file_of(case, file_id)
    if file is None:
        raise Http404
    return file_response(file)


def file_of(case: Case, file_id: uuid.UUID) -> PrivateFile | None:
    """Return a file of a case or of what is proposed in it, None for any other."""
    is_of_case = CaseFile.objects.filter(case=case, file_id=file_id).exists()
    proposed = files_of(TRAY_OF_PROPOSAL, str(case.pk))
    return (PrivateFile.objects if is_of_case else proposed).filter(pk=file_id).first()


@dataclass(frozen=True)
class Listed:
    """A file on the screen of its case, beneath it the masked copies that were made of it."""

    row: FileRow
    can_be_masked: bool
    made: MaskedCopy | None
    copies: "list[Listed]"


def listed_files(files: Iterable[PrivateFile], rows: Iterable[CaseFile]) -> list[Listed]:
    """Return the files of a case in their order, each with its masked copies."""
    made = {row.file_id: row.masked_from for row in rows if hasattr(row, "masked_from")}
    shown = {
        file.pk: Listed(file_row(file), can_be_masked(file), made.get(file.pk), [])
        for file in files
    }
    top: list[Listed] = []
    for one in shown.values():
        above = shown.get(one.made.original.file_id) if one.made is not None else None
        (top if above is None else above.copies).append(one)
    return top
