"""A name apart from the word for what bears it."""

from participation.place_names.models import PlaceKind
from persian.letters import clean_input, search_key


def bare_name(text: str, kind: PlaceKind) -> str:
    """Return a name without its kind before it: «خیابان کاوه» of a street is «کاوه».

    What would be left without a letter stays whole («میدان» is a name of its own).
    """
    cleaned = " ".join(clean_input(text).split())
    words = cleaned.split(" ")
    for known in (kind.before_name, *kind.names()):
        length = len(known.split())
        if length < len(words) and search_key(" ".join(words[:length])) == search_key(known):
            return " ".join(words[length:])
    return cleaned
