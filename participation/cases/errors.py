"""Why a write to a case is refused."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from participation.common.files import FileGoneError

if TYPE_CHECKING:
    from participation.cases.models import CaseEvent


class CaseError(Exception):
    """A write was refused; nothing has changed."""


class StaleError(CaseError):
    """The case has changed since the screen was made; ``events`` are what came meanwhile."""

    def __init__(self, events: "Sequence[CaseEvent]") -> None:
        """Keep what came meanwhile."""
        super().__init__("The case has changed meanwhile.")
        self.events = list(events)


class NotAllowedError(CaseError):
    """The state, or the one who asks, does not allow it."""


class MissingError(CaseError):
    """Something that the step needs was not given; ``names`` says what."""

    def __init__(self, names: Sequence[str]) -> None:
        """Keep the names."""
        super().__init__(", ".join(names))
        self.names = list(names)


class ChecksOpenError(CaseError):
    """Required items of the checklist are open; ``titles`` are theirs."""

    def __init__(self, titles: Sequence[str]) -> None:
        """Keep the titles."""
        super().__init__("Required items of the checklist are open.")
        self.titles = list(titles)


class FilesGoneError(CaseError, FileGoneError):
    """A file that should come along was removed meanwhile, or they are too many."""


class TooLateError(CaseError):
    """The days in which a citizen may do this are over."""
