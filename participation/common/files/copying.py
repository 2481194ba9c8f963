"""A file once more, for a second holder: each has bytes of its own and forgets them alone."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from participation.common.enums import FileState
from participation.common.files.pieces import write_piece
from participation.common.files.refusals import FileGoneError, FileNotReadyError
from participation.common.files.selectors import read_file
from participation.common.models import FilePiece, PrivateFile

ALIKE = ("purpose", "name", "content_type", "content_hash", "size", "width", "height", "pages")


def copy_file(file: PrivateFile) -> PrivateFile:
    """Return a copy of a ready file that belongs to nobody yet; give it to a holder by claiming it.

    It is sealed anew, and dies by itself where nobody claims it. Call it outside a transaction.
    Raises FileGoneError.
    """
    try:
        content = read_file(file)
    except (FileNotFoundError, FileNotReadyError) as error:
        raise FileGoneError from error
    copy = PrivateFile.objects.create(
        **{name: getattr(file, name) for name in ALIKE},
        received=len(content),
        state=FileState.READY,
        expires_at=timezone.now() + timedelta(hours=settings.FILES_ORPHAN_HOURS),
    )
    piece = write_piece(copy, content, is_clean=True)
    FilePiece.objects.filter(pk=piece.pk).update(is_written=True)
    return copy
