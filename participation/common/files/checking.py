"""From quarantine to ready or refused: once, by one process, in a child with limits."""

import hashlib
import json
import logging
import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from participation.common.cleaning.answers import DAMAGED, NOT_ACCEPTED, TOO_COMPLEX, RefusedError
from participation.common.cleaning.formats import FORMATS, Format, recognise
from participation.common.encryption import DecryptionError, keyed_hash
from participation.common.enums import FileRefusal, FileState
from participation.common.files.clamav import ScannerUnavailableError, found_malware
from participation.common.files.names import named_as
from participation.common.files.pieces import let_go, let_go_unused, read_piece, write_piece
from participation.common.files.purposes import file_purpose
from participation.common.files.refusals import FileGoneError
from participation.common.models import FilePiece, PrivateFile
from participation.common.sandbox import Limits, SandboxError, run_limited

logger = logging.getLogger(__name__)

CLEANER = Path(__file__).parents[1] / "cleaning" / "child.py"
# How long a check can take at most: the child, the scanner and the storage.
LEASE = timedelta(minutes=5)
# A file over which so many processes have died is given up.
MOST_ATTEMPTS = 5
SCANNER_DELAY = timedelta(minutes=1)
_CHECKED_AT_ONCE = 20
_REFUSALS_KEPT = 10
_MOST_LOOKED_AT = 200


def start_check(file: PrivateFile) -> None:
    """Have a whole file checked after the commit: by a worker, or here where there is none."""
    transaction.on_commit(lambda: _check_somewhere(file), robust=True)


def check_waiting_files(*, limit: int = _CHECKED_AT_ONCE) -> int:
    """Check what a kill or an absent scanner has left; return how many were looked at.

    One over which the check itself fails does not stop the others; its lease ends, it is tried
    again, and given up in the end.
    """
    waiting = PrivateFile.objects.waiting(timezone.now()).order_by("next_check_at")
    looked_at = 0
    for file in waiting[:limit]:
        try:
            looked_at += check_file(file)
        except Exception:
            logger.exception("The check of file %s failed.", file.pk)
    return looked_at


def check_file(file: PrivateFile) -> bool:
    """Move a whole file to ready or refused; return False where another has it or it is gone.

    Safe to repeat. A scanner that does not answer leaves it waiting. Call it outside a
    transaction.
    """
    leased = _lease(file)
    if leased is None:
        return False
    try:
        if leased.attempts > MOST_ATTEMPTS:
            raise RefusedError(FileRefusal.UNCHECKED)
        content = _received(leased)
        kind, cleaned, facts = _clean(leased, content)
        if found_malware(content):
            raise RefusedError(FileRefusal.MALWARE)
        _keep(leased, kind, content, cleaned, facts)
    except RefusedError as error:
        _settle_refused(leased, FileRefusal(error.reason))
    except ScannerUnavailableError:
        logger.warning("The virus scanner does not answer; file %s waits.", leased.pk)
        _postpone(leased)
    except FileGoneError:
        return False
    return True


def content_hash(content: bytes) -> str:
    """Return what equal content is found by, of no use to whoever lacks the key."""
    return keyed_hash(hashlib.sha256(content).hexdigest(), purpose="private file")


def refuse(row: PrivateFile, reason: FileRefusal) -> None:
    """Keep a row that says why for some hours, and let all its bytes go.

    A holder keeps its last refusals only.
    """
    with transaction.atomic():
        row.state, row.refusal, row.slot = FileState.REFUSED, reason, None
        row.lease, row.leased_until = None, None
        row.expires_at = timezone.now() + timedelta(hours=settings.FILES_ORPHAN_HOURS)
        row.save()
        let_go(row.pieces.all())
        if row.has_holder:
            _forget_old_refusals(row)


def _forget_old_refusals(row: PrivateFile) -> None:
    refused = PrivateFile.objects.of(row.holder_kind, row.holder_id).filter(
        state=FileState.REFUSED, purpose=row.purpose
    )
    newest = list(refused.order_by("-created_at").values_list("pk", flat=True)[:_MOST_LOOKED_AT])
    PrivateFile.objects.filter(pk__in=newest[_REFUSALS_KEPT:]).delete()


