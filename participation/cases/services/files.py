"""Files of a case: the bytes are ``common``'s, what they belong to is kept here.

What waits to be sent lies in a tray: one for each open page of a citizen, and one for each officer,
case and step. Nobody else sees it, and it dies by itself.
"""

from collections.abc import Collection
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from participation.cases.enums import FileOrigin
from participation.cases.errors import FilesGoneError
from participation.cases.models import Answer, Case, CaseFile, Question, Written
from participation.common.enums import WHOLE_FILE_STATES
from participation.common.files import (
    FileGoneError,
    UploadRefusedError,
    claim_files,
    files_of,
    remove_file,
)
from participation.common.models import PrivateFile, User

HOLDER = "case"
TRAY_OF_CITIZEN, TRAY_OF_STAFF = "follow", "case-outgoing"
# With an answer that waits for a second person; it stays as long as that does.
TRAY_OF_PROPOSAL = "case-proposal"
# A case gathers what came with many messages; each of them has its own, smaller bound.
MOST_OF_CASE = 500
BATCH = 200


def keep_files(
    case: Case,
    files: Collection[PrivateFile],
    *,
    origin: FileOrigin = FileOrigin.CITIZEN,
    said: Written | Answer | Question | None = None,
) -> None:
    """Give files to a case in the caller's transaction; ``said`` is what they came or go with.

    Raises FilesGoneError where one was removed meanwhile or they are too many.
    """
    if not files:
        return
    try:
        kept = claim_files(
            files=files, holder_kind=HOLDER, holder_id=str(case.pk), most=MOST_OF_CASE
        )
    except (FileGoneError, UploadRefusedError) as error:
        raise FilesGoneError from error
    with_words = {type(said).__name__.lower(): said} if said is not None else {}
    CaseFile.objects.bulk_create(
        [CaseFile(case=case, file_id=file.pk, origin=origin, **with_words) for file in kept],
        ignore_conflicts=True,
    )


def tray_of(case: Case, user: User, step: str) -> str:
    """Return the id of the tray in which an officer's files wait for a step."""
    return f"{case.pk}-{user.pk}-{step}"


def waiting_in(kind: str, tray: str) -> list[PrivateFile]:
    """Return the whole files of a tray: what goes along with the words."""
    return list(files_of(kind, tray).filter(state__in=WHOLE_FILE_STATES))


def move_to_tray(files: Collection[PrivateFile], kind: str, tray: str) -> None:
    """Lay files into another tray, in the caller's transaction. Raises FilesGoneError."""
    try:
        moved = claim_files(files=files, holder_kind=kind, holder_id=tray)
    except (FileGoneError, UploadRefusedError) as error:
        raise FilesGoneError from error
    keys = [file.pk for file in moved]
    # They have come into this tray now; the clock counts from here.
    PrivateFile.objects.filter(pk__in=keys).update(created_at=timezone.now())


def delete_trays_of(case: Case) -> None:
    """Delete what officers have put ready in a case and never sent."""
    trays = PrivateFile.objects.filter(
        holder_kind=TRAY_OF_STAFF, holder_id__startswith=f"{case.pk}-"
    )
    for file in trays:
        remove_file(file)


def delete_forgotten_trays() -> int:
    """Delete what was put ready and not sent within the hours of an orphan; return how many."""
    limit = timezone.now() - timedelta(hours=settings.FILES_ORPHAN_HOURS)
    forgotten = PrivateFile.objects.filter(
        holder_kind__in=(TRAY_OF_CITIZEN, TRAY_OF_STAFF), created_at__lt=limit
    )
    return sum(remove_file(file) for file in forgotten[:BATCH])
