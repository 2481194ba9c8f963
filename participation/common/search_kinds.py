"""What the facets of search that the desk knows are called."""

from collections.abc import Collection
from typing import Any

from participation.common.models import County
from participation.common.prepared import PreparedIn
from search.facets import register_labels

_names: PreparedIn[Any] = PreparedIn(
    lambda: County.objects.order_by().values_list("slug", "name"), "slug", is_text=True
)


def county_labels(slugs: Collection[str]) -> dict[str, str]:
    """Return the names of counties by slug."""
    return dict(_names.rows([*slugs]))


register_labels("county", county_labels)
