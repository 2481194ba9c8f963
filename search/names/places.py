"""Where a name is, and how far two are from each other."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.names.keys import area_number

EARTH: Final = 6_371_000
# A postman, an ambulance or a taxi that looks for one of two within this finds the other.
NEAR_METRES: Final = 3_000


class Where(models.TextChoices):
    """Where a colliding name is, seen from the one that is asked about; the nearest first."""

    CITY = "city", _("in the same city")
    NEAR = "near", _("nearby")
    COUNTY = "county", _("in the same county")
    PROVINCE = "province", _("elsewhere in the province")


@dataclass(frozen=True)
class Spot:
    """Where something is, as far as it is known: names of county and city, degrees."""

    county: str = ""
    city: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def areas(self) -> tuple[int, int]:
        """County and city as numbers."""
        return area_number(self.county), area_number(self.city)

    def metres_to(self, other: "Spot") -> int | None:
        """Return the distance as the crow flies, or None where one of the two is not known."""
        if None in (self.latitude, self.longitude, other.latitude, other.longitude):
            return None
        north, south = radians(self.latitude or 0), radians(other.latitude or 0)
        east = radians((other.longitude or 0) - (self.longitude or 0))
        half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
        return round(2 * EARTH * asin(min(1.0, sqrt(half))))

    def where(self, other: "Spot") -> tuple[Where, int | None]:
        """Return where another spot is, seen from here, and how many metres away if known."""
        metres = self.metres_to(other)
        (county, city), (other_county, other_city) = self.areas, other.areas
        is_same_county = bool(county) and county == other_county
        if city and city == other_city and (is_same_county or not county or not other_county):
            return Where.CITY, metres
        if metres is not None and metres <= NEAR_METRES:
            return Where.NEAR, metres
        return (Where.COUNTY if is_same_county else Where.PROVINCE), metres
