"""Bytes in the private storage: encrypted, under random names, each known by a row.

Only what every backend has is used here: save, open, delete.
"""

import logging
import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import IntegrityError, transaction
from django.utils import timezone

from participation.common.encryption import decrypt_bytes, encrypt_bytes, key_ring
from participation.common.files.refusals import FileGoneError
from participation.common.models import FilePiece, PrivateFile

logger = logging.getLogger(__name__)

# Longer than the slowest network takes to write one piece.
WRITING = timedelta(hours=1)
_SWEPT_AT_ONCE = 500


def private_storage() -> Storage:
    """Return the storage of everything that is not public."""
    return storages["private"]


def write_piece(
    file: PrivateFile, content: bytes, *, is_clean: bool = False, offset: int = 0
) -> FilePiece:
    """Put ``content`` into the storage and return its row, which is not yet said to be written.

    The row is committed before the bytes are there: after a kill in between it is known what to
    delete. Call it outside a transaction. Raises FileGoneError where the file was removed.
    """
    token = secrets.token_hex(16)
    piece = FilePiece(
        file=file,
        storage_name=f"files/{token[:2]}/{token[2:]}",
        key_id=key_ring().first_id,
        is_clean=is_clean,
        offset=offset,
        size=len(content),
    )
    try:
        with transaction.atomic():
            if not PrivateFile.objects.filter(pk=file.pk).exists():
                raise FileGoneError
            piece.save(force_insert=True)
    except IntegrityError as error:
        raise FileGoneError from error
    sealed = encrypt_bytes(content, place=_place(piece))
    saved = private_storage().save(piece.storage_name, ContentFile(sealed))
    if saved != piece.storage_name:
        FilePiece.objects.filter(pk=piece.pk).update(storage_name=saved)
    return piece


def read_piece(piece: FilePiece) -> bytes:
    """Return what was written. Raises FileNotFoundError, DecryptionError."""
    with private_storage().open(piece.storage_name) as opened:
        return decrypt_bytes(opened.read(), place=_place(piece))


def let_go(pieces: Iterable[FilePiece]) -> None:
    """Take pieces from their file in the caller's transaction; their bytes go after it."""
    keys = [piece.pk for piece in pieces]
    FilePiece.objects.filter(pk__in=keys).update(file=None)
    transaction.on_commit(lambda: sweep_pieces(keys), robust=True)


def let_go_unused(piece: FilePiece) -> None:
    """Do the same with a piece that this process has just written for nothing."""
    FilePiece.objects.filter(pk=piece.pk).update(file=None, is_written=True)
    transaction.on_commit(lambda: sweep_pieces([piece.pk]), robust=True)


def sweep_pieces(keys: Iterable[int] | None = None) -> int:
    """Delete the bytes of pieces that no file has, then their rows; return how many went.

    With ``keys`` only those; without, everything that is left over, a batch at a time. Safe to
    repeat: bytes that are gone already are passed over.
    """
    pieces = FilePiece.objects.left_over(timezone.now() - WRITING).order_by("created_at")
    if keys is not None:
        pieces = pieces.filter(pk__in=keys)
    swept = 0
    for piece in pieces[:_SWEPT_AT_ONCE]:
        private_storage().delete(piece.storage_name)
        swept += FilePiece.objects.filter(pk=piece.pk).delete()[0]
    return swept


def _place(piece: FilePiece) -> str:
    """Return what the bytes are bound to: they open as this piece of this file alone."""
    return f"file {piece.file_id}" if piece.is_clean else f"file {piece.file_id} at {piece.offset}"
