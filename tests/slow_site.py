"""A slow line between site and browser: what a test reads too early is not there yet.

Each answer waits for so many milliseconds as the variable SLOW_SITE says, and a page comes in three
parts with as long between them: its head, what follows to the end of its first heading, the rest.
"""

import functools
import os
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.handlers.wsgi import WSGIHandler

VARIABLE = "SLOW_SITE"
CUTS = (b"</head>", b"</h1>")

Application = Callable[[Any, dict[str, Any], Callable[..., Any]], Any]


def slow_down() -> None:
    """Slow down all that this process answers from now on; nothing where nobody asks for it."""
    seconds = int(os.environ.get(VARIABLE) or 0) / 1000
    if seconds and not hasattr(WSGIHandler.__call__, "__wrapped__"):
        WSGIHandler.__call__ = _slowed(WSGIHandler.__call__, seconds)


def _slowed(answer: Application, seconds: float) -> Application:
    @functools.wraps(answer)
    def slowly(
        handler: WSGIHandler, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        # A page that was compressed could not be cut.
        environ.pop("HTTP_ACCEPT_ENCODING", None)
        heard: dict[str, str] = {}

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            heard.update((name.lower(), value) for name, value in headers)
            return start_response(status, headers, *rest)

        body = answer(handler, environ, start)
        time.sleep(seconds)
        is_page = heard.get("content-type", "").startswith("text/html")
        return _Parts(body, seconds) if is_page else body

    return slowly


class _Parts:
    """A page that comes bit by bit."""

    def __init__(self, body: Iterable[bytes], seconds: float) -> None:
        self.body, self.seconds = body, seconds

    def __iter__(self) -> Iterator[bytes]:
        rest = b"".join(self.body)
        for cut in CUTS:
            before, found, after = rest.partition(cut)
            if found:
                yield before + found
                time.sleep(self.seconds)
                rest = after
        yield rest

    def close(self) -> None:
        """Let Django end the request."""
        getattr(self.body, "close", lambda: None)()
