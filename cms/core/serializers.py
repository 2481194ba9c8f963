"""Parts of a page in the API: pages it refers to, only those that a stranger may see; bodies."""

from typing import Any

from django.db.models import Prefetch
from rest_framework.fields import Field
from wagtail.models import Page

from cms.core.selectors import page_path, public_address
from cms.core.visibility import visible


def shown_page(name: str) -> Prefetch[str]:
    """Read a reference of many pages in one query; ``PageReferenceField`` finds it."""
    return Prefetch(name, queryset=visible(Page.objects.all()), to_attr=f"shown_{name}")


def page_reference(page: Page | None) -> dict[str, Any] | None:
    """Return what leads to a page that was read with `cms.core.visibility.visible`."""
    path = page_path(page) if page is not None else None
    if page is None or path is None:
        return None
    return {"id": page.pk, "title": page.title, "html_url": public_address(path)}


class PageReferenceField(Field[Any, Any, Any, Any]):
    """A page that another one leads to."""

    def __init__(self, **kwargs: Any) -> None:
        """Nothing is taken in."""
        super().__init__(read_only=True, **kwargs)

    def get_attribute(self, instance: Any) -> Page | None:
        """Return what was read for the whole list, or read it."""
        read = f"shown_{self.source}"
        if hasattr(instance, read):
            found: Page | None = getattr(instance, read)
            return found
        return visible(Page.objects.filter(pk=getattr(instance, f"{self.source}_id"))).first()

    def to_representation(self, value: Page) -> dict[str, Any] | None:
        """Return what leads to it."""
        return page_reference(value)


class StoredStreamField(Field[Any, Any, Any, Any]):
    """A body as it is stored: Wagtail's own field fetches what the blocks choose, to give ids."""

    def to_representation(self, value: Any) -> list[Any]:
        """Return the blocks."""
        return list(value.raw_data)
