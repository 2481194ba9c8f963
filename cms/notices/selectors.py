"""Which notices a page shows."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from cms.notices.enums import URGENCY, NoticeKind, NoticePlace
from cms.notices.models import Notice
from participation.common.prepared import Prepared

# More than three say nothing.
MOST = 3
READ = 20
SOME_MOMENT = datetime(1, 1, 2, tzinfo=UTC)


def current_notices(now: datetime, *, at_home: bool = False) -> list[Notice]:
    """Return the notices to show now, the most pressing first, in one query."""
    current = (_at_home if at_home else _elsewhere).rows(now)
    return sorted(current, key=lambda notice: URGENCY.index(NoticeKind(notice.kind)))[:MOST]


# Every page asks: its SQL is written once.
_at_home = Prepared(lambda now: Notice.objects.current(now)[:READ], SOME_MOMENT)
_elsewhere = Prepared(
    lambda now: Notice.objects.current(now).exclude(place=NoticePlace.HOME)[:READ], SOME_MOMENT
)


def notices_for(request: HttpRequest) -> dict[str, Any] | None:
    """Return what the template of the notices shows on a page, or None."""
    notices = current_notices(timezone.now(), at_home=request.path == "/")
    return {"notices": notices} if notices else None
