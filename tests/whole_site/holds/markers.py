"""Values that stand for what is sensitive, and every way in which one could be written."""

import base64
import json
from collections.abc import Iterator
from urllib.parse import quote

from persian.digits import to_latin_digits, to_persian_digits
from persian.letters import search_key


def forms(value: str) -> set[bytes]:
    """Return a value as bytes in every encoding, in any digits, folded as an index folds it."""
    found: set[bytes] = set()
    for text in {value, to_latin_digits(value), to_persian_digits(value), search_key(value)}:
        found |= {text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")}
        found |= {json.dumps(text)[1:-1].encode()}
        found |= {quote(text).encode(), quote(text).lower().encode()}
        found |= set(_in_base64(text.encode()))
    return {one for one in found if len(one) >= 8}


def _in_base64(raw: bytes) -> Iterator[bytes]:
    """Yield what every base64 text that holds these bytes holds, wherever they begin in it."""
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + raw)
        # The letters at both ends depend on what stands beside them.
        whole = encoded[(4 if before else 0) : len(encoded) // 4 * 4 - 4]
        yield whole
        yield whole.translate(bytes.maketrans(b"+/", b"-_"))


def found_in(content: bytes, markers: dict[str, str]) -> set[str]:
    """Return which markers stand in some bytes."""
    return {name for name, value in markers.items() if any(one in content for one in forms(value))}
