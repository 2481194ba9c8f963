"""The rows of an office in the API."""

from typing import Any

from rest_framework.fields import Field

from cms.images.serializers import PictureField


class RowsField(Field[Any, Any, Any, Any]):
    """Rows of an office, read for a whole list at once."""

    def __init__(self, **kwargs: Any) -> None:
        """Nothing is taken in."""
        super().__init__(read_only=True, **kwargs)


class ExpertsField(RowsField):
    """The experts: the specialty as a word and as a key, the name where it is published."""

    def to_representation(self, value: Any) -> list[dict[str, str]]:
        """Return them in order."""
        return [
            {
                "specialty": expert.specialty,
                "specialty_title": str(expert.get_specialty_display()),
                "name": expert.name,
            }
            for expert in value.all()
        ]


class PhotosField(RowsField):
    """The photographs with their captions."""

    def to_representation(self, value: Any) -> list[dict[str, Any]]:
        """Return them in order."""
        picture = PictureField()
        return [
            {"image": picture.to_representation(photo.image), "caption": photo.caption}
            for photo in value.all()
        ]
