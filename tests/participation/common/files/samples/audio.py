"""Voices: honest recordings, and those that tell where and by whom they were made."""

import io
import struct

from mutagen.id3 import ID3, TPE1, TXXX
from mutagen.ogg import OggPage

from tests.participation.common.files.samples.markers import AUTHOR, PLACE, SCRIPT


def mp3_frames(count: int = 20) -> bytes:
    """Return frames of MPEG 1 layer III, 128 kbit/s, 44.1 kHz."""
    return (b"\xff\xfb\x90\x00" + b"\x55" * 413) * count


def mp3(*, before: bytes = b"", behind: bytes = b"") -> bytes:
    """Return a recording with something before and behind it."""
    return before + mp3_frames() + behind


def id3() -> bytes:
    """Return tags with an author, a place and a page."""
    tags = ID3()
    tags.add(TPE1(encoding=3, text=[AUTHOR]))
    tags.add(TXXX(encoding=3, desc="location", text=[PLACE]))
    tags.add(TXXX(encoding=3, desc="html", text=[f"<script>{SCRIPT}</script>"]))
    out = io.BytesIO()
    tags.save(out)
    return out.getvalue()


def old_id3() -> bytes:
    """Return tags of the first kind, which stand behind the recording."""
    return b"TAG" + AUTHOR.encode().ljust(30, b"\0") * 2 + b"\0" * 65


def ape() -> bytes:
    """Return an APE tag, which stands behind the recording too."""
    value = PLACE.encode()
    item = struct.pack("<II", len(value), 0) + b"Place\0" + value
    rest = struct.pack("<IIII", 2000, len(item) + 32, 1, 0) + b"\0" * 8
    return item + b"APETAGEX" + rest


def aac(count: int = 20) -> bytes:
    """Return frames of AAC in ADTS, each 64 bytes."""
    length = 64
    head = bytes(
        [0xFF, 0xF1, 0x50, 0x80 | length >> 11, length >> 3 & 0xFF, (length & 7) << 5 | 0x1F, 0xFC]
    )
    return (head + b"\x21" * (length - 7)) * count


def amr(*, wide: bool = False, behind: bytes = b"") -> bytes:
    """Return frames of a telephone's recorder."""
    if wide:
        return b"#!AMR-WB\n" + (bytes([2 << 3 | 4]) + b"\x33" * 32) * 100 + behind
    return b"#!AMR\n" + (bytes([7 << 3 | 4]) + b"\x33" * 31) * 100 + behind


def wav(*, tags: bool = False, kind: bytes = b"WAVE") -> bytes:
    """Return a second of silence, with or without words about it."""
    parts = [(b"fmt ", struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8))]
    if tags:
        words = AUTHOR.encode() + b"\0\0"
        words += b"\0" * (len(words) % 2)
        parts.append((b"LIST", b"INFOIART" + struct.pack("<I", len(words)) + words))
        parts.append((b"bext", PLACE.encode().ljust(602, b"\0")))
    parts.append((b"data", b"\x80" * 8000))
    if tags:
        parts.append((b"id3 ", id3()))
    body = kind + b"".join(
        name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in parts
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def ogg(*, head: bytes = b"", tags: bool = False, second_stream: bytes = b"") -> bytes:
    """Return a recording in Ogg: Opus, unless another ``head`` is given."""
    words = f"ARTIST={AUTHOR}".encode(), f"LOCATION={PLACE}".encode()
    comments = b"".join(struct.pack("<I", len(w)) + w for w in words) if tags else b""
    first = head or b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 48000, 0, 0)
    second = b"OpusTags" + struct.pack("<I", 4) + b"test" + struct.pack("<I", 2 if tags else 0)
    pages = [_page([first], 0, first=True)]
    if second_stream:
        pages.append(_page([second_stream], 0, first=True, serial=2))
    pages += [
        _page([second + comments], 1),
        _page([b"\xf8\xff\xfe"] * 25, 2, position=24_000),
        _page([b"\xf8\xff\xfe"] * 25, 3, position=48_000, last=True),
    ]
    return b"".join(pages)


def _page(  # noqa: PLR0913
    packets: list[bytes],
    sequence: int,
    *,
    first: bool = False,
    last: bool = False,
    position: int = 0,
    serial: int = 1,
) -> bytes:
    page = OggPage()
    page.packets, page.sequence, page.serial, page.position = packets, sequence, serial, position
    page.first, page.last, page.complete = first, last, True
    return page.write()


