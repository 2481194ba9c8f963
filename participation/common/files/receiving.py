"""Files on their way in: begun, received part by part or at once, never in plain on a disk."""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from participation.common.enums import FileRefusal, FileState
from participation.common.files.checking import content_hash, refuse, start_check
from participation.common.files.names import clean_name
from participation.common.files.pieces import let_go_unused, write_piece
from participation.common.files.purposes import FilePurpose, file_purpose
from participation.common.files.refusals import (
    ChunkRefusedError,
    FileGoneError,
    OffsetError,
    UploadRefusedError,
    refusal_text,
)
from participation.common.models import FilePiece, PrivateFile
from participation.common.models.private_file import PrivateFileQuerySet

# The smallest part, unless it is the last: a row and an object each are not for single bytes.
LEAST_CHUNK = 16 * 1024
MOST_CHUNK = 1024 * 1024
# A place in a full list that an upload holds without having sent anything.
ABANDONED = timedelta(minutes=10)
_TRIES = 5


def begin_upload(
    *, purpose: str, name: str, size: int, holder_kind: str = "", holder_id: str = ""
) -> PrivateFile:
    """Make room for a file of ``size`` bytes that comes in parts.

    The same name and size for the same holder give the upload that was begun before, so that it
    goes on where it was. Raises UploadRefusedError where it is empty, too large or one too many,
    LookupError for a purpose that nobody registered.
    """
    wanted = file_purpose(purpose)
    reason = _refused_size(wanted, size)
    begun = _begun_before(wanted, name, size, holder_kind, holder_id) if holder_id else None
    if begun is not None:
        return begun
    file = None if reason else _begin(wanted, name, size, holder_kind, holder_id)
    if file is None:
        reason = reason or FileRefusal.TOO_MANY
        raise UploadRefusedError(reason, refusal_text(reason, wanted))
    return file


def receive_chunk(*, file: PrivateFile, offset: int, content: bytes) -> int:
    """Take the part that begins at ``offset``; return where the next one begins.

    A part that is there already changes nothing, one that overlaps adds its end. With the last
    one the file is checked. Call it outside a transaction. Raises OffsetError for a gap,
    ChunkRefusedError, FileGoneError.
    """
    if len(content) > MOST_CHUNK:
        raise ChunkRefusedError
    return _receive(file, offset, content)


def store_upload(
    *, purpose: str, name: str, content: bytes, holder_kind: str = "", holder_id: str = ""
) -> PrivateFile:
    """Take a whole file and have it checked; return it, refused with a reason where it has to be.

    The same content for the same holder gives the file that is there. Call it outside a
    transaction: inside one the check waits for its end.
    """
    wanted = file_purpose(purpose)
    if holder_id and content:
        same = _same_file(wanted, content, holder_kind, holder_id)
        if same is not None:
            return same
    reason = _refused_size(wanted, len(content))
    file = None if reason else _begin(wanted, name, len(content), holder_kind, holder_id)
    if file is None:
        return refuse_upload(
            purpose=purpose,
            name=name,
            size=len(content),
            reason=reason or FileRefusal.TOO_MANY,
            holder_kind=holder_kind,
            holder_id=holder_id,
        )
    _receive(file, 0, content)
    file.refresh_from_db()
    return file


def refuse_upload(
    *, purpose: str, name: str, size: int, reason: FileRefusal, **holder: str
) -> PrivateFile:
    """Return a row that only tells its sender why the file was not taken."""
    file = _create(file_purpose(purpose), name, size, **holder)
    refuse(file, reason)
    return file


def _refused_size(purpose: FilePurpose, size: int) -> FileRefusal | None:
    if size <= 0:
        return FileRefusal.EMPTY
    return FileRefusal.TOO_LARGE if size > purpose.max_size else None


def _begin(
    purpose: FilePurpose, name: str, size: int, holder_kind: str, holder_id: str
) -> PrivateFile | None:
    """Return a new row in a free place of the holder, or None where there is none."""
    for _try in range(_TRIES):
        slot = free_slot(purpose, holder_kind, holder_id) if holder_id else None
        if holder_id and slot is None:
            if _give_up_abandoned(purpose, holder_kind, holder_id):
                continue
            return None
        try:
            with transaction.atomic():
                return _create(
                    purpose, name, size, holder_kind=holder_kind, holder_id=holder_id, slot=slot
                )
        except IntegrityError:
            # Another upload took the place in this moment.
            continue
    return None


