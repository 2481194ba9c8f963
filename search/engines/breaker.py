"""A server that did not answer is left alone for a while, so that no reader waits for it."""

import time

REST_SECONDS = 10.0


class Breaker:
    """Open while the server rests; one for each process."""

    def __init__(self) -> None:
        self._until = 0.0

    def is_open(self) -> bool:
        """Return whether the server is left alone now."""
        return time.monotonic() < self._until

    def trip(self) -> None:
        """Leave the server alone from now on."""
        self._until = time.monotonic() + REST_SECONDS

    def reset(self) -> None:
        """Ask it again at once."""
        self._until = 0.0


breaker = Breaker()
