"""Pictures: our own model and file names from the first migration on."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class CustomImage(AbstractImage):
    """A picture. ``sources`` is what the web shows: made by a task, never in a request."""

    credit = models.CharField(_("credit"), max_length=120, blank=True)
    sources = models.JSONField(_("files made from it"), default=list, editable=False)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = (("choose_image", "Can choose image"),)

    def get_upload_to(self, filename: str) -> str:
        """Return a random path: the name that somebody gave the file stays with them."""
        suffix = filename.rpartition(".")[2].lower()[:5]
        return f"images/{secrets.token_hex(10)}.{suffix}"


class Rendition(AbstractRendition):
    """A derived file, for Wagtail's admin only; public pages read ``CustomImage.sources``."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def __str__(self) -> str:
        """Return what was derived from what."""
        return f"{self.image_id} {self.filter_spec}"
