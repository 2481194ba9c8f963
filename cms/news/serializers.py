"""Parts of an item of news in the API."""

from typing import Any

from django.db.models import Prefetch
from rest_framework.fields import Field

from cms.images.serializers import PictureField

GALLERY = "gallery_of_list"


def shown_gallery() -> Prefetch[Any]:
    """Read the galleries of many items in one query; ``GalleryField`` finds them."""
    from cms.news.models import NewsGalleryImage  # noqa: PLC0415 (the models need this module)

    rows = NewsGalleryImage.objects.select_related("image")
    return Prefetch("gallery", queryset=rows, to_attr=GALLERY)


class ReadOnlyField(Field[Any, Any, Any, Any]):
    """A field that takes nothing in."""

    def __init__(self, **kwargs: Any) -> None:
        """Nothing is taken in."""
        super().__init__(read_only=True, **kwargs)


class CategoryField(ReadOnlyField):
    """The category by name and slug."""

    def to_representation(self, value: Any) -> dict[str, str]:
        """Return both."""
        return {"name": value.name, "slug": value.slug}


class TagNamesField(ReadOnlyField):
    """Tags as names; unlike Wagtail's field, it uses what was read for the whole list."""

    def to_representation(self, value: Any) -> list[str]:
        """Return the names in order."""
        return sorted(tag.name for tag in value.all())


class GalleryField(ReadOnlyField):
    """The pictures of the gallery with their captions."""

    def get_attribute(self, instance: Any) -> Any:
        """Return the rows that were read for the whole list, or read them."""
        if hasattr(instance, GALLERY):
            return getattr(instance, GALLERY)
        return instance.gallery.select_related("image")

    def to_representation(self, value: Any) -> list[dict[str, Any]]:
        """Return picture and caption of each."""
        picture = PictureField()
        return [
            {"image": picture.to_representation(row.image), "caption": row.caption} for row in value
        ]
