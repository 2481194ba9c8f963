"""What a kind of case does when a resolution settles one; each kind registers its own.

Bodies decide about cases that they know only by kind and id: an app of a kind of case calls
`register_case_handler` in ``AppConfig.ready()``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from participation.resolutions.models import Resolution


@dataclass(frozen=True)
class CaseHandler:
    """``title`` says what an agenda calls a case, None where there is none of that id or it is not
    to be named; ``settle`` takes note of a resolution, in its transaction, once."""

    title: Callable[[str], str | None]
    settle: Callable[[str, Resolution], None]


_handlers: dict[str, CaseHandler] = {}


def register_case_handler(kind: str, handler: CaseHandler) -> None:
    """Add a kind. Raises ValueError where another has its name."""
    if _handlers.get(kind, handler) != handler:
        raise ValueError(f"Cases of kind {kind!r} have a handler already.")
    _handlers[kind] = handler


def handler_of(kind: str) -> CaseHandler | None:
    """Return the handler of a kind of case, or None for a kind that no app has."""
    return _handlers.get(kind)


def case_kinds() -> list[str]:
    """Return the kinds that have a handler."""
    return sorted(_handlers)
