"""Files in Wagtail's API as part of a page."""

from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from rest_framework.fields import Field

PAPERS = "papers_of_list"


def shown_papers() -> tuple[Prefetch[Any], str]:
    """Read the papers of many pages in two queries; ``PapersField`` finds them."""
    return Prefetch("papers", to_attr=PAPERS), f"{PAPERS}__document"


class PapersField(Field[Any, Any, Any, Any]):
    """The files of a page that has a row ``papers`` with a ``document`` each."""

    def __init__(self, **kwargs: Any) -> None:
        """Nothing is taken in."""
        super().__init__(read_only=True, **kwargs)

    def get_attribute(self, instance: Any) -> Any:
        """Return the rows that were read for the whole list, or read them."""
        if hasattr(instance, PAPERS):
            return getattr(instance, PAPERS)
        return instance.papers.select_related("document")

    def to_representation(self, value: Any) -> list[dict[str, Any]]:
        """Return title, address and size of each file."""
        return [
            {
                "id": row.document.pk,
                "title": row.document.title,
                "url": f"{settings.PUBLIC_URL}{row.document.url}",
                "size": row.document.file_size,
            }
            for row in value
        ]
