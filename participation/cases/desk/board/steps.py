"""Steps of colour: which numbers share one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

# The shades that the style sheet has; zero is that of none.
NOTHING, MIDDLE, MOST = 0, 3, 5
WHOLE = 100


@dataclass(frozen=True)
class Step:
    """A shade, and the numbers from ``low`` to ``high`` that have it."""

    shade: int
    low: int
    high: int


def steps_of(numbers: Iterable[int]) -> list[Step]:
    """Return at most five steps with as many different numbers in each, the lowest first.

    Not as wide as each other: one large town would leave all others in the first.
    """
    known = sorted({number for number in numbers if number > 0})
    many = min(MOST, len(known))
    ends = [part * len(known) // many for part in range(many + 1)] if many else []
    parts = [known[first:last] for first, last in pairwise(ends)]
    return [
        Step(_shade(place, many), numbers[0], numbers[-1]) for place, numbers in enumerate(parts)
    ]


def fifths() -> list[Step]:
    """Return the steps of shares in hundredths: each a fifth, so that they can be compared."""
    width = WHOLE // MOST
    return [
        Step(shade, (shade - 1) * width + (shade > 1), shade * width)
        for shade in range(1, MOST + 1)
    ]


def shade_of(number: int | None, steps: Sequence[Step]) -> int:
    """Return the shade of a number; that of none where there is none, or no step for it."""
    if number is None:
        return NOTHING
    return next((step.shade for step in steps if step.low <= number <= step.high), NOTHING)


def _shade(place: int, many: int) -> int:
    return MIDDLE if many == 1 else 1 + round(place * (MOST - 1) / (many - 1))
