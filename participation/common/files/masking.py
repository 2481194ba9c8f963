"""A masked copy of a file: drawn anew in the sandbox, with black boxes over some areas."""

import json
from collections.abc import Collection
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from participation.common.cleaning.answers import DAMAGED, TOO_COMPLEX
from participation.common.cleaning.formats import FORMATS, PICTURES, Format
from participation.common.enums import FileRefusal, FileState
from participation.common.files.checking import content_hash
from participation.common.files.pieces import write_piece
from participation.common.files.purposes import file_purpose
from participation.common.files.refusals import (
    FileGoneError,
    FileNotReadyError,
    UploadRefusedError,
    refusal_text,
)
from participation.common.files.selectors import read_file
from participation.common.masking.areas import Area
from participation.common.models import FilePiece, PrivateFile
from participation.common.sandbox import Limits, SandboxError, run_limited

__all__ = ["Area", "can_be_masked", "mask_file", "page_of"]

CHILD = Path(__file__).parents[1] / "masking" / "child.py"
# A hundred pages of A4 take some twenty.
DRAWING_SECONDS = 90
MASKED = {FORMATS[name].content_type: FORMATS[name] for name in (*PICTURES, "pdf")}


def can_be_masked(file: PrivateFile) -> bool:
    """Return whether a file can be drawn: a checked picture or PDF. Voices and DOCX cannot."""
    return file.is_ready and file.content_type in MASKED


def mask_file(file: PrivateFile, areas: Collection[Area], *, name: str) -> PrivateFile:
    """Return a masked copy that belongs to nobody yet; give it to a holder by claiming it.

    It holds nothing of the file but what its pages look like beside the areas: no text, no layer,
    no metadata. It dies by itself where nobody claims it. Call it outside a transaction. Raises
    FileGoneError, UploadRefusedError where it cannot be drawn within the limits.
    """
    facts, content = _asked(file, {"areas": [_numbers(area) for area in areas]})
    kind = FORMATS[facts.pop("becomes")]
    copy = PrivateFile.objects.create(
        purpose=file.purpose,
        name=f"{name}.{kind.suffixes[0]}",
        content_type=kind.content_type,
        content_hash=content_hash(content),
        size=len(content),
        received=len(content),
        state=FileState.READY,
        expires_at=timezone.now() + timedelta(hours=settings.FILES_ORPHAN_HOURS),
        **facts,
    )
    piece = write_piece(copy, content, is_clean=True)
    FilePiece.objects.filter(pk=piece.pk).update(is_written=True)
    return copy


def page_of(file: PrivateFile, page: int) -> bytes:
    """Return a page of a file as a JPEG to look at. Raises as `mask_file` does."""
    return _asked(file, {"page": page})[1]


def _numbers(area: Area) -> list[float]:
    return [area.page, area.left, area.top, area.width, area.height]


def _asked(file: PrivateFile, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        content = read_file(file)
    except (FileNotFoundError, FileNotReadyError) as error:
        raise FileGoneError from error
    bounds = {"pixels": settings.FILES_MAX_PIXELS, "pages": settings.FILES_MAX_PAGES}
    limits = Limits(seconds=DRAWING_SECONDS)
    kind: Format = MASKED[file.content_type]
    try:
        answer = run_limited(
            CHILD, kind.name, json.dumps(bounds), json.dumps(asked), stdin=content, limits=limits
        )
    except SandboxError as error:
        raise _refused(file, TOO_COMPLEX) from error
    line, _newline, drawn = answer.partition(b"\n")
    facts = json.loads(line)
    if "refused" in facts:
        raise _refused(file, facts["refused"] or DAMAGED)
    return facts, drawn


def _refused(file: PrivateFile, reason: str) -> UploadRefusedError:
    return UploadRefusedError(FileRefusal(reason), refusal_text(reason, file_purpose(file.purpose)))