def _unfinished(purpose: FilePurpose, holder_kind: str, holder_id: str) -> PrivateFileQuerySet:
    of_holder = PrivateFile.objects.of(holder_kind, holder_id)
    return of_holder.filter(purpose=purpose.name, state=FileState.RECEIVING)


def _begun_before(
    purpose: FilePurpose, name: str, size: int, holder_kind: str, holder_id: str
) -> PrivateFile | None:
    wanted = clean_name(name)
    unfinished = _unfinished(purpose, holder_kind, holder_id).filter(size=size)
    return next((file for file in unfinished if file.name == wanted), None)


def _give_up_abandoned(purpose: FilePurpose, holder_kind: str, holder_id: str) -> bool:
    """Remove uploads of which nothing has come for a while; return whether there were any."""
    since = timezone.now() - ABANDONED
    empty = _unfinished(purpose, holder_kind, holder_id).filter(received=0, created_at__lt=since)
    return empty.delete()[0] > 0


def free_slot(
    purpose: FilePurpose, holder_kind: str, holder_id: str, most: int | None = None
) -> int | None:
    """Return the first free place in the list of a holder, or None where it is full."""
    taken = set(
        PrivateFile.objects.of(holder_kind, holder_id)
        .filter(purpose=purpose.name, slot__isnull=False)
        .values_list("slot", flat=True)
    )
    return next((slot for slot in range(most or purpose.max_count) if slot not in taken), None)


def _create(purpose: FilePurpose, name: str, size: int, **fields: object) -> PrivateFile:
    return PrivateFile.objects.create(
        purpose=purpose.name,
        name=clean_name(name),
        size=size,
        expires_at=timezone.now() + timedelta(hours=settings.FILES_ORPHAN_HOURS),
        **fields,
    )


def _same_file(
    purpose: FilePurpose, content: bytes, holder_kind: str, holder_id: str
) -> PrivateFile | None:
    return (
        PrivateFile.objects.of(holder_kind, holder_id)
        .ready()
        .filter(purpose=purpose.name, content_hash=content_hash(content))
        .first()
    )


def _receive(file: PrivateFile, offset: int, content: bytes) -> int:
    received, size = _progress(file)
    if offset > received:
        raise OffsetError(received)
    if not size:
        raise FileGoneError
    if offset + len(content) > size:
        raise ChunkRefusedError
    fresh = content[received - offset :]
    if not fresh:
        return received
    end = received + len(fresh)
    if len(fresh) < LEAST_CHUNK and end < size:
        raise ChunkRefusedError
    piece = write_piece(file, fresh, offset=received)
    if not _take(file, piece, end, is_last=end == size):
        return _after_another(file, offset + len(content))
    if end == size:
        start_check(file)
    return end


def _progress(file: PrivateFile) -> tuple[int, int]:
    """Return how much of the file has arrived, and how much it has as it was sent."""
    row = PrivateFile.objects.filter(pk=file.pk).first()
    if row is None:
        raise FileGoneError
    if row.state != FileState.RECEIVING:
        # Whole, or refused before anything came: there is nothing to add to.
        return row.received, row.received
    return row.received, row.size


def _take(file: PrivateFile, piece: FilePiece, end: int, *, is_last: bool) -> bool:
    """Count the part in, unless another came first; then it belongs to nothing."""
    with transaction.atomic():
        taken = PrivateFile.objects.filter(
            pk=file.pk, state=FileState.RECEIVING, received=piece.offset
        ).update(received=end, state=FileState.CHECKING if is_last else FileState.RECEIVING)
        if taken:
            FilePiece.objects.filter(pk=piece.pk).update(is_written=True)
        else:
            let_go_unused(piece)
    return bool(taken)


def _after_another(file: PrivateFile, wanted: int) -> int:
    """Return how far another request came with the same part. Raises OffsetError otherwise."""
    received, _size = _progress(file)
    if received >= wanted:
        return received
    raise OffsetError(received)
