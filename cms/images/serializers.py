"""Pictures in Wagtail's API: the files made for the web, never the upload with its metadata."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.storage import default_storage
from rest_framework.fields import Field

if TYPE_CHECKING:
    from cms.images.models import CustomImage


def picture_files(image: "CustomImage") -> list[dict[str, Any]]:
    """Return the web's files of a picture with absolute addresses."""
    return [
        {
            "url": absolute_media(default_storage.url(row["name"])),
            "shape": row["shape"],
            "format": row["format"],
            "width": row["width"],
            "height": row["height"],
        }
        for row in image.sources
    ]


def absolute_media(path: str) -> str:
    """Return the address of a stored file, whether the storage is local or far."""
    return f"{settings.PUBLIC_URL}{path}" if path.startswith("/") else path


class PictureField(Field[Any, Any, Any, Any]):
    """A picture as part of something else: its words and files."""

    def __init__(self, **kwargs: Any) -> None:
        """Nothing is taken in."""
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: "CustomImage") -> dict[str, Any]:
        """Return what a page needs to show it."""
        return {
            "id": value.pk,
            "alt": value.description,
            "credit": value.credit,
            "files": picture_files(value),
        }


class PictureFilesField(Field[Any, Any, Any, Any]):
    """The files of a picture."""

    def get_attribute(self, instance: "CustomImage") -> "CustomImage":
        """The picture itself."""
        return instance

    def to_representation(self, value: "CustomImage") -> list[dict[str, Any]]:
        """Return the files."""
        return picture_files(value)


class DownloadUrlField(Field[Any, Any, Any, Any]):
    """The widest WebP file of a picture; nothing before the files are made."""

    def get_attribute(self, instance: "CustomImage") -> "CustomImage":
        """The picture itself."""
        return instance

    def to_representation(self, value: "CustomImage") -> str | None:
        """Return the absolute address."""
        whole = [row for row in value.sources if (row["shape"], row["format"]) == ("whole", "webp")]
        if not whole:
            return None
        widest = max(whole, key=lambda row: row["width"])
        return absolute_media(default_storage.url(widest["name"]))
