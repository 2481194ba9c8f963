"""The virus scanner clamd, asked over a socket where the office has one."""

import socket
import struct
from contextlib import closing

from django.conf import settings

_BLOCK = 64 * 1024
_SECONDS = 30
_LONGEST_ANSWER = 4096


class ScannerUnavailableError(Exception):
    """The scanner is set but gave no answer that says yes or no."""


def found_malware(content: bytes) -> bool:
    """Return whether the scanner knows this content; False where no scanner is set.

    Raises ScannerUnavailableError where it cannot be reached, or says something else.
    """
    if not settings.CLAMAV_ADDRESS:
        return False
    try:
        with closing(_connected(settings.CLAMAV_ADDRESS)) as connection:
            answer = _ask(connection, content)
    except (OSError, ValueError) as error:
        raise ScannerUnavailableError from error
    if answer.endswith("FOUND"):
        return True
    if answer.endswith("OK"):
        return False
    raise ScannerUnavailableError


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(_SECONDS)
        try:
            connection.connect(address)
        except OSError:
            connection.close()
            raise
        return connection
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=_SECONDS)


def _ask(connection: socket.socket, content: bytes) -> str:
    """Send the content in blocks, each with its length before it, and return the answer."""
    connection.sendall(b"zINSTREAM\0")
    for start in range(0, len(content), _BLOCK):
        block = content[start : start + _BLOCK]
        connection.sendall(struct.pack(">I", len(block)) + block)
    connection.sendall(struct.pack(">I", 0))
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
        received = connection.recv(_LONGEST_ANSWER)
        if not received:
            break
        answer += received
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")
