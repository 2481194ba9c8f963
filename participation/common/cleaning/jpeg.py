"""The segments of a JPEG that is kept as it is, such as a photo inside a PDF."""

_START, _SCAN = b"\xff\xd8", 0xDA
# What a decoder needs: JFIF (0), the colour profile (2) and Adobe's note on colours (14).
_KEPT_APPLICATIONS = frozenset({0xE0, 0xE2, 0xEE})
_COMMENT = 0xFE
_APPLICATIONS = range(0xE0, 0xF0)


def without_metadata(content: bytes) -> bytes:
    """Return a JPEG without comments and the segments in which cameras and programs write.

    Its pixels are not touched. What is no JPEG comes back unchanged. Raises ValueError where a
    segment ends beyond the end.
    """
    if not content.startswith(_START):
        return content
    kept, place = [_START], 2
    while place + 4 <= len(content) and content[place] == 0xFF:  # noqa: PLR2004 - begins each mark
        marker = content[place + 1]
        if marker == _SCAN:
            break
        size = int.from_bytes(content[place + 2 : place + 4], "big") + 2
        if size < 4 or place + size > len(content):  # noqa: PLR2004 - the mark and its length
            raise ValueError("a segment of a JPEG is cut off")
        foreign = marker in _APPLICATIONS and marker not in _KEPT_APPLICATIONS
        if not foreign and marker != _COMMENT:
            kept.append(content[place : place + size])
        place += size
    return b"".join(kept) + content[place:]
