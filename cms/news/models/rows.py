"""What an item of news has several of, and the register of its codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class ContentCode(models.Model):
    """The register of content codes: a row per number given, so that none is given twice."""

    given_at = models.DateTimeField(_("given at"), auto_now_add=True)

    class Meta:
        verbose_name = _("content code")
        verbose_name_plural = _("content codes")

    def __str__(self) -> str:
        """Return the number."""
        return str(self.pk)


class NewsTag(TaggedItemBase):
    """A tag on an item of news."""

    content_object = ParentalKey(
        "news.NewsPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class NewsGalleryImage(Orderable):
    """A picture of an item's gallery."""

    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="gallery")
    image = models.ForeignKey(
        "images.CustomImage",
        verbose_name=_("picture"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    caption = models.CharField(_("caption"), max_length=200, blank=True)

    panels = (FieldPanel("image"), FieldPanel("caption"))

    class Meta(Orderable.Meta):
        verbose_name = _("picture of the gallery")
        verbose_name_plural = _("pictures of the gallery")

    def __str__(self) -> str:
        """Return the caption."""
        return self.caption or str(self.image_id)


class NewsRelatedPage(Orderable):
    """A page that an editor picked as related to an item."""

    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="related_picks")
    related = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = (FieldPanel("related"),)

    class Meta(Orderable.Meta):
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")

    def __str__(self) -> str:
        """Return the two ids."""
        return f"{self.page_id} → {self.related_id}"
