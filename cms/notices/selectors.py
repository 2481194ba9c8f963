"""Which notices a page shows."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from cms.notices.enums import URGENCY, NoticeKind, NoticePlace
from cms.notices.models import Notice

# More than three say nothing.
MOST = 3
READ = 20


def current_notices(now: datetime, *, at_home: bool = False) -> list[Notice]:
    """Return the notices to show now, the most pressing first, in one query."""
    current = Notice.objects.current(now)
    if not at_home:
        current = current.exclude(place=NoticePlace.HOME)
    return sorted(current[:READ], key=lambda notice: URGENCY.index(NoticeKind(notice.kind)))[:MOST]


def notices_for(request: HttpRequest) -> dict[str, Any] | None:
    """Return what the template of the notices shows on a page, or None."""
    notices = current_notices(timezone.now(), at_home=request.path == "/")
    return {"notices": notices} if notices else None
