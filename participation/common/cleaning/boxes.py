"""M4A and 3GP: boxes within boxes. Those with words in them are blanked where they stand.

The index names places in the file, so no box may move: one that is not kept becomes free space of
the same length, filled with zeros.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from participation.common.cleaning.answers import (
    DAMAGED,
    NOT_ACCEPTED,
    VIDEO,
    Bounds,
    Cleaned,
    RefusedError,
)

_TOP = frozenset({b"ftyp", b"moov", b"mdat", b"moof", b"sidx", b"styp", b"mfra"})
_HOLDERS = frozenset(
    {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf", b"moof", b"traf", b"mvex"}
)
_LEAVES = frozenset(
    {
        b"mvhd", b"tkhd", b"mdhd", b"hdlr", b"smhd", b"nmhd", b"dref", b"stsd", b"stts", b"stsc",
        b"stsz", b"stz2", b"stco", b"co64", b"stss", b"elst", b"sgpd", b"sbgp", b"mfhd", b"tfhd",
        b"tfdt", b"trun", b"mehd", b"trex", b"ctts", b"iods",
    }
)  # fmt: skip
_SOUND, _FILM = b"soun", b"vide"
_CODINGS = frozenset({b"mp4a", b"samr", b"sawb", b"sawp", b"alac", b"sevc", b"sqcp"})
_HEAD, _LONG_HEAD, _FULL = 8, 16, 4
_DEEPEST, _MOST_BOXES = 8, 100_000
_DATES = (b"mvhd", b"tkhd", b"mdhd")


@dataclass(frozen=True)
class Box:
    """Where one box stands: its kind, its start, where its content begins, its end."""

    kind: bytes
    start: int
    inner: int
    end: int


def clean(content: bytes, name: str, _bounds: Bounds) -> Cleaned:
    """Return the recording with its index and its sound."""
    data = bytearray(content)
    top = list(_boxes(content, 0, len(content), at_top=True))
    kinds = {box.kind for box in top}
    if not {b"ftyp", b"moov", b"mdat"} <= kinds and not {b"moov", b"moof"} <= kinds:
        raise RefusedError(DAMAGED)
    for box in top:
        if box.kind not in _TOP:
            _blank(data, box)
        elif box.kind in _HOLDERS:
            _clean_holder(data, box, 0)
    _check_tracks(bytes(data), top)
    return Cleaned(content=bytes(data[: top[-1].end]), becomes=name)


def _boxes(data: bytes | bytearray, start: int, end: int, *, at_top: bool = False) -> Iterator[Box]:
    """Yield the boxes between two places.

    At the top what follows the last whole box is left out; inside it refuses the file, and so
    does a box there that is cut off.
    """
    count = 0
    while start + _HEAD <= end:
        size, kind = struct.unpack_from(">I4s", data, start)
        inner = start + _HEAD
        if size == 1 and start + _LONG_HEAD <= end:
            size, inner = struct.unpack_from(">Q", data, inner)[0], start + _LONG_HEAD
        elif size == 0:
            size = end - start
        count += 1
        if size < inner - start or start + size > end or count > _MOST_BOXES:
            if at_top and kind not in _TOP and count > 1:
                return
            raise RefusedError(DAMAGED)
        yield Box(kind, start, inner, start + size)
        start += size


def _clean_holder(data: bytearray, holder: Box, depth: int) -> None:
    if depth > _DEEPEST:
        raise RefusedError(DAMAGED)
    for box in list(_boxes(data, holder.inner, holder.end)):
        if box.kind in _HOLDERS:
            _clean_holder(data, box, depth + 1)
        elif box.kind not in _LEAVES:
            _blank(data, box)
        elif box.kind in _DATES:
            _forget_dates(data, box)
        elif box.kind == b"hdlr":
            _forget_name(data, box)


def _blank(data: bytearray, box: Box) -> None:
    data[box.start + 4 : box.start + 8] = b"free"
    data[box.inner : box.end] = bytes(box.end - box.inner)


def _forget_dates(data: bytearray, box: Box) -> None:
    """Set to zero when it was made and changed: eight bytes, sixteen in the newer version."""
    width = 16 if data[box.inner : box.inner + 1] == b"\x01" else 8
    start = box.inner + _FULL
    if start + width > box.end:
        raise RefusedError(DAMAGED)
    data[start : start + width] = bytes(width)


def _forget_name(data: bytearray, box: Box) -> None:
    """Empty what a program calls the track, which comes behind 24 bytes."""
    start = box.inner + 24
    if start > box.end:
        raise RefusedError(DAMAGED)
    data[start : box.end] = bytes(box.end - start)


def _check_tracks(data: bytes, top: list[Box]) -> None:
    """Raise RefusedError unless every track is sound in a coding that telephones use."""
    tracks = [
        track
        for index in top
        if index.kind == b"moov"
        for track in _boxes(data, index.inner, index.end)
        if track.kind == b"trak"
    ]
    handlers = [_handler(data, track) for track in tracks]
    if _FILM in handlers:
        raise RefusedError(VIDEO)
    if not handlers:
        raise RefusedError(DAMAGED)
    codings = {kind for track in tracks for kind in _entries(data, track)}
    if set(handlers) != {_SOUND} or not codings <= _CODINGS:
        raise RefusedError(NOT_ACCEPTED)
    if not codings:
        raise RefusedError(DAMAGED)


def _find(data: bytes, box: Box, *path: bytes) -> Box | None:
    for kind in path:
        inner = _boxes(data, box.inner, box.end)
        found = next((child for child in inner if child.kind == kind), None)
        if found is None:
            return None
        box = found
    return box


def _handler(data: bytes, track: Box) -> bytes:
    box = _find(data, track, b"mdia", b"hdlr")
    return data[box.inner + 8 : box.inner + 12] if box else b""


def _entries(data: bytes, track: Box) -> set[bytes]:
    """Return the codings of a track, from the list that describes its samples."""
    box = _find(data, track, b"mdia", b"minf", b"stbl", b"stsd")
    if box is None:
        return set()
    return {entry.kind for entry in _boxes(data, box.inner + 8, box.end)}
