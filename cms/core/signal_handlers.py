"""Wagtail tells what happens to pages; their entries follow in the same transaction."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.core.searching import page_kind, refresh_page, refresh_pages, refresh_subtree
from search import services


def connect() -> None:
    """Listen. Called once, when the apps are loaded."""
    page_published.connect(_on_page)
    page_unpublished.connect(_on_page)
    page_slug_changed.connect(_on_branch)
    post_page_move.connect(_on_branch)
    post_delete.connect(_on_deleted)
    post_save.connect(_on_restriction, sender=PageViewRestriction)
    post_delete.connect(_on_restriction, sender=PageViewRestriction)
    post_save.connect(_on_site, sender=Site)
    post_delete.connect(_on_site, sender=Site)


def _on_page(*, instance: Page, **_: Any) -> None:
    refresh_page(instance)


def _on_branch(*, instance: Page, **_: Any) -> None:
    refresh_subtree(instance)


def _on_deleted(*, sender: type[Any], instance: Any, **_: Any) -> None:
    # Each page is deleted as a row of its type and as one of all pages: once is enough.
    if sender is Page:
        services.forget(page_kind(instance.specific_class).model, instance.pk)


def _on_restriction(*, instance: PageViewRestriction, **kwargs: Any) -> None:
    # A page that is deleted takes its restrictions along; there is nothing to show then.
    if not kwargs.get("raw") and (page := Page.objects.filter(pk=instance.page_id).first()):
        refresh_subtree(page)


def _on_site(*, instance: Site, created: bool = False, **kwargs: Any) -> None:
    # The addresses of all pages below hang on it.
    if not kwargs.get("raw") and not created:
        root = Page.objects.filter(pk=instance.root_page_id).first()
        if root is not None:
            refresh_pages(Page.objects.filter(path__startswith=root.path))
