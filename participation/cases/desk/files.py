"""Files of a case, given out to those who work on it."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse

from participation.cases.desk.base import handled_for
from participation.cases.models import Case, CaseFile
from participation.cases.services.files import TRAY_OF_PROPOSAL
from participation.common.files import files_of
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
