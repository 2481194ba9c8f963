"""What an office has several of."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Orderable

from cms.offices.enums import Specialty


class OfficeExpert(Orderable):
    """An expert's post; the name is written only where the office publishes it."""

    page = ParentalKey(
        "offices.FacilitationOfficePage", on_delete=models.CASCADE, related_name="experts"
    )
    specialty = models.CharField(_("specialty"), max_length=20, choices=Specialty.choices)
    name = models.CharField(_("name"), max_length=120, blank=True)

    panels: ClassVar[list[Panel]] = [FieldPanel("specialty"), FieldPanel("name")]

    class Meta(Orderable.Meta):
        verbose_name = _("expert")
        verbose_name_plural = _("experts")

    def __str__(self) -> str:
        """Return the specialty, with the name where there is one."""
        return f"{self.get_specialty_display()} {self.name}".strip()


class OfficePhoto(Orderable):
    """A photograph of the office."""

    page = ParentalKey(
        "offices.FacilitationOfficePage", on_delete=models.CASCADE, related_name="photos"
    )
    image = models.ForeignKey(
        "images.CustomImage",
        verbose_name=_("picture"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    caption = models.CharField(_("caption"), max_length=200, blank=True)

    panels: ClassVar[list[Panel]] = [FieldPanel("image"), FieldPanel("caption")]

    class Meta(Orderable.Meta):
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")

    def __str__(self) -> str:
        """Return the caption or the picture's title."""
        return self.caption or str(self.image)
