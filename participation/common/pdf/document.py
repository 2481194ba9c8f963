"""What a paper holds, as plain data. Imports nothing of Django: the child process reads it too.

Texts are shown as they are: Persian digits and Jalali dates are the caller's. A line end in a text
is a line end on the paper. Empty texts, rows and tables take no room.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal
from unicodedata import bidirectional

LRI, PDI = "\u2066", "\u2069"

Tone = Literal["lapis", "turquoise", "ochre", "brick", "cypress"]
Heads = Literal["band", "letter"]


def ltr(text: str) -> str:
    """Return ``text`` so that it keeps its order from the left: case numbers, keys, addresses.

    One with Persian letters in it («۶۷۷۳۵/ت۵۱۳۰۵») is read from the right and comes back as it is.
    """
    is_persian = any(bidirectional(char) in {"R", "AL"} for char in text)
    return text if is_persian or not text else f"{LRI}{text}{PDI}"


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading within the paper."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Running text; ``weight`` is for a line that has to stand out."""

    text: str
    weight: Literal["normal", "bold", "quiet"] = "normal"
    align: Literal["start", "center"] = "start"


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Terms and their values; a row without a value shows a dash."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table and its share of the width."""

    label: str
    share: float = 1


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table; its head is repeated on each page that it reaches.

    With ``row_height`` (in mm) it is one to be written in by hand: each cell is ruled and so high.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    row_height: float = 0


@dataclass(frozen=True, kw_only=True)
class Step:
    """A point of a timeline."""

    title: str
    when: str = ""
    text: str = ""
    state: Literal["done", "now", "next"] = "next"


@dataclass(frozen=True, kw_only=True)
class Steps:
    """What happened and what comes, in order."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Qr:
    """An address for a camera, with words beside it; the address is printed unless told not to.

    ``value`` is written large above the caption and read from the left.
    """

    address: str
    value: str = ""
    caption: str = ""
    shows_address: bool = True


@dataclass(frozen=True, kw_only=True)
class Frame:
    """One thing that must not be overlooked, in a dashed frame; the value is read from the left."""

    label: str
    value: str
    hint: str = ""
    tone: Tone = "ochre"


@dataclass(frozen=True, kw_only=True)
class Note:
    """A remark on a tinted ground."""

    text: str
    tone: Tone = "lapis"


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Number, date and the like of a letter, at the far end of its head; blanks stay blank."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Who signs, with room for the hand."""

    name: str
    post: str = ""


Block = (
    Heading | Paragraph | Rows | Table | Steps | Qr | Frame | Note | Reference | Signature
)  # fmt: skip
_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (Heading, Paragraph, Rows, Table, Steps, Qr, Frame, Note, Reference, Signature)
}


@dataclass(frozen=True, kw_only=True)
class PdfDocument:
    """A paper. ``title`` is also the file's own; ``made_at`` makes equal papers equal bytes."""

    title: str
    blocks: tuple[Block, ...]
    office: str = ""
    parent: str = ""
    product: str = ""
    footer: str = ""
    heads: Heads = "band"
    made_at: datetime | None = None
    # Filled with ``number`` and ``total``; the empty one numbers no pages.
    page_label: str = ""

    def to_json(self) -> bytes:
        """Return the paper as bytes for the child."""
        plain = {name: getattr(self, name) for name in self.__dataclass_fields__}
        plain["blocks"] = [{"kind": type(b).__name__, **asdict(b)} for b in self.blocks]
        plain["made_at"] = self.made_at.isoformat() if self.made_at else None
        return json.dumps(plain).encode()

    @classmethod
    def from_json(cls, data: bytes) -> "PdfDocument":
        """Read what ``to_json`` wrote."""
        plain = json.loads(data)
        plain["blocks"] = tuple(_block(one) for one in plain["blocks"])
        plain["made_at"] = datetime.fromisoformat(plain["made_at"]) if plain["made_at"] else None
        return cls(**plain)


def _block(plain: dict[str, Any]) -> Block:
    kind = _KINDS[plain.pop("kind")]
    if kind is Steps:
        return Steps(steps=tuple(Step(**one) for one in plain["steps"]))
    if kind is Table:
        plain["columns"] = tuple(Column(**one) for one in plain["columns"])
        plain["rows"] = tuple(tuple(row) for row in plain["rows"])
        return Table(**plain)
    if "rows" in plain:
        plain["rows"] = tuple((label, value) for label, value in plain["rows"])
    block: Block = kind(**plain)
    return block
