"""Places of the register by letters of a name, a former one too."""

from participation.place_names.models import Place
from search.kinds import kinds
from search.query import Query
from search.selectors import find

PLACE = "place"
MOST_FOUND = 20


def found_places(letters: str) -> list[Place]:
    """Return the places that letters find, best first, at most `MOST_FOUND`."""
    if not letters.strip() or PLACE not in kinds():
        return []
    asked = Query(text=letters, facets={"kind": (PLACE,)}, size=MOST_FOUND)
    keys = [hit.object_id for hit in find(asked, corrects=False).hits]
    rows = Place.objects.public().standing().select_related("kind", "county")
    places = {str(place.pk): place for place in rows.filter(pk__in=keys)}
    return [places[str(key)] for key in keys if str(key) in places]
