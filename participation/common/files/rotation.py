"""Bringing files under the key that encrypts today, as ``rotate_encryption_keys`` does."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q, QuerySet

from participation.common.encryption import DecryptionError, key_ring
from participation.common.encryption.rotation import Batch
from participation.common.enums import FileState
from participation.common.files.pieces import let_go, let_go_unused, read_piece, write_piece
from participation.common.files.refusals import FileGoneError
from participation.common.models import FilePiece


def stale_pieces() -> QuerySet[FilePiece]:
    """Return what is under another key and at rest: a check writes what it has anew anyway."""
    at_rest = Q(is_clean=True) | Q(file__state=FileState.RECEIVING)
    written = FilePiece.objects.filter(at_rest, is_written=True, file__isnull=False)
    return written.exclude(key_id=key_ring().first_id).select_related("file").order_by("pk")


def rotate_pieces(*, batch_size: int) -> Iterator[Batch]:
    """Re-encrypt the stale pieces, each by itself: a new object first, then the old one goes."""
    last = 0
    while page := list(stale_pieces().filter(pk__gt=last)[:batch_size]):
        last = page[-1].pk
        batch = Batch(0, [])
        for piece in page:
            try:
                batch.rotated += _rotate(piece)
            except (DecryptionError, FileNotFoundError) as error:
                batch.unreadable.append(f"file {piece.file_id}: {type(error).__name__}")
        yield batch


def _rotate(old: FilePiece) -> bool:
    """Put a piece into the place of another; return False where its file went meanwhile."""
    if old.file is None:
        return False
    try:
        new = write_piece(old.file, read_piece(old), is_clean=old.is_clean, offset=old.offset)
    except FileGoneError:
        return False
    with transaction.atomic():
        is_there = FilePiece.objects.filter(pk=old.pk, file=old.file).exists()
        if is_there:
            let_go([old])
            FilePiece.objects.filter(pk=new.pk).update(is_written=True)
        else:
            let_go_unused(new)
    return is_there
