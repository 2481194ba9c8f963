"""What the list of news shows for one reading of the archive."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from cms.news import selectors
from cms.news.archive import NewsFilter
from cms.news.models.page import NewsPage
from cms.news.selectors import ArchiveYear, Facet
from participation.common.listing import Choice, paginate
from persian.digits import to_persian_digits
from persian.jalali import MONTHS


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the archive with its months."""

    choice: Choice
    months: list[Choice]
    is_open: bool


def listing(index_url: str, asked: NewsFilter, number: str | None) -> dict[str, Any]:
    """Return the context of the list: the page of items, and what it can be narrowed by."""
    years = selectors.archive_years(asked)
    categories = selectors.category_facets(asked)
    tags = selectors.tag_facets(asked)
    category = _name(asked.category, categories, selectors.category_name)
    tag = _name(asked.tag, tags, selectors.tag_name)
    return {
        "asked": asked,
        "heading": _("News of %(period)s") % {"period": period_name(asked)} if asked.year else None,
        "page_obj": paginate(
            asked.apply(NewsPage.objects.for_lists()), number, count=_count(asked, years)
        ),
        "years": [_year(index_url, asked, year, place) for place, year in enumerate(years)],
        "categories": _choices(index_url, asked, "category", categories),
        "tags": _choices(index_url, asked, "tag", tags),
        "chosen": [
            Choice(label, asked.but(**without).address(index_url))
            for label, without in (
                (period_name(asked), {"year": 0, "month": 0}),
                (category, {"category": ""}),
                (tag, {"tag": ""}),
            )
            if label
        ],
    }


def period_name(asked: NewsFilter) -> str:
    """Return «آبان ۱۴۰۵», «سال ۱۴۰۵» or nothing."""
    if asked.month:
        return to_persian_digits(f"{MONTHS[asked.month]} {asked.year}")
    return _("year %(year)s") % {"year": to_persian_digits(asked.year)} if asked.year else ""


def _name(slug: str, facets: Sequence[Facet], look_up: Callable[[str], str | None]) -> str:
    """Return the name of what is asked for. Raises Http404 where there is no such thing."""
    if not slug:
        return ""
    name = next((facet.name for facet in facets if facet.slug == slug), None) or look_up(slug)
    if name is None:
        raise Http404(_("There is no such filter."))
    return name


def _count(asked: NewsFilter, years: Sequence[ArchiveYear]) -> int:
    """Return the number of items asked for, from the counts of the archive."""
    if not asked.year:
        return sum(year.count for year in years)
    chosen = next((year for year in years if year.year == asked.year), ArchiveYear(asked.year))
    return dict(chosen.months).get(asked.month, 0) if asked.month else chosen.count


def _year(index_url: str, asked: NewsFilter, year: ArchiveYear, place: int) -> Year:
    def choice(label: str, count: int, month: int = 0) -> Choice:
        chosen = (asked.year, asked.month) == (year.year, month)
        wanted = asked.but(year=0, month=0) if chosen else asked.but(year=year.year, month=month)
        return Choice(label, wanted.address(index_url), count, chosen)

    return Year(
        choice=choice(str(year.year), year.count),
        months=[choice(MONTHS[month], count, month) for month, count in year.months],
        is_open=asked.year == year.year or (place == 0 and not asked.year),
    )


def _choices(index_url: str, asked: NewsFilter, name: str, facets: Sequence[Facet]) -> list[Choice]:
    current = getattr(asked, name)
    return [
        Choice(
            facet.name,
            asked.but(**{name: "" if facet.slug == current else facet.slug}).address(index_url),
            facet.count,
            facet.slug == current,
        )
        for facet in facets
    ]
