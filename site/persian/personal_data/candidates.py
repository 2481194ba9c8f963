"""Numbers of a text as people group them, each with what stands around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from persian.personal_data.folding import INVISIBLE, words

# From a national id without its zeros to a card; an account is longer.
_LENGTHS: Final = frozenset({*range(8, 17), 24})
_MOST_DIGITS: Final = 24
# So far from a number its word may stand.
NEAR: Final = 30

_CHUNK: Final = re.compile(rf"[0-9](?:{INVISIBLE}*+[0-9])*+")
_GAP: Final = re.compile(r"[ \-./_()*]{1,3}")
_LONGEST_GAP: Final = 8
_TIGHT_BEFORE: Final = re.compile(r"([0-9]++)([./,_:٫٬\-])$")
_TIGHT_AFTER: Final = re.compile(r"([./,_:٫٬\-])([0-9]++)")
# A hyphen after one or two digits numbers the items of a list: «۱-۰۰۱۰۳۵۰۸۲۹».
_LIST_NUMBER: Final = 2
# A neighbour of so many digits is a number of its own.
_OWN_NUMBER: Final = 10


@dataclass(eq=False)
class Candidate:
    """One or more groups of digits that may be one number."""

    plain: str
    start: int
    end: int
    digits: str
    shape: tuple[int, ...]
    gaps: tuple[str, ...]
    gap_before: str | None
    gap_after: str | None

    @cached_property
    def before(self) -> str:
        """Return the words before it, back to the number that stands before."""
        near = words(self.plain[max(0, self.start - 2 * NEAR) : self.start])[-NEAR:]
        return re.split("[0-9]", near)[-1]

    @cached_property
    def after(self) -> str:
        """Return what follows it."""
        return words(self.plain[self.end : self.end + 2 * NEAR])[:NEAR]

    @property
    def is_glued(self) -> bool:
        """Return whether it was written in one piece."""
        return len(self.shape) == 1

    @property
    def stands_alone(self) -> bool:
        """Return whether no group before or after goes on in the same manner."""
        return self.is_glued or not {self.gap_before, self.gap_after} & set(self.gaps)

    @property
    def has_plus(self) -> bool:
        """Return whether the sign of a country's code stands before it."""
        return self.plain[self.start - 1 : self.start] == "+"

    @cached_property
    def is_part_of_more(self) -> bool:
        """Return whether a short number or a Latin letter hangs on it: «۱۴۰۵/۱۲۳…», «51.67…»."""
        before = self.plain[max(0, self.start - _OWN_NUMBER - 1) : self.start]
        after = self.plain[self.end : self.end + _OWN_NUMBER + 1]
        if re.search(r"[A-Za-z]$", before) or re.match(r"[A-Za-z]", after):
            return True
        if (left := _TIGHT_BEFORE.search(before)) is not None:
            numbers_a_list = left[2] == "-" and len(left[1]) <= _LIST_NUMBER
            if len(left[1]) < _OWN_NUMBER and not numbers_a_list:
                return True
        right = _TIGHT_AFTER.match(after)
        return right is not None and len(right[2]) < _OWN_NUMBER


@dataclass(frozen=True)
class _Chunk:
    start: int
    end: int
    digits: str


def candidates_of(plain: str) -> Iterator[list[Candidate]]:
    """Give for each group of digits the numbers that may begin with it, the longest first."""
    chunks = [
        _Chunk(match.start(), match.end(), words(match.group())) for match in _CHUNK.finditer(plain)
    ]
    gaps = [None, *map(_gap, [plain] * len(chunks), chunks, chunks[1:]), None]
    for first in range(len(chunks)):
        yield list(_beginning_at(plain, chunks, gaps, first))[::-1]


def _beginning_at(
    plain: str, chunks: list[_Chunk], gaps: list[str | None], first: int
) -> Iterator[Candidate]:
    digits = ""
    for last in range(first, len(chunks)):
        digits += chunks[last].digits
        if len(digits) > _MOST_DIGITS:
            return
        if len(digits) in _LENGTHS:
            inside = chunks[first : last + 1]
            yield Candidate(
                plain=plain,
                start=inside[0].start,
                end=inside[-1].end,
                digits=digits,
                shape=tuple(len(chunk.digits) for chunk in inside),
                gaps=tuple(gap or "" for gap in gaps[first + 1 : last + 1]),
                gap_before=gaps[first],
                gap_after=gaps[last + 1],
            )
        if gaps[last + 1] is None:
            return


def _gap(plain: str, left: _Chunk, right: _Chunk) -> str | None:
    """Return what joins two groups to one number, or None where something else is between."""
    if right.start - left.end > _LONGEST_GAP:
        return None
    between = words(plain[left.end : right.start])
    return between if _GAP.fullmatch(between) else None
