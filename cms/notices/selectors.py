"""Which notices a page shows."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone

from cms.notices.enums import URGENCY, NoticeKind, NoticePlace
from cms.notices.models import Notice
from participation.common.versions import NOTICES, kept

# More than three say nothing.
MOST = 3
KEPT = 500
LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def current_notices(
    now: datetime, *, at_home: bool = False, request: HttpRequest | None = None
) -> list[Notice]:
    """Return the notices to show now, the most pressing first; those that are kept tell it."""
    notices = kept(NOTICES, "notices", _not_over, request=request)
    current = [
        notice
        for notice in notices
        if notice.is_current(now) and (at_home or notice.place != NoticePlace.HOME)
    ]
    return sorted(current, key=lambda notice: URGENCY.index(NoticeKind(notice.kind)))[:MOST]


def notices_for(request: HttpRequest) -> dict[str, Any] | None:
    """Return what the template of the notices shows on a page, or None."""
    notices = current_notices(timezone.now(), at_home=request.path == "/", request=request)
    return {"notices": notices} if notices else None


def _not_over() -> list[Notice]:
    """Return what is shown now or later, newest first; of very many those that begin first."""
    left = Notice.objects.filter(Q(shown_until__isnull=True) | Q(shown_until__gt=timezone.now()))
    soonest = left.order_by(F("shown_from").asc(nulls_first=True), "-pk")[:KEPT]
    return sorted(
        soonest, key=lambda notice: (notice.shown_from or LONG_AGO, notice.pk), reverse=True
    )
