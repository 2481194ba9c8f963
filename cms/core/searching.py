"""Pages as things that can be found, and how their entries follow them.

A page type that readers look for by itself registers a subclass of `PageKind` in its app's
``search_kinds.py``; all others are of the kind «page». What a page says are its ``search_fields``:
what Wagtail's admin finds it by.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone
from modelsearch import index
from wagtail.blocks import StreamValue
from wagtail.models import Page

from cms.core.block_texts import stream_texts
from cms.core.selectors import page_path
from cms.core.visibility import visible
from search import services
from search.content import Content
from search.kinds import SearchKind, kind_of, kinds
from search.models import Entry

SUMMARY_FIELD = "summary"
LEFT_OUT = frozenset({"title", SUMMARY_FIELD})


class PageKind(SearchKind):
    """A page type; ``read_with`` are relations that its content reads along."""

    model: ClassVar[type[Page]]
    read_with: ClassVar[tuple[str, ...]] = ()
    prefetch: ClassVar[tuple[str, ...]] = ()

    def rows(self) -> "QuerySet[Any]":
        """Return the live pages of the type that neither they nor a page above restricts."""
        pages = visible(self.model._default_manager.filter(depth__gt=1))
        return pages.select_related("locale", *self.read_with).prefetch_related(*self.prefetch)

    def content(self, row: Any) -> Content | None:
        """Return what the live page says; None where no site shows it."""
        path = page_path(row)
        if path is None:
            return None
        return Content(
            title=row.title,
            number=self.number(row),
            summary=getattr(row, SUMMARY_FIELD, ""),
            text="\n".join(filter(None, texts(row))),
            url=path,
            date=self.date(row),
            county=self.county(row),
            visible_until=row.expire_at,
        )

    def number(self, row: Any) -> str:
        """Return the number that readers know the page by."""
        return ""

    def date(self, row: Any) -> dt.date | None:
        """Return the day that readers know the page by."""
        return None

    def county(self, row: Any) -> str:
        """Return the slug of the page's county."""
        county = getattr(row, "county", None)
        return county.slug if county else ""


def local_day(moment: dt.datetime | None) -> dt.date | None:
    """Return the day of a moment here."""
    return timezone.localtime(moment).date() if moment else None


def texts(page: Page) -> Iterator[str]:
    """Yield the texts of a page's search fields, the summary first, the title left out."""
    yield getattr(page, SUMMARY_FIELD, "")
    for field in type(page).get_search_fields():
        if isinstance(field, index.SearchField) and field.field_name not in LEFT_OUT:
            value = getattr(page, field.field_name, None)
            if isinstance(value, StreamValue):
                yield "\n".join(filter(None, stream_texts(value)))
            else:
                yield _text(field.get_value(page))
        elif isinstance(field, index.RelatedFields):
            rows: Any = getattr(field.get_value(page), "all", list)()
            yield " ".join(_text(part.get_value(row)) for row in rows for part in field.fields)


def _text(value: Any) -> str:
    """Return a value of a search field as one text; that of a body is a list of texts."""
    if isinstance(value, list | tuple):
        return "\n".join(filter(None, map(_text, value)))
    return "" if value is None else str(value)


def page_kind(model: type[Page] | None) -> PageKind:
    """Return the kind of a page type."""
    kind = kind_of(model or Page)
    assert isinstance(kind, PageKind)  # noqa: S101 (the core registers one for all pages)
    return kind


def refresh_pages(pages: "QuerySet[Page]") -> None:
    """Bring the entries of these pages into line, with one query to tell their kinds."""
    by_kind: dict[str, list[int]] = {}
    for pk, type_id in pages.order_by("path").values_list("pk", "content_type_id"):
        model: Any = ContentType.objects.get_for_id(type_id).model_class()
        by_kind.setdefault(page_kind(model).name, []).append(pk)
    for name, pks in by_kind.items():
        services.refresh_ids(kinds()[name], pks)


def refresh_page(page: Page) -> None:
    """Bring the entry of one page into line; with another address, those of all below it too."""
    kind = page_kind(page.specific_class)
    known = Entry.objects.filter(kind=kind.name, object_id=str(page.pk))
    before = known.values_list("url", flat=True).first()
    services.refresh_ids(kind, [page.pk])
    if before and known.exclude(url=before).exists():
        refresh_subtree(page)


def refresh_subtree(page: Page) -> None:
    """Bring the entries of a page and of all below it into line."""
    refresh_pages(Page.objects.filter(path__startswith=page.path))
