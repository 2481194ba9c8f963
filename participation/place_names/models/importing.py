"""Imports of places: what was asked for, and what became of each row."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.place_names.enums import ImportFormat, ImportState, RowState
from participation.place_names.models.kind import PlaceKind


class PlaceImport(models.Model):
    """A file of places; the id comes with the form, so that two clicks are one import.

    ``content`` goes once its rows are read. ``failure`` says why a file cannot be read at all.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    file_name = models.CharField(_("file"), max_length=120)
    format = models.CharField(_("format"), max_length=10, choices=ImportFormat.choices)
    source = models.CharField(_("source"), max_length=40)
    county = models.ForeignKey(
        "common.County", verbose_name=_("county"), on_delete=models.CASCADE, null=True,
        related_name="+",
    )  # fmt: skip
    city = models.CharField(_("city or village"), max_length=80, blank=True)
    kind = models.ForeignKey(
        PlaceKind, verbose_name=_("kind of place"), on_delete=models.CASCADE, null=True,
        related_name="+",
    )  # fmt: skip
    is_dry_run = models.BooleanField(_("only tried"), default=False)
    content = models.BinaryField(null=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ImportState.choices, default=ImportState.WAITING
    )
    failure = models.CharField(max_length=30, blank=True)
    created_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("import of places")
        verbose_name_plural = _("imports of places")
        ordering = ("-created_at",)
        default_permissions = ()
        indexes = (
            models.Index(
                fields=("created_at",),
                name="place_import_unfinished",
                condition=models.Q(finished_at=None),
            ),
        )

    def __str__(self) -> str:
        """Return the name of the file."""
        return self.file_name


class ImportRow(models.Model):
    """A row of a file: ``line`` is where it stands in it, ``reason`` why it was refused."""

    run = models.ForeignKey(PlaceImport, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    data = models.JSONField()
    state = models.CharField(
        _("state"), max_length=10, choices=RowState.choices, default=RowState.WAITING
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ("pk",)
        default_permissions = ()
        indexes = (models.Index(fields=("run", "state"), name="place_import_row"),)

    def __str__(self) -> str:
        """Return the line."""
        return str(self.line)
