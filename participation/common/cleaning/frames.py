"""MP3, AAC and AMR: chains of frames. Frames are kept; whatever stands between them is not."""

from collections.abc import Callable

from participation.common.cleaning.answers import DAMAGED, Bounds, Cleaned, RefusedError
from participation.common.cleaning.formats import after_tags

_FEWEST_FRAMES = 3
# How much of a recording, tags aside, has to be frames.
_LEAST_SHARE = 0.5
_RATES_MPEG_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
_RATES_MPEG_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
_HERTZ = (44_100, 48_000, 32_000, 0)
_MPEG_1, _RESERVED, _MPEG_2 = 3, 1, 2
_ADTS_HEAD, _MPEG_HEAD = 7, 4
# Bytes of a frame of AMR and of wide AMR, by its mode, with the byte that says the mode.
_AMR = (13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1)
_AMR_WIDE = (18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1)
_AMR_START, _AMR_WIDE_START = b"#!AMR\n", b"#!AMR-WB\n"
_AMR_UNUSED_BITS = 0x83

FrameSize = Callable[[bytes, int], int]


def clean(content: bytes, name: str, _bounds: Bounds) -> Cleaned:
    """Return the recording with its frames alone."""
    if name == "amr":
        wide = content.startswith(_AMR_WIDE_START)
        start = _AMR_WIDE_START if wide else _AMR_START
        sound = content[len(start) :]
        return Cleaned(content=start + _amr(sound, _AMR_WIDE if wide else _AMR), becomes=name)
    sound = content[after_tags(content) :]
    frame_size = adts_size if name == "aac" else mpeg_size
    return Cleaned(content=_only_frames(sound, frame_size), becomes=name)


def _only_frames(sound: bytes, frame_size: FrameSize) -> bytes:
    """Return the frames that follow each other, from the first one on.

    Raises RefusedError where too little of the recording is one chain.
    """
    kept, place = [], 0
    while (size := frame_size(sound, place)) and place + size <= len(sound):
        kept.append(sound[place : place + size])
        place += size
    if len(kept) < _FEWEST_FRAMES or place < len(sound) * _LEAST_SHARE:
        raise RefusedError(DAMAGED)
    return b"".join(kept)


def mpeg_size(sound: bytes, place: int) -> int:
    """Return the length of the frame of MPEG layer III that begins at ``place``, or 0."""
    head = int.from_bytes(sound[place : place + _MPEG_HEAD], "big")
    version, layer = head >> 19 & 3, head >> 17 & 3
    if head >> 21 != 0x7FF or version == _RESERVED or layer != 1:  # noqa: PLR2004 - eleven bits
        return 0
    rates = _RATES_MPEG_1 if version == _MPEG_1 else _RATES_MPEG_2
    rate, hertz = rates[head >> 12 & 15] * 1000, _HERTZ[head >> 10 & 3]
    if not rate or not hertz:
        return 0
    if version != _MPEG_1:
        hertz //= 2 if version == _MPEG_2 else 4
    return (144 if version == _MPEG_1 else 72) * rate // hertz + (head >> 9 & 1)


def adts_size(sound: bytes, place: int) -> int:
    """Return the length of the frame of AAC that begins at ``place``, or 0."""
    head = int.from_bytes(sound[place : place + _ADTS_HEAD], "big")
    if head >> 44 != 0xFFF or head >> 41 & 3:  # noqa: PLR2004 - twelve bits of sync, layer 0
        return 0
    size = head >> 13 & 0x1FFF
    return size if size > _ADTS_HEAD else 0


def _amr(sound: bytes, sizes: tuple[int, ...]) -> bytes:
    def size(content: bytes, place: int) -> int:
        if place >= len(content) or content[place] & _AMR_UNUSED_BITS:
            return 0
        return sizes[content[place] >> 3 & 15]

    return _only_frames(sound, size)
