"""The gaps of a letterhead: «{{شماره}}», in the words of those who make one."""

import re

NUMBER, DATE, ATTACHMENTS, URGENCY = "شماره", "تاریخ", "پیوست", "فوریت"
RECIPIENT, SUBJECT, REFERENCES, BODY = "گیرنده", "موضوع", "ارجاع", "متن"
SIGNATORY, POST, COPIES = "امضا", "سمت", "رونوشت"
PARENT, OFFICE = "استانداری", "دفتر"

REQUIRED = (NUMBER, DATE, RECIPIENT, SUBJECT, BODY, SIGNATORY)
KNOWN = (*REQUIRED, ATTACHMENTS, URGENCY, REFERENCES, POST, COPIES, PARENT, OFFICE)
# Alone in their paragraph these become as many paragraphs as they have lines.
OF_SEVERAL_LINES = frozenset({REFERENCES, BODY, COPIES, RECIPIENT})
GAP = re.compile(r"\{\{([^{}]{0,60})\}\}")
# How other keyboards write the same letters.
_SPELLING = str.maketrans("يىك", "ییک")
_INVISIBLE = dict.fromkeys(map(ord, "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u00a0 "))


def name_of(written: str) -> str:
    """Return the name of a gap as we spell it."""
    return written.translate(_SPELLING).translate(_INVISIBLE)
