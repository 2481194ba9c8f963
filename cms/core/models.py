"""What every page of the site has."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.api import APIField
from wagtail.models import Page


class BasePage(Page):
    """A page with a summary, a picture for sharing and the origin of its facts."""

    summary = models.TextField(
        _("summary"), max_length=400, blank=True, help_text=_("One or two sentences for lists.")
    )
    share_image = models.ForeignKey(
        "images.CustomImage",
        verbose_name=_("picture for sharing"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    origin_name = models.CharField(
        _("origin"), max_length=200, blank=True, help_text=_("Who said or published it first.")
    )
    origin_url = models.URLField(_("original address"), max_length=500, blank=True)
    origin_note = models.CharField(
        _("note on the origin"), max_length=200, blank=True, help_text=_("Such as: rewritten from.")
    )
    as_of = models.DateField(
        _("as of"), null=True, blank=True, help_text=_("The day on which the facts were true.")
    )
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("Invented for demonstration; the page says so.")
    )

    search_fields: ClassVar = [*Page.search_fields, index.SearchField("summary")]
    api_fields: ClassVar = [
        APIField("summary"),
        APIField("origin_name"),
        APIField("origin_url"),
        APIField("origin_note"),
        APIField("as_of"),
        APIField("is_sample"),
    ]
    origin_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldPanel("origin_name"),
                FieldPanel("origin_url"),
                FieldPanel("origin_note"),
                FieldPanel("as_of"),
                FieldPanel("is_sample"),
            ],
            heading=_("Origin"),
            classname="collapsed",
        )
    ]
    promote_panels: ClassVar[list[Panel]] = [
        *Page.promote_panels,
        FieldPanel("share_image"),
        *origin_panels,
    ]

    class Meta:
        abstract = True
