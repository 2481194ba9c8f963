"""WAV: what the sound is and the sound; every other chunk is words about it."""

import struct

from participation.common.cleaning.answers import DAMAGED, Bounds, Cleaned, RefusedError

_HEAD, _CHUNK = 12, 8
_KEPT = frozenset({b"fmt ", b"fact", b"data"})
_FORMAT_BYTES = 16
# PCM, Microsoft's ADPCM, floats, A-law, µ-law, IMA's ADPCM, GSM, what is described further on.
_CODINGS = frozenset({1, 2, 3, 6, 7, 0x11, 0x31, 0xFFFE})


def clean(content: bytes, name: str, _bounds: Bounds) -> Cleaned:
    """Return the recording with the chunks that a player needs."""
    chunks = _chunks(content)
    form, sound = chunks.get(b"fmt ", b""), chunks.get(b"data", b"")
    if len(form) < _FORMAT_BYTES or not sound or int.from_bytes(form[:2], "little") not in _CODINGS:
        raise RefusedError(DAMAGED)
    kept = [key for key in (b"fmt ", b"fact", b"data") if key in chunks]
    body = b"WAVE" + b"".join(_chunk(key, chunks[key]) for key in kept)
    return Cleaned(content=b"RIFF" + struct.pack("<I", len(body)) + body, becomes=name)


def _chunks(content: bytes) -> dict[bytes, bytes]:
    """Return the first chunk of each kind that is kept. Raises RefusedError for one cut off."""
    found: dict[bytes, bytes] = {}
    place = _HEAD
    while place + _CHUNK <= len(content):
        key, size = content[place : place + 4], struct.unpack_from("<I", content, place + 4)[0]
        start = place + _CHUNK
        if key in _KEPT and start + size > len(content):
            raise RefusedError(DAMAGED)
        if key in _KEPT:
            found.setdefault(key, content[start : start + size])
        place = start + size + size % 2
    return found


def _chunk(key: bytes, data: bytes) -> bytes:
    return key + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
