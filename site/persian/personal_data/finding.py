"""Looking through a text and masking what was found."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from persian.personal_data.candidates import Candidate, candidates_of
from persian.personal_data.folding import fold
from persian.personal_data.kinds import LABELS, PersonalKind, read

_EMAIL: Final = re.compile(
    r"(?<![A-Za-z0-9._%+\-])(?P<local>[A-Za-z0-9._%+\-]{1,64}+)"
    r"@(?:[A-Za-z0-9\-]{1,63}+\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])"
)
# Addresses of an office, not of somebody.
_ROLES: Final = frozenset(
    {"info", "contact", "office", "support", "webmaster", "postmaster", "noreply", "no-reply"}
)
_COUNTRY_BEFORE: Final = re.compile(r"(?<![A-Za-z])IR[ \-]{0,2}$", re.IGNORECASE)
_COUNTRY_AFTER: Final = re.compile(r"[ \-]{0,2}IR(?![A-Za-z])", re.IGNORECASE)
_COUNTRY_ROOM: Final = 5
_TELEPHONES: Final = {PersonalKind.MOBILE, PersonalKind.LANDLINE}


@dataclass(frozen=True)
class Found:
    """Something of somebody: where it stands in the text, and its canonical form.

    The form is kept out of what a log would print.
    """

    kind: PersonalKind
    start: int
    end: int
    value: str = field(repr=False)


def find_personal_data(text: str) -> list[Found]:
    """Return what of ``text`` is personal, in its order, none overlapping another."""
    plain = fold(text)
    found = list(_emails(plain))
    taken = [(mail.start, mail.end) for mail in found]
    found += _numbers(plain, taken)
    return sorted(found, key=lambda one: one.start)


def mask(text: str, found: Iterable[Found] | None = None) -> str:
    """Return ``text`` with the name of its kind in place of each: «[کد ملی]».

    ``found`` are those to mask; without it all that is found.
    """
    found = find_personal_data(text) if found is None else found
    parts, rest = [], 0
    for one in sorted(found, key=lambda one: one.start):
        if one.start >= rest:
            parts += [text[rest : one.start], f"[{LABELS[one.kind]}]"]
            rest = one.end
    return "".join([*parts, text[rest:]])


def _emails(plain: str) -> Iterator[Found]:
    for match in _EMAIL.finditer(plain):
        if match["local"].lower() not in _ROLES:
            yield Found(PersonalKind.EMAIL, match.start(), match.end(), match.group().lower())


def _numbers(plain: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    end = 0
    mails = iter([*taken, (len(plain), len(plain))])
    mail = next(mails)
    for beginning in candidates_of(plain):
        if not beginning or beginning[0].start < end:
            continue
        start = beginning[0].start
        while mail[1] <= start < len(plain):
            mail = next(mails)
        for candidate in beginning:
            if candidate.end > mail[0]:
                continue
            if (what := read(candidate)) is not None:
                one = _whole(candidate, *what)
                end = one.end
                yield one
                break


def _whole(number: Candidate, kind: PersonalKind, value: str) -> Found:
    """Return the number with the signs that belong to it: IR, +, an opening parenthesis."""
    plain, start, end = number.plain, number.start, number.end
    if kind == PersonalKind.SHEBA:
        before = _COUNTRY_BEFORE.search(plain[max(0, start - _COUNTRY_ROOM) : start])
        after = _COUNTRY_AFTER.match(plain, end)
        start -= len(before.group()) if before else 0
        end = after.end() if after and not before else end
    elif kind in _TELEPHONES and plain[start - 1 : start] in {"+", "("}:
        is_open = ")" in plain[start:end] and "(" not in plain[start:end]
        start -= plain[start - 1] == "+" or is_open
    return Found(kind, start, end, value)
