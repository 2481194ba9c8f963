"""Lists that strangers page through and narrow: bounded, and deaf to nonsense in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

PAGE_SIZE = 20
MAX_DIGITS = 6


class Crumb(NamedTuple):
    """A step of the trail to a page; the last one has no address."""

    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that narrows a list, or takes the narrowing back where it is chosen."""

    label: str
    url: str
    count: int = 0
    is_chosen: bool = False


def paginate(
    rows: "QuerySet[Any] | Sequence[Any]",
    number: str | None,
    *,
    count: int | None = None,
    size: int = PAGE_SIZE,
) -> "Page[Any]":
    """Return one page of ``rows``; a page that does not exist is not found.

    ``number`` may be written in any digits. Give ``count`` where it is known, to save a query.
    """
    paginator = Paginator(rows, size)
    if count is not None:
        paginator.count = count
    number = (number or "1").strip()
    try:
        if not number.isdecimal() or len(number) > MAX_DIGITS:
            raise PageNotAnInteger
        return paginator.page(int(number))
    except (EmptyPage, PageNotAnInteger) as error:
        raise Http404(_("This list has no such page.")) from error
