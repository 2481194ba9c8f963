"""What time it is for a write: now, or the moment that whoever tells an old story has set.

Services take their moments here, so that a history can be told in order: a demonstration, or cases
that come over from an older system. Reading asks Django's own clock.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

from persian.jalali import local_date

_moved: ContextVar[dt.datetime | None] = ContextVar("moved clock", default=None)


def now() -> dt.datetime:
    """Return the moment at which something is written."""
    return _moved.get() or timezone.now()


def today() -> dt.date:
    """Return the day of that moment in Tehran."""
    return local_date(now())


@contextmanager
def moved_to(moment: dt.datetime) -> Iterator[None]:
    """Let what is written inside happen at ``moment``. Raises ValueError for a future one."""
    if moment > timezone.now():
        raise ValueError(f"{moment} has not come yet.")
    token = _moved.set(moment)
    try:
        yield
    finally:
        _moved.reset(token)
