"""Places and their names."""

from participation.place_names.models.kind import PlaceKind
from participation.place_names.models.name import PlaceName
from participation.place_names.models.place import Place

__all__ = ["Place", "PlaceKind", "PlaceName"]
