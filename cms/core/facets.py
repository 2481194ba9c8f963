"""Links that narrow a list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that narrows a list, or takes the narrowing back where it is chosen."""

    label: str
    url: str
    count: int = 0
    is_chosen: bool = False
