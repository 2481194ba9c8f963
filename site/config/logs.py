"""What may stand in a log: that something happened, never what people typed or who they are.

The filter hangs on the handler, so every record of every library passes it, with its exception.
It works by form, because nothing else can be known of a text: queries, addresses of mail, long
numbers in any digits, long random words, values named like secrets. A name of a person has no
form; that none is logged is for our own code to keep.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime

DROPPED = "[…]"
_LONGEST = 20_000

# Django writes other letters of a path as \u06f1, browsers as %DB%B1; both are read as digits.
_ESCAPED_DIGIT = re.compile(r"\\u06[6f]([0-9])", re.IGNORECASE)
_ENCODED_DIGIT = re.compile(r"%(?:DB%B|D9%A)([0-9])", re.IGNORECASE)
_ENCODED_AT = re.compile(r"%40", re.IGNORECASE)

_QUERY = re.compile(r"""(?<=[\w/\-.%])\?[^\s"'<>)\]]+""")
_NAMED_SECRET = re.compile(
    r"""(?P<name>(?:passw(?:or)?d|secret|token|otp|api_?key|authorization|cookie|"""
    r"""session_?(?:id|key)|follow_?key)[\w-]{0,40}["']?\s{0,4}[:=]\s{0,4})"""
    r"""(?P<value>(?:basic|bearer)\s+\S+|"[^"]*"|'[^']*'|[^\s,;&)}\]]+)""",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,8}")
# Ten digits and more, in groups or not: national ids, mobiles, cards, keys. No date, no fraction.
_NUMBER = re.compile(
    r"(?<![\d.])(?!\d{4}-\d\d-\d\d(?!\d))\+?\d(?:[ \-\u200c\u200e\u200f\u066c]?\d){9,}"
)
# A word of twenty letters and more with digits among them was made by a machine to be secret.
_RANDOM = re.compile(r"(?<![\w\-])(?=[\w\-]*\d)(?=[\w\-]*[A-Za-z])[A-Za-z0-9_\-]{20,}(?![\w\-])")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def without_personal_data(text: str) -> str:
    """Return ``text`` without what people typed and who they are."""
    if len(text) > _LONGEST:
        # What went wrong stands at the end of an exception, what was asked at the beginning.
        text = f"{text[: _LONGEST // 4]}{DROPPED}{text[-_LONGEST * 3 // 4 :]}"
    text = _ESCAPED_DIGIT.sub(r"\1", text)
    text = _ENCODED_DIGIT.sub(r"\1", text)
    text = _ENCODED_AT.sub("@", text)
    text = _QUERY.sub(f"?{DROPPED}", text)
    text = _NAMED_SECRET.sub(rf"\g<name>{DROPPED}", text)
    for pattern in (_MAIL, _NUMBER, _RANDOM):
        text = pattern.sub(DROPPED, text)
    return _CONTROL.sub(" ", text)


class PersonalDataFilter(logging.Filter):
    """Rewrites each record before anything formats it. Lets every record pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace message, exception and stack by what may stand there."""
        try:
            message = record.getMessage()
        except (TypeError, ValueError):
            # Arguments that do not fit their message are a fault of ours, not a reason to be mute.
            message = str(record.msg)
        record.msg = without_personal_data(message).replace("\n", " ")
        record.args = ()
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = without_personal_data(
                "".join(traceback.format_exception(*record.exc_info)).rstrip()
            )
            record.exc_info = None
        if record.stack_info:
            record.stack_info = without_personal_data(record.stack_info)
        return True


class JsonFormatter(logging.Formatter):
    """One JSON object a line, for whoever collects them."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        entry = {
            "time": datetime.fromtimestamp(record.created, tz=UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_text:
            entry["exception"] = record.exc_text
        return json.dumps(entry, ensure_ascii=False)
