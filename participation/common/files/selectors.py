"""Reads worth a name."""

from collections.abc import Iterable

from django.db.models import Q

from participation.common.files.pieces import read_piece
from participation.common.files.refusals import FileNotReadyError
from participation.common.models import FilePiece, PrivateFile
from participation.common.models.private_file import PrivateFileQuerySet


def files_of(holder_kind: str, holder_id: str) -> PrivateFileQuerySet:
    """Return all files of one holder, refused and unfinished ones too, in their order."""
    return PrivateFile.objects.of(holder_kind, holder_id)


def files_of_holders(
    holders: Iterable[tuple[str, str]],
) -> dict[tuple[str, str], list[PrivateFile]]:
    """Return the files of several holders, by kind and id, each list in its order: one query."""
    found: dict[tuple[str, str], list[PrivateFile]] = {holder: [] for holder in holders}
    kinds: dict[str, list[str]] = {}
    for kind, key in found:
        kinds.setdefault(kind, []).append(key)
    theirs = Q(pk__in=[])
    for kind, keys in kinds.items():
        theirs |= Q(holder_kind=kind, holder_id__in=keys)
    for file in PrivateFile.objects.filter(theirs).order_by("created_at", "pk"):
        found[file.holder_kind, file.holder_id].append(file)
    return found


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
