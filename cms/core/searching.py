"""Pages as things that can be found, and how their entries follow them.

A page type that readers look for by itself registers a subclass of `PageKind` in its app's
``search_kinds.py``; all others are of the kind «page». What a page says are its ``search_fields``,
what Wagtail's admin finds it by, and ``more``: what else stands on the page.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from modelsearch import index
from wagtail.blocks import StreamValue
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex

from cms.core.block_texts import stream_texts
from cms.core.kept import touch
from cms.core.selectors import page_path
from cms.core.visibility import visible
from search import services
from search.content import Content
from search.kinds import SearchKind, kind_of, kinds
from search.models import Entry

SUMMARY_FIELD = "summary"
LEFT_OUT = frozenset({"title", SUMMARY_FIELD})


class PageKind(SearchKind):
    """A page type; ``read_with`` are relations that its content reads along.

    ``follows`` are the rows beside the page whose words stand on it, as the lookup that leads to
    each, by the label of its model: when such a row is saved, the entries of its pages follow.
    """

    model: ClassVar[type[Page]]
    read_with: ClassVar[tuple[str, ...]] = ()
    prefetch: ClassVar[tuple[str, ...]] = ()
    follows: ClassVar[dict[str, str]] = {}

    def rows(self) -> "QuerySet[Any]":
        """Return the live pages of the type that neither they nor a page above restricts.

        An alias says what its original says, and is barred with it: the original is found.
        """
        pages = self.model._default_manager.filter(depth__gt=1, alias_of__isnull=True)
        pages = visible(pages)
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
            text="\n".join(filter(None, (*texts(row), *self.more(row)))),
            url=path,
            date=self.date(row),
            county=self.county(row),
            visible_until=row.expire_at,
        )

    def more(self, row: Any) -> Iterable[str]:
        """Return what else the page shows in words, such as captions and titles of files."""
        return ()

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
            # In one order, whatever the database gives: else the same page would seem to change.
            yield " ".join(
                sorted(_text(part.get_value(row)) for row in rows for part in field.fields)
            )


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


def _ids_by_kind(pages: "QuerySet[Page]") -> dict[str, list[int]]:
    """Return the ids of pages by the name of their kind, in one query."""
    by_kind: dict[str, list[int]] = {}
    for pk, type_id in pages.order_by("path").values_list("pk", "content_type_id"):
        model: Any = ContentType.objects.get_for_id(type_id).model_class()
        by_kind.setdefault(page_kind(model).name, []).append(pk)
    return by_kind


@transaction.atomic
def refresh_pages(pages: "QuerySet[Page]") -> None:
    """Bring the entries of these pages into line, a batch at a time."""
    for name, pks in _ids_by_kind(pages).items():
        services.refresh_ids(kinds()[name], pks)
    touch()


@transaction.atomic
def forget_pages(pages: "QuerySet[Page]") -> set[int]:
    """Take out the entries of these pages, a batch at a time; return the ids of the pages."""
    gone: set[int] = set()
    for name, pks in _ids_by_kind(pages).items():
        gone.update(pks)
        for start in range(0, len(pks), services.BATCH):
            services.forget(kinds()[name].model, *pks[start : start + services.BATCH])
    touch()
    return gone


@transaction.atomic
def forget_page(page: Page) -> None:
    """Take out the entry of a page that strangers no longer see."""
    services.forget(page_kind(page.specific_class).model, page.pk)
    touch()


@transaction.atomic
def refresh_page(page: Page) -> None:
    """Bring the entry of one page into line; with another address, those of all below it too."""
    kind = page_kind(page.specific_class)
    known = Entry.objects.filter(kind=kind.name, object_id=str(page.pk))
    before = known.values_list("url", flat=True).first()
    services.refresh_ids(kind, [page.pk])
    touch()
    if before and known.exclude(url=before).exists():
        refresh_subtree(page)


def branch(path: str) -> "QuerySet[Page]":
    """Return the page at a place of the tree and all below it."""
    pages: QuerySet[Page] = Page.objects.filter(path__startswith=path)
    return pages


def refresh_subtree(page: Page) -> None:
    """Bring the entries of a page and of all below it into line."""
    refresh_pages(branch(page.path))


def pages_naming(document: Model) -> "QuerySet[Page]":
    """Return the pages whose bodies name a file, as Wagtail's index of references knows them."""
    named = ReferenceIndex.get_references_to(document).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    # The index keeps keys as text.
    pks = [int(pk) for pk in named.values_list("object_id", flat=True).distinct()]
    pages: QuerySet[Page] = Page.objects.filter(pk__in=pks)
    return pages


def refresh_pages_about(row: Model) -> None:
    """Bring the entries of all pages into line on which a row stands that is no page."""
    if isinstance(row, get_document_model()):
        refresh_pages(pages_naming(row))
    for kind in kinds().values():
        lookup = kind.follows.get(row._meta.label) if isinstance(kind, PageKind) else None
        if lookup:
            about = kind.model._default_manager.filter(**{lookup: row.pk})
            with transaction.atomic():
                services.refresh_ids(kind, list(about.distinct().values_list("pk", flat=True)))
                touch()
