"""Words that services are sorted by; editors add their own."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel


class Term(models.Model):
    """A name in a fixed order, with the short form that stands in addresses."""

    title = models.CharField(_("title"), max_length=80, unique=True)
    slug = models.SlugField(_("slug"), max_length=80, unique=True, allow_unicode=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=100)

    panels: ClassVar[list[Panel]] = [
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        abstract = True
        ordering = ("sort_order", "title")

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class ServiceGroup(Term):
    """A subject that several services share."""

    class Meta(Term.Meta):
        verbose_name = _("group of services")
        verbose_name_plural = _("groups of services")


class Audience(Term):
    """Those for whom services are."""

    class Meta(Term.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
