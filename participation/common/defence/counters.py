"""Counters that all processes share: one statement a try, on SQLite and PostgreSQL alike.

They are written at once and for good, so call them outside a transaction: one that rolls back
would forget the try, and a row that stays locked would make everybody behind one address wait.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from participation.common.encryption import keyed_hash
from participation.common.models import RateCounter, UsedOnce

_HIT = """
INSERT INTO common_ratecounter AS c ("key", "count", expires_at, free_at)
VALUES (%(key)s, 1, %(end)s, 0)
ON CONFLICT ("key") DO UPDATE SET
    "count" = CASE WHEN c.expires_at <= %(now)s THEN 1 ELSE c."count" + 1 END,
    expires_at = CASE WHEN c.expires_at <= %(now)s THEN %(end)s ELSE c.expires_at END
RETURNING "count"
"""
# Updates nothing, and so returns nothing, while the caller has to wait: such a try is not counted
# and makes no wait longer, or else one program could shut out all who share its address.
_ATTEMPT = """
INSERT INTO common_ratecounter AS c ("key", "count", expires_at, free_at)
VALUES (%(key)s, 1, %(end)s, %(first_free_at)s)
ON CONFLICT ("key") DO UPDATE SET
    "count" = CASE WHEN c.expires_at <= %(now)s THEN 1 ELSE c."count" + 1 END,
    free_at = CASE
        WHEN c.expires_at <= %(now)s THEN %(first_free_at)s
        WHEN c."count" + 1 < %(free)s THEN 0
        WHEN c."count" + 2 - %(free)s > %(steps)s THEN %(now)s + %(longest)s
        ELSE %(now)s + %(first)s * (c."count" + 2 - %(free)s)
    END,
    expires_at = CASE WHEN c.expires_at <= %(now)s THEN %(end)s ELSE c.expires_at END
WHERE c.expires_at <= %(now)s OR c.free_at <= %(now)s
RETURNING "count"
"""


@dataclass(frozen=True)
class Pace:
    """``free`` tries in a window pass at once; then each waits ``first`` longer, up to a limit."""

    free: int
    window: timedelta
    first: timedelta
    longest: timedelta


@dataclass(frozen=True)
class Attempt:
    """How long to wait, nothing where the try passed; and which try of the window it was."""

    wait: timedelta
    count: int


def hit(bucket: str, who: str, *, window: timedelta) -> int:
    """Count one more of ``who`` in ``bucket``; return how many there are in this window.

    Raises RuntimeError inside a transaction.
    """
    values = _moment(bucket, who, window)
    return _run(_HIT, values) or 0


def attempt(bucket: str, who: str, *, pace: Pace) -> Attempt:
    """Let a try of ``who`` pass and count it, or say how long to wait.

    Raises RuntimeError inside a transaction.
    """
    values = _moment(bucket, who, pace.window)
    first, longest = int(pace.first.total_seconds()), int(pace.longest.total_seconds())
    now = int(values["now"])
    values |= {
        "free": pace.free,
        "first": first,
        "longest": longest,
        "steps": longest // first,
        "first_free_at": now + first if pace.free <= 1 else 0,
    }
    passed = _run(_ATTEMPT, values)
    if passed is not None:
        return Attempt(timedelta(0), passed)
    held = RateCounter.objects.filter(pk=values["key"]).values_list("free_at", "count").first()
    free_at, count = held or (now, 0)
    return Attempt(timedelta(seconds=max(1, free_at - now)), count)


def forget_old() -> int:
    """Delete what has run out; return how many rows."""
    now = epoch()
    rows = (model.objects.filter(expires_at__lte=now) for model in (RateCounter, UsedOnce))
    return sum(old.delete()[0] for old in rows)


def epoch() -> int:
    """Return the current second of the epoch."""
    return int(timezone.now().timestamp())


def _moment(bucket: str, who: str, window: timedelta) -> dict[str, int | str]:
    """Return the key, this second and the end of its window.

    Windows follow the clock and not the first try, so that their end does not tell when somebody
    came; each key has windows of its own, so that not all begin together.
    """
    key = keyed_hash(f"{bucket} {who}", purpose="rate counter")
    length, now = int(window.total_seconds()), epoch()
    passed = (now + int(key[:8], 16)) % length
    return {"key": key, "now": now, "end": now + length - passed}


def _run(statement: str, values: dict[str, int | str]) -> int | None:
    """Return the count that the statement gives, or None where it changed nothing."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[int] | None = cursor.fetchone()
    return row[0] if row else None
