"""The base of public resources: read-only, throttled, with ETag, asked for what changed since."""

import datetime as dt
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import conditional_page
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import AnonRateThrottle
from rest_framework.viewsets import ReadOnlyModelViewSet

from participation.common.api.pages import Pages, refuse
from participation.common.models import Tombstone
from persian.jalali import JalaliError, parse_date

MAX_QUERY = 2_000
MAX_TOMBSTONES = 1_000
LAST_JALALI_YEAR = 1_600


class PublicReadThrottle(AnonRateThrottle):
    """One allowance for all readers of an address; the first proxy that we trust tells it."""

    scope = "public-read"


def last_modified(request: Request, name: str = "modified_since") -> dt.datetime | None:
    """Return the moment of a parameter. Raises ValidationError where it is none."""
    typed = request.query_params.get(name, "").strip()
    if not typed:
        return None
    try:
        moment = parse_datetime(typed.replace(" ", "+"))
    except ValueError:
        moment = None
    if moment is not None and moment.tzinfo is not None:
        return moment
    day = day_of(request, name)
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min)) if day else None


def day_of(request: Request, name: str) -> dt.date | None:
    """Return the day of a parameter, ISO or Jalali. Raises ValidationError where it is none."""
    typed = request.query_params.get(name, "").strip()
    if not typed:
        return None
    try:
        iso = dt.date.fromisoformat(typed)
    except ValueError:
        pass
    else:
        # 1380-01-01 is how answers write a Jalali day; of Gregorian days of that age none is asked.
        if iso.year > LAST_JALALI_YEAR:
            return iso
    try:
        return parse_date(typed[:60])
    except JalaliError:
        refuse(name, "a day such as 2026-11-22 or 1405/09/01")


def check_garbage(request: Request) -> None:
    """Refuse what no database can be asked. Raises ValidationError."""
    if len(request.META.get("QUERY_STRING", "")) > MAX_QUERY:
        refuse("query", f"at most {MAX_QUERY} characters")
    for name, values in request.query_params.lists():
        if any("\x00" in part for part in (name, *values)):
            refuse("query", "null characters are not allowed")


class PublicReadViewSet(ReadOnlyModelViewSet[Any]):
    """A list and its objects, for everybody alike."""

    pagination_class = Pages
    throttle_classes = (PublicReadThrottle,)
    http_method_names = ("get", "head", "options")  # type: ignore[assignment]
    lookup_value_regex = "[0-9]{1,18}"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse garbage before anything is read."""
        super().initial(request, *args, **kwargs)
        check_garbage(request)

    def filtered(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """Return what the parameters ask for. Raises ValidationError."""
        return rows

    def get_queryset(self) -> "QuerySet[Any]":
        """Return the public rows that are asked for."""
        rows: QuerySet[Model] = super().get_queryset()
        return self.filtered(rows) if self.action == "list" else rows

    @classmethod
    def as_view(cls, *args: Any, **kwargs: Any) -> Any:
        """Give every answer an ETag, and 304 where the caller has it."""
        return conditional_page(super().as_view(*args, **kwargs))


class PublicViewSet(PublicReadViewSet):
    """A list that also tells what changed and what is gone since a moment.

    ``resource`` is the name of its tombstones; the model has ``updated_at``.
    """

    resource: ClassVar[str]

    def get_queryset(self) -> "QuerySet[Any]":
        """Return the public rows that are asked for; with ``modified_since`` in that order."""
        rows = super().get_queryset()
        since = last_modified(self.request) if self.action == "list" else None
        return rows.filter(updated_at__gte=since).order_by("updated_at", "pk") if since else rows

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return a page; with ``modified_since`` also what is gone since."""
        response = super().list(request, *args, **kwargs)
        since = last_modified(request)
        if since:
            gone = Tombstone.objects.filter(resource=self.resource, removed_at__gte=since)
            response.data["removed"] = [
                {"id": int(one.object_id), "removed_at": one.removed_at}
                for one in gone.order_by("removed_at")[:MAX_TOMBSTONES]
            ]
        return response
