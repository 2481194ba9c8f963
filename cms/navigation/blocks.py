"""What the menus are made of: titles that lead to a page of ours or to an address."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.enums import TileIcon
from cms.core.validators import validate_address


class LinkBlock(blocks.StructBlock):
    """A title and where it leads."""

    title = blocks.CharBlock(
        label=_("title"),
        max_length=60,
        required=False,
        help_text=_("Where empty, the title of the page is shown."),
    )
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
        label = _("Link")

    def clean(self, value: Any) -> Any:
        """Return the cleaned link. Raises where it has no title or leads nowhere."""
        cleaned = super().clean(value)
        if not cleaned.get("page") and not self.leads_somewhere(cleaned):
            raise blocks.StructBlockValidationError(
                {"page": ValidationError(_("Choose a page or write an address."))}
            )
        if not cleaned.get("page") and not cleaned.get("title"):
            raise blocks.StructBlockValidationError(
                {"title": ValidationError(_("Without a page, write a title."))}
            )
        return cleaned

    def leads_somewhere(self, value: Any) -> bool:
        """Return whether a link without a page still opens something."""
        return bool(value.get("address"))


class MenuItemBlock(LinkBlock):
    """An item of the main menu; with links below it, it opens instead of leading anywhere."""

    links = blocks.ListBlock(LinkBlock(), label=_("links below it"), default=[], max_num=12)

    class Meta:
        """How editors see it."""

        icon = "list-ul"
        label = _("Menu item")

    def leads_somewhere(self, value: Any) -> bool:
        """Return whether the item has an address or links below it."""
        return super().leads_somewhere(value) or bool(value.get("links"))


class ColumnBlock(blocks.StructBlock):
    """A column of the footer."""

    title = blocks.CharBlock(label=_("title"), max_length=60)
    links = blocks.ListBlock(LinkBlock(), label=_("links"), max_num=8)

    class Meta:
        """How editors see it."""

        icon = "list-ul"
        label = _("Column")


class ShortcutBlock(LinkBlock):
    """A drawing with a word or two, under the thumb on a phone."""

    icon = blocks.ChoiceBlock(label=_("icon"), choices=TileIcon.choices, default=TileIcon.DOC.value)

    class Meta:
        """How editors see it."""

        icon = "mobile-alt"
        label = _("Shortcut")
