"""How long a text takes to read."""

from collections.abc import Iterable

WORDS_A_MINUTE = 200


def reading_minutes(texts: Iterable[str]) -> int:
    """Return whole minutes, one at least."""
    words = sum(len(text.split()) for text in texts)
    return max(1, round(words / WORDS_A_MINUTE))
