"""A small server that speaks clamd's protocol over a real socket."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR"


class _Handler(socketserver.StreamRequestHandler):
    server: "Clamd"

    def handle(self) -> None:
        command = self.rfile.read(len(b"zINSTREAM\0"))
        content = b""
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        assert command == b"zINSTREAM\0"
        self.server.seen.append(content)
        found = b"stream: Eicar-Test-Signature FOUND" if EICAR in content else b"stream: OK"
        self.wfile.write((self.server.answer or found) + b"\0")


class Clamd(socketserver.ThreadingTCPServer):
    """Remembers what it was asked; ``answer`` replaces its own."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seen: list[bytes] = []
        self.answer = b""

    @property
    def address(self) -> str:
        """Return host and port."""
        return f"127.0.0.1:{self.server_address[1]}"


@contextmanager
def clamd() -> Iterator[Clamd]:
    """Run a scanner for a while."""
    with Clamd() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
