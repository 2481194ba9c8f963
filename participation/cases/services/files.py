"""Files of a case: the bytes are ``common``'s, what they belong to is kept here."""

from collections.abc import Collection

from participation.cases.enums import FileOrigin
from participation.cases.models import Answer, Case, CaseFile, Written
from participation.common.files import claim_files
from participation.common.models import PrivateFile

HOLDER = "case"


def keep_files(
    case: Case,
    files: Collection[PrivateFile],
    *,
    origin: FileOrigin = FileOrigin.CITIZEN,
    written: Written | None = None,
    answer: Answer | None = None,
) -> None:
    """Give files to a case in the caller's transaction, with what they came or go with."""
    if not files:
        return
    kept = claim_files(files=files, holder_kind=HOLDER, holder_id=str(case.pk))
    CaseFile.objects.bulk_create(
        [
            CaseFile(case=case, file_id=file.pk, origin=origin, written=written, answer=answer)
            for file in kept
        ],
        ignore_conflicts=True,
    )
