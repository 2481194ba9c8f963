"""A map to point at in the form of proposals, where the office has named a server of pictures."""

import json
from dataclasses import dataclass

from django.conf import settings

from participation.common.models import County


@dataclass(frozen=True)
class Pointing:
    """As the script reads it: numbers in ASCII, bounds from west to north, seats of counties."""

    tiles: str
    credit: str
    bounds: str
    seats: str


def pointing() -> Pointing | None:
    """Return the map to point at; None without a server of pictures: then positions are typed."""
    if not settings.MAP_TILES:
        return None
    seated = County.objects.in_force().filter(latitude__isnull=False, longitude__isnull=False)
    places = seated.values_list("pk", "latitude", "longitude")
    seats = {pk: [float(latitude), float(longitude)] for pk, latitude, longitude in places}
    return Pointing(
        tiles=settings.MAP_TILES,
        credit=settings.MAP_CREDIT,
        bounds=json.dumps(settings.MAP_BOUNDS),
        seats=json.dumps(seats),
    )
