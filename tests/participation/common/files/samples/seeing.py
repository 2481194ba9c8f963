"""Looking through the packing of a file."""

import io
import zipfile
import zlib

import pikepdf


def unpacked(content: bytes) -> bytes:
    """Return the bytes of a file, and after them everything that lies packed in it."""
    seen = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            seen += [archive.read(item) for item in archive.infolist()]
    elif content.startswith(b"%PDF"):
        seen += _streams(content)
    return b"\n".join(seen)


def _streams(content: bytes) -> list[bytes]:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
        )
        inner = [
            zlib.decompress(thing.read_raw_bytes())
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream)
            and "Flate" in str(thing.get("/Filter"))
            and "DCT" in str(thing.get("/Filter"))
        ]
    return [out.getvalue(), *inner]
