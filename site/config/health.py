"""Whether the site is alive, and whether it can work. No name, no version, no secret."""

import logging
import os
from datetime import timedelta
from pathlib import Path

from django.core.files.storage import FileSystemStorage, storages
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from participation.common.models import OutboxMessage
from participation.common.selectors import last_tick
from search.selectors import engine_answers

_logger = logging.getLogger(__name__)
OK, LATE, BROKEN = "ok", "late", "broken"
# A message that waits longer, or a clock that has not gone round for longer, needs somebody.
MAIL_IS_LATE = timedelta(minutes=15)
CLOCK_IS_LATE = timedelta(minutes=5)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that this process answers."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether requests can be served: 503 without database or storage.

    Late messages, a late clock and a search engine that the database stands in for are said, but
    take no web process out of service: that would help none of them.
    """
    state = {"database": _database(), "storage": _storage()}
    state |= dict.fromkeys(("queue", "clock", "search"), LATE)
    if state["database"] == OK:
        state |= {"queue": _queue(), "clock": _clock(), "search": _search()}
    is_ready = BROKEN not in state.values()
    return JsonResponse({"ready": is_ready, **state}, status=200 if is_ready else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        _logger.exception("The database does not answer.")
        return BROKEN
    return OK


def _storage() -> str:
    for name in ("default", "private"):
        storage = storages[name]
        if isinstance(storage, FileSystemStorage) and not _is_writable(Path(storage.location)):
            _logger.error("The storage %r cannot be written.", name)
            return BROKEN
    return OK


def _is_writable(folder: Path) -> bool:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def _queue() -> str:
    waits_too_long = OutboxMessage.objects.due(timezone.now() - MAIL_IS_LATE).exists()
    return LATE if waits_too_long else OK


def _clock() -> str:
    last = last_tick()
    return OK if last and timezone.now() - last < CLOCK_IS_LATE else LATE


def _search() -> str:
    return OK if engine_answers() else LATE
