"""Reads worth a name."""

from participation.common.files.pieces import read_piece
from participation.common.files.refusals import FileNotReadyError
from participation.common.models import FilePiece, PrivateFile
from participation.common.models.private_file import PrivateFileQuerySet


def files_of(holder_kind: str, holder_id: str) -> PrivateFileQuerySet:
    """Return all files of one holder, refused and unfinished ones too, in their order."""
    return PrivateFile.objects.of(holder_kind, holder_id)


def ready_files_of(holder_kind: str, holder_id: str) -> PrivateFileQuerySet:
    """Return the files of one holder that can be opened."""
    return files_of(holder_kind, holder_id).ready()


def read_file(file: PrivateFile) -> bytes:
    """Return the cleaned bytes. Raises FileNotReadyError for a file that has not passed."""
    try:
        return read_piece(_clean_piece(file))
    except FileNotFoundError:
        # They were brought under another key in this moment; the row knows the new place.
        return read_piece(_clean_piece(file))


def _clean_piece(file: PrivateFile) -> FilePiece:
    piece = file.pieces.clean_ones().first() if file.is_ready else None
    if piece is None:
        raise FileNotReadyError
    return piece
