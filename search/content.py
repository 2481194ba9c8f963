"""What a findable thing says about itself."""

import datetime as dt
import hashlib
from dataclasses import dataclass, fields
from functools import cached_property

from persian.jalali import from_gregorian
from search.terms import weighted_terms


@dataclass(frozen=True)
class Content:
    """What is found (title, number, text), shown (summary, url) and narrowed by (the rest).

    ``county`` and ``body`` are keys, ``organisations`` several; their labels come from
    ``search.facets``. ``date`` is the day that readers know the thing by. Outside ``visible_from``
    and ``visible_until`` nobody finds it. Nothing in it may be personal: it is all public.
    """

    title: str
    text: str
    url: str
    number: str = ""
    summary: str = ""
    date: dt.date | None = None
    county: str = ""
    body: str = ""
    organisations: tuple[str, ...] = ()
    visible_from: dt.datetime | None = None
    visible_until: dt.datetime | None = None

    @property
    def year(self) -> int | None:
        """The Jalali year of the date."""
        return from_gregorian(self.date).year if self.date else None

    @cached_property
    def terms(self) -> str:
        """What engines store, separated by blanks."""
        return " ".join(weighted_terms(title=self.title, number=self.number, text=self.text))

    @cached_property
    def fingerprint(self) -> str:
        """Equal for equal contents: tells whether an entry is still true without analysing it."""
        told = "\x1f".join(repr(getattr(self, field.name)) for field in fields(self))
        return hashlib.sha256(told.encode()).hexdigest()[:40]
