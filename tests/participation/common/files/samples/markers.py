"""Words that only a hidden place of a sample holds: none may be left in what is stored."""

AUTHOR = "Parvaneh-Marker-Author"
PLACE = "Isfahan-Marker-Place"
SCRIPT = "alert`marker-script`"
LINK = "http://marker-link.example/track"
COMPANY = "Marker-Company-Name"


def latin(*words: str) -> tuple[bytes, ...]:
    """Return the words as bytes, the way most formats write them."""
    return tuple(word.encode() for word in words)
