"""What the home page is laid from."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from cms.core.enums import TileIcon
from cms.core.validators import validate_address


class HighlightBlock(blocks.StructBlock):
    """One picture of the strip that readers slide."""

    image = ImageBlock(label=_("picture"))
    title = blocks.CharBlock(label=_("title"), max_length=90)
    text = blocks.CharBlock(label=_("text"), max_length=200, required=False)
    page = blocks.PageChooserBlock(label=_("page"), required=False)

    class Meta:
        """How editors see it."""

        icon = "image"
        label = _("Highlight")


class ServiceTileBlock(blocks.StructBlock):
    """A door to a service: a drawing, a name, a line and where it leads."""

    icon = blocks.ChoiceBlock(
        label=_("icon"), choices=TileIcon.choices, default=TileIcon.TALK.value
    )
    title = blocks.CharBlock(label=_("title"), max_length=60)
    text = blocks.CharBlock(label=_("text"), max_length=140, required=False)
    page = blocks.PageChooserBlock(label=_("page"), required=False)
    address = blocks.CharBlock(
        label=_("address"),
        max_length=300,
        required=False,
        validators=[validate_address],
        help_text=_("Only where no page is chosen."),
    )

    class Meta:
        """How editors see it."""

        icon = "link"
        label = _("Service tile")

    def clean(self, value: Any) -> Any:
        """Return the cleaned tile. Raises where it leads nowhere."""
        cleaned = super().clean(value)
        if not cleaned.get("page") and not cleaned.get("address"):
            raise blocks.StructBlockValidationError(
                {"page": ValidationError(_("Choose a page or write an address."))}
            )
        return cleaned
