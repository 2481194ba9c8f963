"""Clauses of the statute, and every wording that they had."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Clause(models.Model):
    """A clause as it is today. It is left out (`is_active`), never deleted: the past is made of it.

    Their numbers follow from the order.
    """

    chapter = models.CharField(
        _("chapter that begins here"),
        max_length=80,
        blank=True,
        help_text=_("Only where a chapter begins with this clause, such as «کلیات»."),
    )
    title = models.CharField(_("title"), max_length=80)
    text = models.TextField(_("text"), max_length=3000)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    is_active = models.BooleanField(pgettext_lazy("clause", "in the statute"), default=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("clause of the statute")
        verbose_name_plural = _("clauses of the statute")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class ClauseVersion(models.Model):
    """A clause as it was worded from a moment on; a statute of the past is made of these."""

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="versions")
    chapter = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=80)
    text = models.TextField()
    order = models.PositiveSmallIntegerField()
    is_active = models.BooleanField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("wording of a clause")
        verbose_name_plural = _("wordings of clauses")
        ordering = ("-pk",)
        default_permissions = ()
        indexes = (models.Index(fields=("made_at", "clause"), name="ngo_clause_versions"),)

    def __str__(self) -> str:
        """Return the title."""
        return self.title
