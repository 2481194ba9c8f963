"""What processes keep in memory of the database, and how they learn that it has changed.

Whoever writes calls `touch` in the transaction of the change; whoever reads through `kept` asks
for the version first, in one small query, and reads anew where it is another than that of what is
kept. So nothing old is ever shown, in any process, and nothing is kept of what is rolled back: the
marks are random numbers, and the version is their count and sum.
"""

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone

from participation.common.models import VersionMark

T = TypeVar("T")
KEEP = timedelta(days=1)
# Keys in memory: there are a dozen, unless strangers invent some.
MOST = 500
LARGEST = 2**31 - 1
# What every page is made of beside its own: their versions are asked in one query.
PAGES, OFFICE, NOTICES = SHELL = ("pages", "office", "notices")
QUERY = (
    "SELECT name, COUNT(*), SUM(token) FROM common_versionmark"
    " WHERE name IN ({marks}) GROUP BY name"
)

_kept: dict[tuple[str, str], tuple[str, Any]] = {}


def touch(name: str) -> None:
    """Mark that something of a name has changed; in the transaction of the change."""
    VersionMark.objects.create(name=name, token=secrets.randbelow(LARGEST))


def version_of(name: str, request: HttpRequest | None = None) -> str:
    """Return the version of a name, asked once a request; empty where nothing was ever marked."""
    known: dict[str, str] = {} if request is None else request.__dict__.setdefault("_versions", {})
    if name not in known:
        names = {name} if request is None else {name, *SHELL} - known.keys()
        known |= dict.fromkeys(names, "")
        with connection.cursor() as cursor:
            cursor.execute(QUERY.format(marks=", ".join(["%s"] * len(names))), [*names])
            known |= {one: f"{count} {total}" for one, count, total in cursor.fetchall()}
    return known[name]


def kept(name: str, key: str, build: Callable[[], T], *, request: HttpRequest | None = None) -> T:
    """Return what ``build`` gives, kept in this process while the version of ``name`` lasts."""
    version = version_of(name, request)
    if version:
        there = _kept.get((name, key))
        if there is not None and there[0] == version:
            value: T = there[1]
            return value
    value = build()
    if len(_kept) >= MOST:
        _kept.clear()
    _kept[name, key] = version, value
    return value


def forget_old_marks() -> int:
    """Delete the marks of days past but the last of each name; return how many."""
    last = VersionMark.objects.values("name").annotate(last=Max("pk"))
    old = VersionMark.objects.filter(marked_at__lt=timezone.now() - KEEP)
    deleted, _rows = old.exclude(pk__in=list(last.values_list("last", flat=True))).delete()
    return deleted
