"""What other parts of the site show of the offices."""

from typing import Any

from django.http import HttpRequest

from cms.offices.models import FacilitationOfficePage

HOME_LIMIT = 8


def home_offices(_request: HttpRequest | None) -> dict[str, Any] | None:
    """Return the working offices for the home page, or nothing where there is none."""
    working = FacilitationOfficePage.objects.visible().working().for_lists()
    offices = list(working.order_by("path")[:HOME_LIMIT])
    return {"offices": offices, "offices_index": offices[0].get_parent()} if offices else None
