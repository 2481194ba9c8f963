"""What an item of news is filed under: data that editors keep."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class NewsCategory(models.Model):
    """A section of the news. Its slug stands in addresses and does not change with the name."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(_("slug"), max_length=60, unique=True, allow_unicode=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = (FieldPanel("name"), FieldPanel("slug"), FieldPanel("sort_order"))

    class Meta:
        verbose_name = _("news category")
        verbose_name_plural = _("news categories")
        ordering = ("sort_order", "name")

    def __str__(self) -> str:
        """Return the name."""
        return self.name
