"""What of a text is shown with a hit, and which of its words the query found."""

from collections.abc import Iterable, Iterator, Sequence

from persian.analysis import highlight_spans
from search.result import Piece
from search.terms import Group

# Letters of a shown fragment, and how many fragments of a text are looked at: enough for a page of
# news, and a book costs no more.
LENGTH = 240
LOOKED_AT = 8
BEFORE = 60
MORE = "…"


def pieces(text: str, terms: Iterable[str]) -> list[Piece]:
    """Cut a text where the query found a word; neighbours with a blank between are one piece."""
    found: list[tuple[int, int]] = []
    for start, end in highlight_spans(text, terms):
        if found and not text[found[-1][1] : start].strip(" \u200c"):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    cut, here = [], 0
    for start, end in found:
        cut += [Piece(text[here:start], False), Piece(text[start:end], True)]
        here = end
    return [piece for piece in (*cut, Piece(text[here:], False)) if piece.text]


def fragment(text: str, groups: Sequence[Group]) -> list[Piece]:
    """Return the part of a long text that has most words of the query, or nothing."""
    terms = frozenset(term for group in groups for term in group.all_terms)
    best: list[Piece] = []
    most = 0
    for start in _starts(text, groups):
        shown = pieces(_window(text, start), terms)
        # Different spellings of one word may be counted as two; for choosing, that does no harm.
        words = len({piece.text for piece in shown if piece.is_found})
        if words > most:
            best, most = shown, words
            if words >= len(groups):
                break
    return best


def _starts(text: str, groups: Sequence[Group]) -> Iterator[int]:
    """Where to look: at the words as they were typed, then from the beginning on."""
    seen: set[int] = set()
    typed = (text.find(group.typed) for group in groups[:LOOKED_AT] if group.typed)
    places = [max(0, place - BEFORE) for place in sorted(typed) if place >= 0]
    for start in (*places, *range(0, len(text), LENGTH)):
        if start not in seen:
            seen.add(start)
            yield start
        if len(seen) == LOOKED_AT:
            return


def _window(text: str, start: int) -> str:
    """Return ``LENGTH`` letters from a word's beginning to a word's end."""
    if start:
        blank = text.find(" ", start, start + BEFORE)
        start = blank + 1 if blank >= 0 else start
    end = start + LENGTH
    if end < len(text):
        blank = text.rfind(" ", start + BEFORE, end)
        end = blank if blank >= 0 else end
    shown = " ".join(text[start:end].split())
    return f"{MORE if start else ''}{shown}{f' {MORE}' if end < len(text) else ''}"
