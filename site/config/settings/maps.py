"""Maps: where the province lies, and whose pictures a map may show."""

from django.core.exceptions import ImproperlyConfigured

from config.settings import env

LATITUDE, LONGITUDE = 90, 180


def _bounds(written: str) -> tuple[float, float, float, float]:
    """Return west, south, east, north. Raises ImproperlyConfigured."""
    try:
        west, south, east, north = (float(part) for part in written.split(","))
    except ValueError as error:
        raise ImproperlyConfigured(
            f"MAP_BOUNDS is {written!r}; write west,south,east,north in degrees."
        ) from error
    if not (-LONGITUDE <= west < east <= LONGITUDE and -LATITUDE <= south < north <= LATITUDE):
        raise ImproperlyConfigured(f"MAP_BOUNDS is {written!r}; these are no bounds of a province.")
    return west, south, east, north


# Pictures of a map, such as https://tiles.example.ir/{z}/{x}/{y}.png; nobody's unless it is set.
MAP_TILES = env.text("MAP_TILES")
# Whose map it is, as its owner wants it said.
MAP_CREDIT = env.text("MAP_CREDIT")
# What lies outside is a slip of the pen; a map shows no more than this.
MAP_BOUNDS = _bounds(env.text("MAP_BOUNDS", "49.5,30.5,55.7,34.7"))
