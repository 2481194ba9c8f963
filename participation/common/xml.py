"""What XML can hold."""

import re

_UNWRITABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """Return a text without the signs that no XML holds."""
    return _UNWRITABLE.sub("", text)
