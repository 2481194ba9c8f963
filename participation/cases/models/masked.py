"""Masked copies of files, and what goes along with a letter."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.models.case import Case
from participation.cases.models.written import CaseFile


class MaskedCopy(models.Model):
    """``copy`` shows what ``original`` does but for what is covered; the original stays as it is.

    ``token`` makes a double click one.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="masked_copies")
    original = models.ForeignKey(CaseFile, on_delete=models.CASCADE, related_name="masked_copies")
    copy = models.OneToOneField(CaseFile, on_delete=models.CASCADE, related_name="masked_from")
    areas = models.PositiveSmallIntegerField(_("covered parts"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    token = models.UUIDField(editable=False)
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("masked copy of a file")
        verbose_name_plural = _("masked copies of files")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("case", "token"), name="masked_once_with_a_token"),
        )

    def __str__(self) -> str:
        """Return the case."""
        return str(self.case_id)


class Enclosure(models.Model):
    """A file of the case that goes along with one of its letters."""

    letter = models.ForeignKey(
        "common.Letter", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    file = models.ForeignKey(CaseFile, on_delete=models.CASCADE, related_name="enclosed_with")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("enclosure of a letter")
        verbose_name_plural = _("enclosures of letters")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("letter", "file"), name="file_once_with_a_letter"),
        )

    def __str__(self) -> str:
        """Return the letter."""
        return str(self.letter_id)
