"""Reads of the news: lists, counts of the archive, what belongs to an item."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import (
    Case,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.http import HttpRequest
from taggit.models import Tag
from wagtail.models import Page

from cms.core.kept import kept
from cms.core.routing import hang_below
from cms.core.selectors import page_path
from cms.core.visibility import visible
from cms.news.archive import MONTHS, NewsFilter
from cms.news.managers import NewsQuerySet
from cms.news.models.category import NewsCategory
from cms.news.models.page import NewsPage
from cms.news.models.rows import NewsGalleryImage, NewsRelatedPage, NewsTag
from cms.news.shelf import shelf
from participation.common.catalogue import Narrowed
from participation.common.prepared import Prepared, PreparedBulk

HOME_LIMIT = 4
RELATED_LIMIT = 4
TAG_LIMIT = 12


@dataclass(slots=True)
class ArchiveYear:
    """A Jalali year with the number of its items, as a whole and by month, latest first."""

    year: int
    count: int = 0
    months: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that the list can be narrowed by, with the number of its items."""

    name: str
    slug: str
    count: int


def _item(slug: str, address: str) -> NewsQuerySet:
    own = {"content_object": OuterRef("pk")}
    items: NewsQuerySet = (
        NewsPage.objects.filter(slug=slug, url_path=address)
        .select_related("about_page", "category", "county", "lead_image", "share_image")
        .annotate(
            has_gallery=Exists(NewsGalleryImage.objects.filter(page=OuterRef("pk"))),
            has_picks=Exists(NewsRelatedPage.objects.filter(page=OuterRef("pk"))),
            has_tags=Exists(NewsTag.objects.filter(**own)),
        )
    )
    return items


_item_to_read: Prepared[NewsPage] = Prepared(_item, "\x01slug", "\x01address")
_latest = Prepared(lambda: NewsPage.objects.for_lists()[:HOME_LIMIT])
# The visible items with some keys, as a list shows them.
items_of: PreparedBulk[NewsPage] = PreparedBulk(NewsPage.objects.for_lists)


def item_to_read(index: Page, slug: str) -> NewsPage | None:
    """Return the item below an index, with all that its page shows of one-to-one relations.

    What it has of the other relations is marked, so that nobody asks for what is not there.
    """
    item = _item_to_read.first(slug, f"{index.url_path}{slug}/")
    if item is not None:
        hang_below(item, index)
    return item


def latest_news() -> Sequence[NewsPage]:
    """Return the newest items, for the home page."""
    return _latest.rows()


def news_about(page: Page, limit: int) -> Sequence[NewsPage]:
    """Return the newest items about a page, such as a facilitation office."""
    return list(NewsPage.objects.for_lists().about(page)[:limit])


def narrowed(
    asked: NewsFilter,
    category: NewsCategory | None,
    tag: Tag | None,
    request: HttpRequest | None = None,
) -> Narrowed:
    """Return the list of news under what is asked for."""
    catalogue, chosen = shelf(request), {}
    if asked.year:
        first = asked.year * 100
        months = [first + asked.month] if asked.month else range(first + 1, first + MONTHS + 1)
        chosen["month"] = catalogue.under("month", months)
    if category:
        chosen["category"] = catalogue.under("category", [category.pk])
    if tag:
        chosen["tag"] = catalogue.under("tag", [tag.pk])
    return Narrowed(catalogue, chosen)


def archive_years(news: Narrowed) -> list[ArchiveYear]:
    """Count the items of each Jalali month under the other choices, latest first."""
    years: dict[int, ArchiveYear] = {}
    for key, count in sorted(news.counts("month").items(), reverse=True):
        year, month = divmod(key, 100)
        entry = years.setdefault(year, ArchiveYear(year))
        entry.count += count
        entry.months.append((month, count))
    return list(years.values())


def category_facets(news: Narrowed, categories: Sequence[NewsCategory]) -> list[Facet]:
    """Count the items of each category under the other choices."""
    counts = news.counts("category")
    return [Facet(one.name, one.slug, counts[one.pk]) for one in categories if one.pk in counts]


def tag_facets(news: Narrowed) -> list[Facet]:
    """Return the commonest tags under the other choices."""
    counts = news.counts("tag")
    common = sorted(counts, key=lambda pk: (-counts[pk], pk))[:TAG_LIMIT]
    tags = Tag.objects.filter(pk__in=common) if common else []
    facets = [Facet(tag.name, tag.slug, counts[tag.pk]) for tag in tags]
    return sorted(facets, key=lambda facet: (-facet.count, facet.name))


def _related(pk: int) -> "QuerySet[Page]":
    picks = NewsRelatedPage.objects.filter(page=pk)
    tags = NewsTag.objects.filter(content_object=pk).values("tag")
    alike = NewsTag.objects.filter(tag__in=tags).values("content_object")
    place = picks.filter(related=OuterRef("pk")).values("sort_order")[:1]
    pages: QuerySet[Page] = (
        visible(Page.objects.exclude(pk=pk))
        .filter(Q(pk__in=picks.values("related")) | Q(pk__in=alike, alias_of__isnull=True))
        .annotate(
            place=Subquery(place, output_field=IntegerField()),
            is_pick=Case(When(pk__in=picks.values("related"), then=Value(1)), default=Value(0)),
        )
        .order_by("-is_pick", "place", "-first_published_at", "-pk")
    )
    return pages[:RELATED_LIMIT]


_related_pages = Prepared(_related, -1_001)


def related_pages(item: NewsPage) -> list[Page]:
    """Return the pages that an editor picked, then news that shares tags, in one query."""
    return _related_pages.rows(item.pk)


def news_of_code(code: int) -> NewsPage | None:
    """Return the visible item that readers cite by this number."""
    found: NewsPage | None = NewsPage.objects.visible().filter(code=code).first()
    return found


def tag_of(slug: str) -> Tag | None:
    """Return the tag with a slug that some item carries."""
    found: Tag | None = Tag.objects.filter(
        Exists(NewsTag.objects.filter(tag=OuterRef("pk"))), slug=slug
    ).first()
    return found


def news_index_path(request: HttpRequest | None = None) -> str:
    """Return the path of the list of news; of the first page where there is no list."""

    def read() -> str:
        index = Page.objects.live().filter(content_type__app_label="news", depth__gt=1)
        found = index.filter(content_type__model="newsindexpage").first()
        return (page_path(found, request) if found else None) or "/"

    return kept("news index", read, request)
