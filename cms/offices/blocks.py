"""Telephones and services of an office."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.enums import TileIcon
from cms.core.validators import validate_address
from cms.offices.validators import validate_phone
from persian.digits import to_latin_digits


class PhoneValue(blocks.StructValue):
    """A telephone number with what a telephone needs of it."""

    @property
    def dialled(self) -> str:
        """Return the number as a telephone dials it: Latin digits, nothing between them."""
        return "".join(sign for sign in to_latin_digits(self["number"]) if sign in "+0123456789")


class PhoneBlock(blocks.StructBlock):
    """A telephone number and what it is for."""

    number = blocks.CharBlock(label=_("number"), max_length=30, validators=[validate_phone])
    label = blocks.CharBlock(label=_("what it is for"), max_length=60, required=False)

    class Meta:
        """How editors see it."""

        icon = "mobile-alt"
        label = _("Telephone")
        value_class = PhoneValue


class OfficeServiceBlock(blocks.StructBlock):
    """Something that one can ask of the office."""

    icon = blocks.ChoiceBlock(
        label=_("icon"), choices=TileIcon.choices, default=TileIcon.TALK.value
    )
    title = blocks.CharBlock(label=_("title"), max_length=80)
    text = blocks.CharBlock(label=_("text"), max_length=250, required=False)
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

        icon = "pick"
        label = _("Service")
