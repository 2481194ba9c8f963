"""The formats that are taken, told apart by their first bytes and never by their names."""

import re
from dataclasses import dataclass

from participation.common.cleaning.answers import EMPTY, ENCRYPTED, NOT_ACCEPTED, RefusedError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Format:
    """One format: its name, content type, endings of names (the first is ours), its cleaner."""

    name: str
    content_type: str
    suffixes: tuple[str, ...]
    cleaner: str


FORMATS = {
    row.name: row
    for row in (
        Format("jpeg", "image/jpeg", ("jpg", "jpeg"), "pictures"),
        Format("png", "image/png", ("png",), "pictures"),
        Format("webp", "image/webp", ("webp",), "pictures"),
        Format("heic", "image/heic", ("heic", "heif"), "pictures"),
        Format("pdf", "application/pdf", ("pdf",), "pdf"),
        Format("docx", _OFFICE, ("docx",), "docx"),
        Format("mp3", "audio/mpeg", ("mp3",), "frames"),
        Format("aac", "audio/aac", ("aac",), "frames"),
        Format("amr", "audio/amr", ("amr", "awb"), "frames"),
        Format("m4a", "audio/mp4", ("m4a", "mp4"), "boxes"),
        Format("3gp", "audio/3gpp", ("3gp", "3gpp", "3ga"), "boxes"),
        Format("ogg", "audio/ogg", ("ogg", "oga", "opus"), "ogg"),
        Format("wav", "audio/wav", ("wav",), "riff"),
    )
}
PICTURES = frozenset({"jpeg", "png", "webp", "heic"})
DOCUMENTS = frozenset({"pdf", "docx"})
VOICES = frozenset({"mp3", "aac", "amr", "m4a", "3gp", "ogg", "wav"})

_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"heif"})
_MP4_BRANDS = frozenset({b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"iso5", b"iso6"})
_STARTS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "docx"),
    (b"#!AMR\n", "amr"),
    (b"#!AMR-WB\n", "amr"),
    (b"OggS", "ogg"),
)


def recognise(content: bytes) -> Format:
    """Return the format that ``content`` begins as. Raises RefusedError for every other."""
    if not content:
        raise RefusedError(EMPTY)
    name = _by_start(content) or _by_container(content) or _by_frame(content)
    if name:
        return FORMATS[name]
    if content.startswith(_OLE) and _ENCRYPTED_PACKAGE in content:
        raise RefusedError(ENCRYPTED)
    raise RefusedError(NOT_ACCEPTED)


def after_tags(content: bytes) -> int:
    """Return where the sound begins: behind ID3 tags of the second kind and their padding."""
    place = 0
    while content[place : place + 3] == b"ID3" and len(content) >= place + 10:
        size = 0
        for byte in content[place + 6 : place + 10]:
            size = size << 7 | byte & 0x7F
        place += 10 + size + (10 if content[place + 5] & 0x10 else 0)
    if place:
        padding = re.match(rb"\0{1,65536}", content[place : place + 65_536])
        place += padding.end() if padding else 0
    return place


def _by_start(content: bytes) -> str:
    return next((name for start, name in _STARTS if content.startswith(start)), "")


def _by_container(content: bytes) -> str:
    kind, inner = content[:4], content[8:12]
    if kind == b"RIFF":
        return {b"WEBP": "webp", b"WAVE": "wav"}.get(inner, "")
    if content[4:8] != b"ftyp":
        return ""
    if inner in _HEIF_BRANDS:
        return "heic"
    if inner.startswith((b"3gp", b"3g2")):
        return "3gp"
    return "m4a" if inner in _MP4_BRANDS else ""


def _by_frame(content: bytes) -> str:
    start = after_tags(content)
    head = content[start : start + 2]
    if len(head) < 2 or head[0] != 0xFF:  # noqa: PLR2004 - two bytes begin every frame
        return ""
    if head[1] & 0xF6 == 0xF0:  # noqa: PLR2004 - twelve bits of sync, layer 0
        return "aac"
    return "mp3" if head[1] & 0xE6 == 0xE2 else ""  # noqa: PLR2004 - eleven bits of sync, layer III
