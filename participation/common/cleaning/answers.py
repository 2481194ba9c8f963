"""What a cleaner is told and what it answers."""

from dataclasses import dataclass

EMPTY = "empty"
TOO_LARGE = "too_large"
NOT_ACCEPTED = "not_accepted"
DAMAGED = "damaged"
ENCRYPTED = "encrypted"
ACTIVE = "active"
VIDEO = "video"
TOO_COMPLEX = "too_complex"
TOO_MANY_PAGES = "too_many_pages"


class RefusedError(Exception):
    """A file that is not taken; ``reason`` is one of the words above."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """How much a file may unfold to: pixels of a picture, pages, bytes of all its parts."""

    pixels: int = 50_000_000
    pages: int = 100
    unpacked: int = 60_000_000
    parts: int = 500


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """The rewritten file, the name of its format now, and what is known about it."""

    content: bytes
    becomes: str
    width: int | None = None
    height: int | None = None
    pages: int | None = None