def box(kind: str | bytes, *content: bytes) -> bytes:
    """Return a box of ISO's base media format."""
    data = b"".join(content)
    name = kind if isinstance(kind, bytes) else kind.encode("latin-1")
    return struct.pack(">I", 8 + len(data)) + name + data


def _full(kind: str, content: bytes) -> bytes:
    return box(kind, b"\0\0\0\0", content)


def _track(handler: bytes, entry: bytes, number: int) -> bytes:
    sound = _full("smhd", b"\0" * 4) if handler == b"soun" else _full("vmhd", b"\0" * 8)
    samples = box(
        "stbl",
        _full("stsd", struct.pack(">I", 1) + entry),
        _full("stts", struct.pack(">III", 1, 4, 1024)),
        _full("stsc", struct.pack(">IIII", 1, 1, 4, 1)),
        _full("stsz", struct.pack(">II", 32, 4)),
        _full("stco", struct.pack(">II", 1, 44)),
    )
    reference = box("dinf", _full("dref", struct.pack(">I", 1) + box("url ", b"\0\0\0\1")))
    media = box(
        "mdia",
        _full("mdhd", struct.pack(">IIIIHH", 0xDDDDDDDD, 0, 8000, 4096, 0x55C4, 0)),
        _full("hdlr", b"\0" * 4 + handler + b"\0" * 12 + AUTHOR.encode() + b"\0"),
        box("minf", sound, reference, samples),
    )
    head = _full("tkhd", struct.pack(">IIIII", 0, 0, number, 0, 4096) + b"\0" * 60)
    return box("trak", head, media)


def _entry(kind: bytes) -> bytes:
    own = struct.pack(">6xH8xHH4xI", 1, 1, 16, 8000 << 16)
    inner = {
        b"samr": box("damr", b"test\0\x81\xff\0\1"),
        b"mp4a": _full(
            "esds",
            b"\x03\x19\0\1\0\x04\x11\x40\x15\0\0\0\0\0\xfa\0\0\0\xfa\0\x05\x02\x15\x88\x06\x01\x02",
        ),
    }
    return box(kind, own, inner.get(kind, b""))


def iso(  # noqa: PLR0913
    *,
    brand: bytes = b"M4A ",
    entry: bytes = b"mp4a",
    tags: bool = False,
    second: tuple[bytes, bytes] | None = None,
    with_index: bool = True,
    behind: bytes = b"",
) -> bytes:
    """Return a recording in boxes: M4A or, by its brand, 3GP.

    ``tags`` puts author and place where telephones do; ``second`` is another track.
    """
    start = box("ftyp", brand, b"\0\0\2\0", brand, b"isom")
    head = _full("mvhd", struct.pack(">IIII", 0, 0, 8000, 4096) + b"\0" * 80)
    tracks = [_track(b"soun", _entry(entry), 1)]
    if second:
        tracks.append(_track(*second, 2))
    extra = _places_and_names() if tags else b""
    index = box("moov", head, *tracks, extra) if with_index else b""
    return start + box("mdat", b"\x21" * 128) + index + behind


def _places_and_names() -> bytes:
    name, place = AUTHOR.encode(), PLACE.encode()
    items = box("ilst", box("©ART", box("data", struct.pack(">II", 1, 0) + name)))
    handler = _full("hdlr", b"\0" * 4 + b"mdirappl" + b"\0" * 9)
    return box(
        "udta",
        _full("meta", handler + items),
        box("©xyz", struct.pack(">HH", len(place), 0x15C7) + place),
        _full("loci", struct.pack(">H", 0x15C7) + place + b"\0" * 20),
        _full("auth", struct.pack(">H", 0x15C7) + name + b"\0"),
    ) + box("uuid", b"\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac", place)


def video_entry() -> tuple[bytes, bytes]:
    """Return a second track that is a film."""
    return b"vide", box("mp4v", b"\0" * 78)


def places_entry() -> tuple[bytes, bytes]:
    """Return a second track that notes where the camera was."""
    return b"meta", box("mett", b"\0" * 8 + PLACE.encode() + b"\0")
