"""What other parts of the site show of the offices."""

from typing import Any

from django.http import HttpRequest

from cms.offices.models import FacilitationOfficePage

HOME_LIMIT = 8


def home_offices(request: HttpRequest | None) -> dict[str, Any] | None:
    """Return the working offices for the home page, or nothing where there is none."""
    working = FacilitationOfficePage.objects.visible().working().for_lists()
    offices = list(working.order_by("path")[:HOME_LIMIT])
    if not offices:
        return None
    # An office is always below the index: its address is the index's and its own slug.
    address = offices[0].get_url(request) or ""
    return {"offices": offices, "offices_url": address.rstrip("/").rpartition("/")[0] + "/"}
