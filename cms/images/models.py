"""Pictures: our own model and file names from the first migration on."""

import hashlib
import secrets
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class CustomImage(AbstractImage):
    """A picture. ``sources`` is what the web shows: made by a task, never in a request.

    Each source is ``{"shape": "whole" | "wide", "format": "avif" | "webp", "width", "height",
    "name", "bytes"}``.
    """

    credit = models.CharField(_("credit"), max_length=120, blank=True)
    sources = models.JSONField(_("files made from it"), default=list, editable=False)
    # Which file and focal point the sources were made from; differs while they wait to be made.
    sources_key = models.CharField(max_length=40, blank=True, editable=False)
    sources_error = models.CharField(max_length=200, blank=True, editable=False)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = (("choose_image", "Can choose image"),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and once that is certain have the web's files made where they are out of date."""
        super().save(*args, **kwargs)
        if self.sources_key != self.wanted_sources_key():
            from cms.images.tasks import make_sources_task  # noqa: PLC0415 (the task needs this model)

            transaction.on_commit(lambda: make_sources_task.enqueue(self.pk))

    def get_upload_to(self, filename: str) -> str:
        """Return a random path: the name that somebody gave the file stays with them."""
        suffix = filename.rpartition(".")[2].lower()[:5]
        return f"images/{secrets.token_hex(10)}.{suffix}"

    def wanted_sources_key(self) -> str:
        """Return what identifies the file and focal point of now."""
        focal = ",".join(f"{f:.5f}" for f in self.focal_fractions())
        return hashlib.sha256(f"{self.file.name} {focal}".encode()).hexdigest()[:40]

    def focal_fractions(self) -> tuple[float, float]:
        """Return the focal point as fractions of width and height; the middle where none is set."""
        if self.focal_point_x is None or self.focal_point_y is None:
            return 0.5, 0.5
        return self.focal_point_x / self.width, self.focal_point_y / self.height


class Rendition(AbstractRendition):
    """A derived file, for Wagtail's admin only; public pages read ``CustomImage.sources``."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def __str__(self) -> str:
        """Return what was derived from what."""
        return f"{self.image_id} {self.filter_spec}"
