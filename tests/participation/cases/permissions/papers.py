"""The words inside papers and sheets: a walk that reads bytes alone finds none of them."""

import io
import re
import zipfile
from html import unescape

from persian.digits import to_latin_digits
from tests.participation.cases.permissions.people import MARKS
from tests.participation.common.pdf.reading import text_of

TAG = re.compile(r"<[^>]*>")


def words_of(content: bytes) -> str:
    """All words of an answer: of a PDF, of a DOCX or XLSX, or as they stand there."""
    if content.startswith(b"%PDF"):
        return text_of(content)
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
        # Within a word a paper may change its script, not between words.
        return unescape(TAG.sub("", " ".join(part.decode("utf-8") for part in parts)))
    return content.decode("utf-8", "replace")


def marks_in(words: str) -> set[str]:
    """The names of the marks that stand there: papers have no ZWNJ and break lines anywhere."""
    plain = _plain(words)
    return {name for name, mark in MARKS.items() if _plain(mark) in plain}


def _plain(words: str) -> str:
    return re.sub(r"[\s\u200c]", "", to_latin_digits(words))
