"""The blocks that a page's body is built from."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

TEXT_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class FigureBlock(blocks.StructBlock):
    """A picture with its words."""

    image = ImageBlock(label=_("image"))
    caption = blocks.CharBlock(label=_("caption"), max_length=200, required=False)

    class Meta:
        """How editors and templates see it."""

        icon = "image"
        label = _("Picture")
        template = "core/blocks/figure.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words and who said them."""

    text = blocks.TextBlock(label=_("text"))
    speaker = blocks.CharBlock(label=_("speaker"), max_length=120, required=False)

    class Meta:
        """How editors and templates see it."""

        icon = "openquote"
        label = _("Quote")
        template = "core/blocks/quote.html"


class NoteBlock(blocks.StructBlock):
    """A framed remark."""

    kind = blocks.ChoiceBlock(
        label=_("kind"),
        choices=[("info", _("Information")), ("soon", _("Caution")), ("late", _("Warning"))],
        default="info",
    )
    text = blocks.RichTextBlock(label=_("text"), features=["bold", "link"])

    class Meta:
        """How editors and templates see it."""

        icon = "info-circle"
        label = _("Note")
        template = "core/blocks/note.html"


class QuestionBlock(blocks.StructBlock):
    """A question that opens to its answer."""

    question = blocks.CharBlock(label=_("question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("answer"), features=TEXT_FEATURES)

    class Meta:
        """How editors and templates see it."""

        icon = "help"
        label = _("Question and answer")
        template = "core/blocks/question.html"


class LinkBlock(blocks.StructBlock):
    """A link to a page of ours or to an address elsewhere."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    page = blocks.PageChooserBlock(label=_("page"), required=False)
    url = blocks.URLBlock(label=_("address"), required=False)
    description = blocks.CharBlock(label=_("description"), max_length=200, required=False)

    class Meta:
        """How editors and templates see it."""

        icon = "link"
        label = _("Link")
        template = "core/blocks/link.html"

    def clean(self, value: Any) -> Any:
        """Return the cleaned link. Raises where it leads nowhere."""
        cleaned = super().clean(value)
        if not cleaned.get("page") and not cleaned.get("url"):
            raise blocks.StructBlockValidationError(
                {"page": ValidationError(_("Choose a page or write an address."))}
            )
        return cleaned


class BodyBlock(blocks.StreamBlock):
    """Everything a body may hold."""

    heading = blocks.CharBlock(
        label=_("Heading"), max_length=120, icon="title", template="core/blocks/heading.html"
    )
    text = blocks.RichTextBlock(
        label=_("Text"), features=[*TEXT_FEATURES, "h3"], template="core/blocks/text.html"
    )
    figure = FigureBlock()
    quote = QuoteBlock()
    note = NoteBlock()
    question = QuestionBlock()
    links = blocks.ListBlock(
        LinkBlock(), label=_("Links"), icon="link", template="core/blocks/links.html"
    )
    documents = blocks.ListBlock(
        DocumentChooserBlock(),
        label=_("Documents"),
        icon="doc-full",
        template="core/blocks/documents.html",
    )
    table = TypedTableBlock(
        [("text", blocks.CharBlock(label=_("Text"), required=False))],
        label=_("Table"),
        icon="table",
        template="core/blocks/table.html",
    )

    class Meta:
        """How editors and templates see it."""

        template = "core/blocks/body.html"
