"""Resolutions whose text names a place of the register."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q

from participation.place_names.enums import NEVER_HELD
from participation.place_names.models import Place, PlaceName
from participation.resolutions.models import Clause, Resolution
from persian.letters import search_key
from search.selectors import newest_ids

# Names of a place that are looked for, and rows of minutes that are looked at.
MOST_NAMES = 3
LOOKED_AT = 180
SHOWN = 10
# A name is spread over no more words than this in a text.
LONGEST = 12


def mentions(place: Place, names: Iterable[PlaceName]) -> list[Resolution]:
    """Return the newest public resolutions that name a place by kind and name, any it ever had.

    What the kernel finds by the words is read once more: they have to stand together, however they
    are joined. Minutes of a body of another county mean a place of theirs.
    """
    phrases = _phrases(place, names)
    ids = [int(pk) for pk in newest_ids(phrases, kind="resolution", size=LOOKED_AT)]
    if not ids:
        return []
    own = Q(meeting__body__county__isnull=True) | Q(meeting__body__county=place.county_id)
    clauses = Prefetch("clauses", queryset=Clause.objects.only("resolution_id", "text"))
    rows = (
        Resolution.objects.public()
        .filter(own, pk__in=ids)
        .select_related("meeting__body")
        .prefetch_related(clauses)
        .order_by("-day", "-pk")
    )
    named = (row for row in rows if _names(row, phrases))
    return [row for row, _place in zip(named, range(SHOWN), strict=False)]


def _phrases(place: Place, names: Iterable[PlaceName]) -> list[str]:
    told = (one.text for one in names if one.standing not in NEVER_HELD)
    texts = list(dict.fromkeys(filter(None, (place.name, *told))))[:MOST_NAMES]
    return [f"{place.kind.name} {text}" for text in texts]


def _names(resolution: Resolution, phrases: Iterable[str]) -> bool:
    parts = (resolution.title, resolution.text, *(one.text for one in resolution.clauses.all()))
    words = search_key("\n".join(parts)).split()
    return any(stands_in(search_key(phrase), words) for phrase in phrases)


def stands_in(phrase: str, words: list[str]) -> bool:
    """Return whether words in a row make a phrase, wherever blanks stand between its letters."""
    wanted = "".join(filter(str.isalnum, phrase))
    bare = ["".join(filter(str.isalnum, word)) for word in words]
    return any(_begins(wanted, bare[at : at + LONGEST]) for at in range(len(bare)))


def _begins(wanted: str, words: list[str]) -> bool:
    for word in words:
        if not wanted.startswith(word):
            return False
        wanted = wanted[len(word) :]
        if not wanted:
            return True
    return False
