"""What a letter says, as plain data."""

import datetime
import uuid
from dataclasses import dataclass

from participation.common.enums import LetterClassification, LetterUrgency, ReferenceKind


@dataclass(frozen=True)
class Holder:
    """What a letter belongs to: a case, a meeting, by its kind and id."""

    kind: str
    id: object


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """What the secretariat put on the letter; ``scan_id`` is the file with its signed page."""

    number: str
    dated: datetime.date
    scan_id: uuid.UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ReferenceRow:
    """Another letter, by the number and date that stand on it."""

    kind: ReferenceKind
    number: str
    dated: datetime.date | None = None


@dataclass(frozen=True, kw_only=True)
class CopyRow:
    """Who gets a copy, and what for."""

    recipient: str
    purpose: str = ""


@dataclass(frozen=True, kw_only=True)
class LetterContent:
    """The words of a letter; all that may change while it is a draft."""

    sender: str
    recipient: str
    subject: str
    body: str = ""
    signatory_name: str = ""
    signatory_post: str = ""
    attachments: str = ""
    urgency: LetterUrgency = LetterUrgency.NORMAL
    classification: LetterClassification = LetterClassification.NORMAL
    references: tuple[ReferenceRow, ...] = ()
    copies: tuple[CopyRow, ...] = ()
