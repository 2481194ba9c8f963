"""Who hears of a change: apps that keep days counted with the calendar."""

from collections.abc import Callable
from datetime import date

# Takes the first and the last day that changed and the counties where (None: all). It runs in the
# transaction of the change, may be told the same twice, and moves only what the days touch.
CalendarListener = Callable[[date, date, frozenset[int] | None], object]

_listeners: list[CalendarListener] = []


def register_calendar_listener(listener: CalendarListener) -> None:
    """Add a listener; the same one is added once."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell_listeners(since: date, until: date, counties: frozenset[int] | None) -> None:
    """Call each listener, in the order of their registration."""
    for listener in _listeners:
        listener(since, until, counties)
