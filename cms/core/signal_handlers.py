"""Wagtail tells what happens to pages; their entries follow.

`BasePage.save` brings the entry of what is saved into line in its own transaction. Here follows
what is no save of the page: what Wagtail writes beside it, and what happens to pages above.
"""

from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.core.kept import touch
from cms.core.searching import (
    branch,
    forget_page,
    forget_pages,
    pages_naming,
    refresh_page,
    refresh_pages,
    refresh_pages_about,
    refresh_subtree,
)


def connect() -> None:
    """Listen. Called once, when the apps are loaded."""
    page_published.connect(_on_published)
    page_unpublished.connect(_on_unpublished)
    page_slug_changed.connect(_on_new_slug)
    post_page_move.connect(_on_moved)
    pre_delete.connect(_on_deletion, sender=Page)
    pre_save.connect(_on_barred, sender=PageViewRestriction)
    post_save.connect(_on_barred, sender=PageViewRestriction)
    post_delete.connect(_on_opened, sender=PageViewRestriction)
    pre_save.connect(_before_site, sender=Site)
    post_save.connect(_on_site, sender=Site)
    post_delete.connect(_on_site, sender=Site)
    post_save.connect(_on_row)
    pre_delete.connect(_before_file_goes, sender=get_document_model())
    post_delete.connect(_on_file_gone, sender=get_document_model())


def _on_published(*, instance: Page, **_: Any) -> None:
    refresh_page(instance)


def _on_unpublished(*, instance: Page, **_: Any) -> None:
    # Wagtail tells it of what is being deleted too, which is live to the end.
    if not instance.live:
        forget_page(instance)


def _on_new_slug(*, instance: Page, **_: Any) -> None:
    refresh_subtree(instance)


def _on_moved(*, instance: Page, url_path_before: str, url_path_after: str, **_: Any) -> None:
    touch()
    # Another place among its neighbours changes nothing that readers find.
    if url_path_before != url_path_after:
        refresh_subtree(instance)


def _on_deletion(*, instance: Page, origin: Any, **_: Any) -> None:
    """Take out a page and all below it; the others of the same deletion are named one by one."""
    gone: set[int] = origin.__dict__.setdefault("_forgotten_pages", set())
    if instance.pk not in gone:
        gone |= forget_pages(branch(instance.path))


def _on_barred(*, instance: PageViewRestriction, **kwargs: Any) -> None:
    """Hide before the bar is stored, so that no fault in between leaves anything; and after it."""
    if not kwargs.get("raw"):
        forget_pages(branch(instance.page.path))


def _on_opened(*, instance: PageViewRestriction, origin: Any, **_: Any) -> None:
    # A page that is deleted takes its restrictions along: nothing comes to light then.
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    page = Page.objects.filter(pk=instance.page_id).first()
    if model is PageViewRestriction and page is not None:
        refresh_subtree(page)


def _before_site(*, instance: Site, **_: Any) -> None:
    known = Site.objects.filter(pk=instance.pk).values_list("root_page_id", flat=True)
    instance._root_before = known.first()


def _on_site(*, instance: Site, **kwargs: Any) -> None:
    """The pages below the roots of before and after have other addresses, or none."""
    touch()
    roots = {instance.root_page_id, getattr(instance, "_root_before", None)}
    # Names and ports of hosts stand in no entry.
    if kwargs.get("raw") or ("created" in kwargs and len(roots) == 1):
        return
    # Wagtail's own listener, which does so, may come after this one.
    Site.clear_site_root_paths_cache()
    for path in Page.objects.filter(pk__in=roots - {None}).values_list("path", flat=True):
        refresh_pages(branch(path))


def _on_row(*, instance: Any, created: bool, raw: bool = False, **_: Any) -> None:
    # What has only just come to be stands on no page; rows of a migration are none of ours.
    if not created and not raw and instance._meta.apps is apps:
        refresh_pages_about(instance)


def _before_file_goes(*, instance: Any, **_: Any) -> None:
    # Once it is gone, nothing knows any more where it was named.
    instance._named_on = list(pages_naming(instance).values_list("pk", flat=True))


def _on_file_gone(*, instance: Any, **_: Any) -> None:
    refresh_pages(Page.objects.filter(pk__in=instance._named_on))
