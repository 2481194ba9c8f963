"""What the facets of search that the desk knows are called."""

from collections.abc import Collection

from participation.common.models import County
from search.facets import register_labels


def county_labels(slugs: Collection[str]) -> dict[str, str]:
    """Return the names of counties by slug."""
    return dict(County.objects.filter(slug__in=slugs).values_list("slug", "name"))


register_labels("county", county_labels)
