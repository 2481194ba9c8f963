"""How long an application lay in each stage."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation.ngos.applications.models.application import Application


class Stay(models.Model):
    """From when until when an application was in a state; the one that it is in has no end."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="stays")
    state = models.CharField(max_length=20)
    entered_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("stay in a stage")
        verbose_name_plural = _("stays in stages")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("application",),
                condition=Q(left_at__isnull=True),
                name="an_application_is_in_one_stage",
            ),
        )
        indexes = (
            models.Index(
                fields=("state", "entered_at"),
                condition=Q(left_at__isnull=True),
                name="ngo_stay_now",
            ),
            models.Index(
                fields=("left_at", "state", "entered_at"),
                condition=Q(left_at__isnull=False),
                name="ngo_stay_over",
            ),
        )

    def __str__(self) -> str:
        """Return the state."""
        return self.state
