"""Values that stand for what is sensitive, and every way in which one could be written."""

import base64
import functools
import html
import json
from collections.abc import Iterator
from urllib.parse import quote

from persian.digits import to_latin_digits, to_persian_digits
from persian.letters import search_key

# In which groups numbers of that many digits are read out and shown.
GROUPS = {10: (3, 3, 4), 11: (4, 3, 4), 12: (4, 4, 4)}


@functools.cache
def forms(value: str) -> frozenset[bytes]:
    """Return a value as bytes in every encoding, in any digits, folded as an index folds it."""
    found: set[bytes] = set()
    for text in {in_groups for spelt in _spelt(value) for in_groups in _grouped(spelt)}:
        raw = text.encode()
        found |= {raw, text.encode("utf-16-le"), text.encode("utf-16-be")}
        found |= {json.dumps(text)[1:-1].encode(), html.escape(text).encode()}
        # &#1688; of a page, \xda of a bytes literal in a traceback, hex digits of a dump.
        found |= {text.encode("ascii", "xmlcharrefreplace"), repr(raw)[2:-1].encode()}
        found |= {raw.hex().encode(), raw.hex().upper().encode()}
        found |= {quote(text).encode(), quote(text).lower().encode()}
        found |= set(_in_base64(raw))
    return frozenset(one for one in found if len(one) >= 8)


def found_in(content: bytes, markers: dict[str, str]) -> set[str]:
    """Return which markers stand in some bytes."""
    return {name for name, value in markers.items() if any(one in content for one in forms(value))}


def _spelt(value: str) -> set[str]:
    return {value, to_latin_digits(value), to_persian_digits(value), search_key(value)}


def _grouped(text: str) -> Iterator[str]:
    yield text
    if text.isdigit() and len(text) in GROUPS:
        first, second, _third = GROUPS[len(text)]
        parts = (text[:first], text[first : first + second], text[first + second :])
        for between in (" ", "-", "\u200c"):
            yield between.join(parts)


def _in_base64(raw: bytes) -> Iterator[bytes]:
    """Yield what every base64 text that holds these bytes holds, wherever they begin in it."""
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + raw)
        # The letters at both ends depend on what stands beside them.
        whole = encoded[(4 if before else 0) : len(encoded) // 4 * 4 - 4]
        yield whole
        yield whole.translate(bytes.maketrans(b"+/", b"-_"))
