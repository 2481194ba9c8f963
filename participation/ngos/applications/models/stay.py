"""How long a case of founders lay in each stage."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Stay(models.Model):
    """From when until when a case of founders was in a state; the one that it is in has no end."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="ngo_stays")
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
                fields=("case",),
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
