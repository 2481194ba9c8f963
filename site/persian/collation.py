"""The order of the Persian alphabet: code points would put «کاشان» after «نجف‌آباد»."""

ALPHABET = "آاأإبپتثجچحخدذرزژسشصضطظعغفقکكگلمنوؤهةیىيئء"
_ORDER = {letter: place for place, letter in enumerate(ALPHABET)}
# Letters of one place: what is typed with another keyboard stands beside its Persian twin.
_TWINS = {"أ": "ا", "إ": "ا", "ك": "ک", "ؤ": "و", "ة": "ه", "ى": "ی", "ي": "ی", "ئ": "ی"}
_ORDER.update({letter: _ORDER[twin] for letter, twin in _TWINS.items()})
_SILENT = frozenset("\u200c\u200d\u0640")


def alphabetical(text: str) -> tuple[tuple[int, int], ...]:
    """Return a key for sorting: Persian letters in their order, everything else before them.

    Tatweel and the joiners do not count.
    """
    return tuple(
        (1, _ORDER[letter]) if letter in _ORDER else (0, ord(letter))
        for letter in text
        if letter not in _SILENT
    )
