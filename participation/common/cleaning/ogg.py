"""Ogg: one stream of Opus or Vorbis, its comments emptied."""

import io
import struct

from mutagen.ogg import OggPage

from participation.common.cleaning.answers import (
    DAMAGED,
    NOT_ACCEPTED,
    VIDEO,
    Bounds,
    Cleaned,
    RefusedError,
)

_OPUS, _VORBIS = b"OpusHead", b"\x01vorbis"
_FILMS = (b"\x80theora", b"BBCD", b"OVP80", b"\x01video")
_VENDOR = struct.pack("<II", 0, 0)
_EMPTY_COMMENTS = {_OPUS: b"OpusTags" + _VENDOR, _VORBIS: b"\x03vorbis" + _VENDOR + b"\x01"}
# Packets at the start that describe the stream.
_HEADERS = {_OPUS: 2, _VORBIS: 3}


def clean(content: bytes, name: str, _bounds: Bounds) -> Cleaned:
    """Return the recording without the comments that players show."""
    pages = _pages(content)
    kind = _kind(pages)
    count = _header_pages(pages, _HEADERS[kind])
    packets = OggPage.to_packets(pages[:count], strict=True)
    if len(packets) != _HEADERS[kind]:
        raise RefusedError(DAMAGED)
    packets[1] = _EMPTY_COMMENTS[kind]
    heads = OggPage.from_packets(packets[:1]) + OggPage.from_packets(packets[1:], sequence=1)
    heads[0].first = True
    written = heads + pages[count:]
    for sequence, page in enumerate(written):
        page.sequence, page.serial = sequence, pages[0].serial
    for page in heads:
        page.position = 0
    return Cleaned(content=b"".join(page.write() for page in written), becomes=name)


def _pages(content: bytes) -> list[OggPage]:
    """Return every page. Raises what mutagen raises where one is cut off or no page follows."""
    source, pages = io.BytesIO(content), []
    while source.tell() < len(content):
        pages.append(OggPage(source))
    return pages


def _kind(pages: list[OggPage]) -> bytes:
    """Return which sound it is. Raises RefusedError for films and for more than one stream."""
    starts = [page.packets[0] if page.packets else b"" for page in pages if page.first]
    if any(start.startswith(_FILMS) for start in starts):
        raise RefusedError(VIDEO)
    if len({page.serial for page in pages}) != 1 or len(starts) != 1:
        raise RefusedError(NOT_ACCEPTED)
    for kind in _HEADERS:
        if starts[0].startswith(kind):
            return kind
    raise RefusedError(NOT_ACCEPTED)


def _header_pages(pages: list[OggPage], packets: int) -> int:
    """Return how many pages the describing packets fill; the sound begins on a page of its own."""
    ended = 0
    for number, page in enumerate(pages, 1):
        ended += len(page.packets) - (0 if page.complete else 1)
        if ended >= packets:
            if number == len(pages):
                break
            return number
    raise RefusedError(DAMAGED)