def _check_somewhere(file: PrivateFile) -> None:
    from participation.common.files.tasks import check_file_task  # noqa: PLC0415 - it calls back

    if not check_file_task.get_backend().supports_defer:
        check_file(file)
        return
    try:
        check_file_task.enqueue(str(file.pk))
    except DatabaseError:
        logger.exception("No worker could be told of file %s; the next tick checks it.", file.pk)


def _lease(file: PrivateFile) -> PrivateFile | None:
    now, token = timezone.now(), uuid.uuid4()
    with transaction.atomic():
        taken = (
            PrivateFile.objects.waiting(now)
            .filter(pk=file.pk)
            .update(lease=token, leased_until=now + LEASE, attempts=F("attempts") + 1)
        )
    return PrivateFile.objects.filter(pk=file.pk, lease=token).first() if taken else None


def _received(file: PrivateFile) -> bytes:
    """Return the parts put together. Raises RefusedError where the storage has lost one."""
    try:
        content = b"".join(read_piece(piece) for piece in file.pieces.parts())
    except (FileNotFoundError, DecryptionError) as error:
        logger.exception("A part of file %s cannot be read.", file.pk)
        raise RefusedError(FileRefusal.UNCHECKED) from error
    if len(content) != file.size:
        raise RefusedError(FileRefusal.UNCHECKED)
    return content


def _clean(file: PrivateFile, content: bytes) -> tuple[Format, bytes, dict[str, Any]]:
    """Return the format that the file has now, its rewritten bytes and what is known of it."""
    kind = recognise(content)
    if kind.name not in file_purpose(file.purpose).formats:
        raise RefusedError(NOT_ACCEPTED)
    bounds = {
        "pixels": settings.FILES_MAX_PIXELS,
        "pages": settings.FILES_MAX_PAGES,
        "unpacked": settings.FILES_MAX_UNPACKED,
    }
    limits = Limits(seconds=settings.FILES_CHECK_SECONDS)
    try:
        answer = run_limited(CLEANER, kind.name, json.dumps(bounds), stdin=content, limits=limits)
    except SandboxError as error:
        # A signal: beyond the limits, unless its parser fell over.
        logger.info("The check of file %s ended by %s.", file.pk, error.reason[:40])
        crashed = "exit -11" in error.reason or "exit -6" in error.reason
        raise RefusedError(DAMAGED if crashed else TOO_COMPLEX) from error
    line, _newline, cleaned = answer.partition(b"\n")
    facts = json.loads(line)
    if "refused" in facts:
        raise RefusedError(facts["refused"])
    return FORMATS[facts.pop("becomes")], cleaned, facts


def _keep(
    file: PrivateFile, kind: Format, content: bytes, cleaned: bytes, facts: dict[str, Any]
) -> None:
    """Store the rewritten bytes in the place of the received ones."""
    piece = write_piece(file, cleaned, is_clean=True)
    found = content_hash(content)
    with transaction.atomic():
        row = PrivateFile.objects.select_for_update().filter(pk=file.pk, lease=file.lease).first()
        if row is None or _has_twin(row, found):
            let_go_unused(piece)
            if row is not None:
                refuse(row, FileRefusal.DUPLICATE)
            return
        row.content_hash, row.content_type, row.size = found, kind.content_type, len(cleaned)
        row.name = named_as(row.name, kind)
        for key, value in facts.items():
            setattr(row, key, value)
        row.state, row.lease, row.leased_until = FileState.READY, None, None
        if row.has_holder:
            row.expires_at = None
        row.save()
        let_go(row.pieces.filter(is_clean=False))
        FilePiece.objects.filter(pk=piece.pk).update(is_written=True)


def _has_twin(row: PrivateFile, found: str) -> bool:
    if not row.has_holder:
        return False
    twins = PrivateFile.objects.of(row.holder_kind, row.holder_id).ready()
    return twins.filter(purpose=row.purpose, content_hash=found).exists()


def _settle_refused(file: PrivateFile, reason: FileRefusal) -> None:
    with transaction.atomic():
        row = PrivateFile.objects.select_for_update().filter(pk=file.pk, lease=file.lease).first()
        if row is not None:
            refuse(row, reason)


def _postpone(file: PrivateFile) -> None:
    PrivateFile.objects.filter(pk=file.pk, lease=file.lease).update(
        lease=None,
        leased_until=None,
        attempts=F("attempts") - 1,
        next_check_at=timezone.now() + SCANNER_DELAY,
    )
