"""What other parts of the site show of the offices."""

from datetime import date
from typing import Any

from django.db.models import Value
from django.db.models.functions import Concat
from django.http import HttpRequest
from django.utils import timezone

from cms.offices.managers import OfficeQuerySet
from cms.offices.models import FacilitationOfficePage
from participation.common.prepared import Prepared

HOME_LIMIT = 8


def _working(day: date) -> OfficeQuerySet:
    working = FacilitationOfficePage.objects.visible().working(day).for_lists()
    # Not by the path itself: SQLite would walk the index of all pages in search of offices.
    in_order: OfficeQuerySet = working.order_by(Concat("path", Value("")))
    return in_order[:HOME_LIMIT]


_offices: Prepared[FacilitationOfficePage] = Prepared(_working, date.min)


def home_offices(request: HttpRequest | None) -> dict[str, Any] | None:
    """Return the working offices for the home page, or nothing where there is none."""
    offices = _offices.rows(timezone.localdate())
    if not offices:
        return None
    # An office is always below the index: its address is the index's and its own slug.
    address = offices[0].get_url(request) or ""
    return {"offices": offices, "offices_url": address.rstrip("/").rpartition("/")[0] + "/"}
