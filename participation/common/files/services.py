"""What happens to files that are there: given to a holder, removed, forgotten in time."""

import uuid
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone

from participation.common.enums import WHOLE_FILE_STATES, FileRefusal, FileState
from participation.common.files.pieces import let_go, sweep_pieces
from participation.common.files.purposes import file_purpose
from participation.common.files.receiving import free_slot
from participation.common.files.refusals import FileGoneError, UploadRefusedError, refusal_text
from participation.common.models import FilePiece, PrivateFile

_DELETED_AT_ONCE = 50
_TRIES = 5


def claim_files(
    *, files: Iterable[PrivateFile], holder_kind: str, holder_id: str, most: int | None = None
) -> list[PrivateFile]:
    """Give whole files to a holder, from the one that they show or from nobody; return them.

    What was refused or has not arrived whole is passed over. Repeating it changes nothing.
    ``most`` is how many the holder may have of one purpose, where it gathers what comes with
    several messages; else the purpose says so. Raises FileGoneError where one was given elsewhere
    meanwhile or is gone, UploadRefusedError where they are too many; then none is given.
    """
    if not holder_kind or not holder_id:
        raise ValueError("A holder has a kind and an id.")
    claimed = []
    with transaction.atomic():
        for file in files:
            state = PrivateFile.objects.filter(pk=file.pk).values_list("state", flat=True).first()
            if state is None:
                raise FileGoneError
            if state in WHOLE_FILE_STATES:
                _claim(file, holder_kind, holder_id, most)
                claimed.append(file)
    for file in claimed:
        file.refresh_from_db()
    return claimed


def remove_file(file: PrivateFile) -> bool:
    """Delete a file and, after the commit, its bytes; return whether it was there."""
    return _delete([file.pk]) > 0


def delete_files_of(holder_kind: str, holder_id: str) -> int:
    """Delete all files of a holder, as when it is anonymised; return how many."""
    if not holder_id:
        raise ValueError("Files of nobody are not deleted at once.")
    keys = PrivateFile.objects.of(holder_kind, holder_id).values_list("pk", flat=True)
    return _delete(list(keys))


def expire_files() -> int:
    """Delete files that nobody claimed or finished, and bytes that were left; return how many."""
    count = 0
    expired = PrivateFile.objects.expired(timezone.now()).order_by("expires_at")
    while keys := list(expired.values_list("pk", flat=True)[:_DELETED_AT_ONCE]):
        count += _delete(keys)
    while sweep_pieces():
        pass
    return count


def _delete(keys: list[uuid.UUID]) -> int:
    with transaction.atomic():
        let_go(FilePiece.objects.filter(file_id__in=keys))
        return PrivateFile.objects.filter(pk__in=keys).delete()[1].get(PrivateFile._meta.label, 0)


def _claim(file: PrivateFile, holder_kind: str, holder_id: str, most: int | None) -> None:
    purpose = file_purpose(file.purpose)
    for _try in range(_TRIES):
        if PrivateFile.objects.of(holder_kind, holder_id).filter(pk=file.pk).exists():
            return
        slot = free_slot(purpose, holder_kind, holder_id, most)
        if slot is None:
            reason = FileRefusal.TOO_MANY
            raise UploadRefusedError(reason, refusal_text(reason, purpose))
        try:
            with transaction.atomic():
                moved = PrivateFile.objects.filter(
                    pk=file.pk, holder_kind=file.holder_kind, holder_id=file.holder_id
                ).update(
                    holder_kind=holder_kind,
                    holder_id=holder_id,
                    slot=slot,
                    expires_at=Case(
                        When(state=FileState.READY, then=Value(None)), default=F("expires_at")
                    ),
                )
        except IntegrityError:
            continue
        if not moved:
            raise FileGoneError
        return
    raise FileGoneError
