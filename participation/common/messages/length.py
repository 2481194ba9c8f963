"""How long an SMS is, as the network counts it (3GPP TS 23.038 and 23.040)."""

from typing import Final

# Its own alphabet packs more letters in a part; one other letter and all are sent as UTF-16.
_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED: Final = frozenset("\f^{}\\[~]|€")
_BASIC_ROOM: Final = (160, 153)
_WIDE_ROOM: Final = (70, 67)


def sms_parts(text: str) -> int:
    """Return in how many parts ``text`` is sent and paid; the parts of a long one hold less."""
    letters = set(text)
    if letters <= _BASIC | _EXTENDED:
        room = _BASIC_ROOM
        units = len(text) + sum(text.count(letter) for letter in letters & _EXTENDED)
    else:
        room = _WIDE_ROOM
        units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    alone, together = room
    return 1 if units <= alone else -(-units // together)
