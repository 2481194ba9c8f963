"""The published figures: measured once for each half-year, then never again."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PublishedFigures(models.Model):
    """What everybody may know of a half-year; nothing small stands in it.

    A second measurement would tell by its difference what the first one hides, so there is none.
    """

    year = models.PositiveSmallIntegerField(_("year"))
    half = models.PositiveSmallIntegerField(_("half"))
    measured_at = models.DateTimeField(_("measured"), default=timezone.now)
    least = models.PositiveSmallIntegerField(_("least count that is shown"))
    is_demo = models.BooleanField(_("invented"), default=False)
    figures = models.JSONField(_("figures"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("published figures")
        verbose_name_plural = _("published figures")
        ordering = ("-year", "-half")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("year", "half"), name="figures_once_a_half_year"),
        )

    def __str__(self) -> str:
        """Return the half-year."""
        return f"{self.year}-{self.half}"
