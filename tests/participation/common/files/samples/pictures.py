"""Photos: honest ones, and those that carry more than a picture."""

import io
import struct
import zipfile
import zlib
from typing import Any

import pillow_heif
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.participation.common.files.samples.markers import AUTHOR, PLACE, SCRIPT

GPS_IFD, ORIENTATION, ARTIST, MAKER = 0x8825, 0x0112, 0x013B, 0x010F
LATITUDE = (32.0, 39.0, 8.25)


def photo(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    """Return a picture of two halves: ochre on the left, blue on the right."""
    picture = Image.new(options.pop("mode", "RGB"), size, "#1d3f84")
    picture.paste("#c98a1b", (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Return metadata with an author, a place in words and in degrees."""
    data = Image.Exif()
    data[ARTIST], data[MAKER], data[ORIENTATION] = AUTHOR, PLACE, orientation
    data[GPS_IFD] = {1: "N", 2: LATITUDE, 3: "E", 4: (51.0, 40.0, 3.5), 29: "2026:11:22"}
    return data


def tagged(kind: str, orientation: int = 1) -> bytes:
    """Return a photo with all of that."""
    return photo(kind, exif=exif(orientation))


def heic(*, orientation: int = 1, with_tags: bool = True) -> bytes:
    """Return a photo as an iPhone writes it."""
    pillow_heif.register_heif_opener()
    return photo("HEIF", size=(64, 48), **({"exif": exif(orientation)} if with_tags else {}))


def png_with_texts() -> bytes:
    """Return a PNG with an author in its texts and a script in another."""
    texts = PngInfo()
    texts.add_text("Author", AUTHOR)
    texts.add_itxt("XML:com.adobe.xmp", f"<x>{PLACE}</x>")
    texts.add_text("Comment", f"<script>{SCRIPT}</script>")
    return photo("PNG", pnginfo=texts, exif=exif())


def jpeg_with_comment() -> bytes:
    """Return a JPEG whose comment is a page with a script."""
    return photo(comment=f"<html><script>{SCRIPT}</script></html>".encode())


def with_zip_behind(content: bytes) -> bytes:
    """Return ``content`` followed by an archive: opened as either."""
    out = io.BytesIO(content)
    out.seek(0, io.SEEK_END)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("evil.txt", SCRIPT)
    return out.getvalue()


def png_of_declared_size(width: int, height: int) -> bytes:
    """Return a small PNG that says to be huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def png_really_huge() -> bytes:
    """Return a PNG of 90 million pixels in a few kilobytes."""
    return photo("PNG", size=(10_000, 9_000), mode="L", compress_level=9)


def jpeg_of_declared_size() -> bytes:
    """Return a JPEG whose frame says 65,000 by 65,000."""
    content = bytearray(photo())
    place = content.index(b"\xff\xc0") + 5
    content[place : place + 4] = struct.pack(">HH", 65_000, 65_000)
    return bytes(content)


def png_with_broken_sum() -> bytes:
    """Return a PNG whose pixels do not fit their checksum."""
    content = bytearray(photo("PNG"))
    content[content.index(b"IDAT") + 8] ^= 0xFF
    return bytes(content)


def svg() -> bytes:
    """Return a drawing with a script."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" onload="{SCRIPT}"><script>{SCRIPT}</script></svg>'
    ).encode()


def svg_with_declaration() -> bytes:
    """Return a drawing that begins as XML and asks for a file of the server."""
    return (
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b'<svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>'
    )


def html() -> bytes:
    """Return a page with a script."""
    return f"<!doctype html><title>x</title><script>{SCRIPT}</script>".encode()


def gif() -> bytes:
    """Return a picture of a kind that nobody asked for."""
    return photo("GIF")


def program() -> bytes:
    """Return the beginning of a program for Windows."""
    return b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0\xb8" + b"\0" * 300 + b"PE\0\0" + b"\0" * 500
