"""References and copies as people type them: one on each line.

«عطف ۱۲۳/۴۵ مورخ ۱ آذر ۱۴۰۵», «پیرو ۱۲۳/۴۵»; «معاون سیاسی؛ جهت استحضار», «بایگانی».
"""

import re

from participation.common.enums import ReferenceKind
from participation.common.letters.content import CopyRow, ReferenceRow
from persian.jalali import JalaliError, format_short, parse_date
from persian.letters import clean_input

WORDS = {"عطف": ReferenceKind.REPLY, "پیرو": ReferenceKind.FURTHER}
MAX_NUMBER = 60
_REFERENCE = re.compile(
    r"(?P<kind>عطف|پیرو)(?: به)?(?: نامه(?:ٔ|ی|‌ی)?)?(?: شماره(?:ٔ|ی|‌ی)?)? ?:? ?"
    r"(?P<number>\S.*?)"
    r"(?:(?: ?[؛;] ?| مورخ(?:ه|ٔ)? ?:? ?| به تاریخ )(?P<dated>\S.*))?"
)
_PURPOSE = re.compile(r" ?[؛;] ?| [-–—] ")


class LineError(ValueError):
    """A line that cannot be read; ``date_error`` says why where it is the date."""

    def __init__(self, line: str, date_error: JalaliError | None = None) -> None:
        """Keep the line and the reason."""
        super().__init__()
        self.line = line
        self.date_error = date_error


def lines_of(text: str) -> list[str]:
    """Return the lines that say something, in one spelling, with single spaces."""
    lines = (" ".join(clean_input(line).split()) for line in text.splitlines())
    return [line for line in lines if line]


def read_reference(line: str) -> ReferenceRow:
    """Read one line. Raises LineError."""
    match = _REFERENCE.fullmatch(line)
    if match is None or len(match["number"]) > MAX_NUMBER:
        raise LineError(line)
    try:
        dated = parse_date(match["dated"]) if match["dated"] else None
    except JalaliError as error:
        raise LineError(line, error) from error
    return ReferenceRow(kind=WORDS[match["kind"]], number=match["number"], dated=dated)


def write_reference(row: ReferenceRow) -> str:
    """Return the line that ``read_reference`` reads."""
    word = next(word for word, kind in WORDS.items() if kind == row.kind)
    dated = f" مورخ {format_short(row.dated)}" if row.dated else ""
    return f"{word} {row.number}{dated}"


def read_copy(line: str) -> CopyRow:
    """Read one line: who, then what for where it is said."""
    recipient, *purpose = _PURPOSE.split(line, maxsplit=1)
    return CopyRow(recipient=recipient, purpose=purpose[0] if purpose else "")


def write_copy(row: CopyRow) -> str:
    """Return the line that ``read_copy`` reads."""
    return f"{row.recipient}؛ {row.purpose}" if row.purpose else row.recipient
