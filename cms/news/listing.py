"""What the list of news shows for one reading of the archive."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from cms.news import selectors
from cms.news.archive import NewsFilter
from cms.news.models.category import NewsCategory
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


def listing(
    index_url: str, asked: NewsFilter, number: str | None, request: HttpRequest
) -> dict[str, Any]:
    """Return the context of the list: the page of items, and what it can be narrowed by.

    Raises Http404 where there is no such category or tag.
    """
    all_categories = list(NewsCategory.objects.all())
    category = next((one for one in all_categories if one.slug == asked.category), None)
    tag = selectors.tag_of(asked.tag) if asked.tag else None
    if (asked.category and category is None) or (asked.tag and tag is None):
        raise Http404(_("There is no such filter."))
    news = selectors.narrowed(asked, category, tag, request)
    years = selectors.archive_years(news)
    categories = selectors.category_facets(news, all_categories)
    return {
        "asked": asked,
        "heading": _("News of %(period)s") % {"period": period_name(asked)} if asked.year else None,
        "page_obj": paginate(news.listing(selectors.items_of), number),
        "years": [_year(index_url, asked, year, place) for place, year in enumerate(years)],
        "categories": _choices(index_url, asked, "category", categories),
        "tags": _choices(index_url, asked, "tag", selectors.tag_facets(news)),
        "chosen": [
            Choice(label, asked.but(**without).address(index_url))
            for label, without in (
                (period_name(asked), {"year": 0, "month": 0}),
                (category.name if category else "", {"category": ""}),
                (tag.name if tag else "", {"tag": ""}),
            )
            if label
        ],
    }


def period_name(asked: NewsFilter) -> str:
    """Return «آبان ۱۴۰۵», «سال ۱۴۰۵» or nothing."""
    if asked.month:
        return to_persian_digits(f"{MONTHS[asked.month]} {asked.year}")
    return _("year %(year)s") % {"year": to_persian_digits(asked.year)} if asked.year else ""


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
