"""The session store: database rows with an owner, and an end that no request can push away."""

from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from participation.staff_access.models import Session

SIGNED_IN_AT = "_signed_in_at"


class SessionStore(DatabaseStore):
    """Sessions of staff end ``STAFF_SESSION_HOURS`` after the password was given."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return our own model."""
        return Session

    def __setitem__(self, key: str, value: Any) -> None:
        """Note the moment in which somebody signs in."""
        super().__setitem__(key, value)
        if key == SESSION_KEY:
            super().__setitem__(SIGNED_IN_AT, timezone.now().timestamp())

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row, with its owner where there is one."""
        row = cast("Session", super().create_model_instance(data))
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return row

    def get_expiry_age(self, **kwargs: Any) -> int:
        """Return the seconds that are left."""
        age: int = super().get_expiry_age(**kwargs)
        end = self._end()
        if end is None:
            return age
        return max(0, min(age, int((end - timezone.now()).total_seconds())))

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        """Return the moment after which the row is not read any more."""
        date: datetime = super().get_expiry_date(**kwargs)
        end = self._end()
        return date if end is None else min(date, end)

    def _end(self) -> datetime | None:
        signed_in_at = self.get(SIGNED_IN_AT)
        if signed_in_at is None:
            return None
        start = datetime.fromtimestamp(signed_in_at, tz=timezone.get_default_timezone())
        return start + timedelta(hours=settings.STAFF_SESSION_HOURS)
