"""What all identifiers share: how they are typed, refused and masked."""

from collections.abc import Callable
from typing import Final, Literal

from persian.letters import SEARCH_FOLD, ZWNJ

# What people put between groups of digits. A slash or a dot is no digit in any of our numbers.
_BETWEEN_GROUPS: Final = str.maketrans("", "", f" -_./(){ZWNJ}")
_BULLET: Final = "•"

IdentifierProblem = Literal[
    "empty",
    "not-digits",
    "wrong-length",
    "wrong-start",
    "forbidden-digit",
    "all-same",
    "check-digit",
]


class IdentifierError(ValueError):
    """A number that cannot be what it is given as.

    `reason` says why; with "wrong-length", `expected` and `got` are counts of digits.
    """

    def __init__(
        self, reason: IdentifierProblem, *, expected: int | None = None, got: int | None = None
    ) -> None:
        super().__init__(reason)
        self.reason: IdentifierProblem = reason
        self.expected = expected
        self.got = got


def typed(text: str) -> str:
    """What was typed, as ASCII digits (and whatever letters and signs stand among them)."""
    return text.translate(SEARCH_FOLD).translate(_BETWEEN_GROUPS)


def require_digits(number: str, length: int) -> None:
    """Refuse all but `length` ASCII digits."""
    if not number:
        raise IdentifierError("empty")
    if not (number.isascii() and number.isdigit()):
        raise IdentifierError("not-digits")
    if len(number) != length:
        raise IdentifierError("wrong-length", expected=length, got=len(number))


def passes(validate: Callable[[str], str], text: str) -> bool:
    try:
        validate(text)
    except IdentifierError:
        return False
    return True


def masked(validate: Callable[[str], str], text: str, *, head: int, tail: int) -> str:
    """The canonical number with all but its `head` first and `tail` last characters hidden."""
    try:
        number = validate(text)
    except IdentifierError:
        return _BULLET * 3
    return number[:head] + _BULLET * (len(number) - head - tail) + number[len(number) - tail :]
