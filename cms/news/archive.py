"""What of the news is asked for (a Jalali month, a category, a tag) and the address of that."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 1300, 1500
MONTHS = 12
MAX_SLUG = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsFilter:
    """One reading of the archive. Zero and the empty text mean: all."""

    year: int = 0
    month: int = 0
    category: str = ""
    tag: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether everything is asked for."""
        return self == NewsFilter()

    def but(self, **changes: Any) -> "NewsFilter":
        """Return the same with changes: ``but(tag="")`` drops the tag."""
        return replace(self, **changes)

    @property
    def path(self) -> str:
        """Return the part of the address below the index: ``1405/08/``."""
        year = f"{self.year:04d}/" if self.year else ""
        return f"{year}{self.month:02d}/" if self.month else year

    @property
    def query(self) -> str:
        """Return the parameters of the address, without a question mark."""
        given = {"category": self.category, "tag": self.tag}
        return urlencode({name: value for name, value in given.items() if value})

    def address(self, index_url: str) -> str:
        """Return the address of this reading below an index."""
        return f"{index_url}{self.path}{'?' if self.query else ''}{self.query}"


def read_filter(parameters: QueryDict, *, year: str = "", month: str = "") -> NewsFilter:
    """Return what an address asks for, in whatever digits; what cannot be is not found."""
    asked = NewsFilter(
        year=int(year or 0),
        month=int(month or 0),
        category=_slug(parameters, "category"),
        tag=_slug(parameters, "tag"),
    )
    if (year and not FIRST_YEAR <= asked.year <= LAST_YEAR) or (
        month and not 1 <= asked.month <= MONTHS
    ):
        raise Http404(_("The calendar has no such month."))
    return asked


def _slug(parameters: QueryDict, name: str) -> str:
    value = parameters.get(name, "").strip()
    if len(value) > MAX_SLUG or "\x00" in value:
        raise Http404(_("There is no such filter."))
    return value
