"""What the end of a unit has brought so far."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitEnding(models.Model):
    """How far the clock is with the end of a unit on its ``last_day``; another day begins anew.

    ``passed`` cases went to other units, ``closed`` accounts let nobody in any more.
    """

    unit = models.ForeignKey(
        "common.Unit", verbose_name=_("unit"), on_delete=models.CASCADE, related_name="endings"
    )
    last_day = models.DateField(_("active until"))
    passed = models.PositiveIntegerField(default=0)
    closed = models.PositiveIntegerField(default=0)
    warned_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("end of a unit")
        verbose_name_plural = _("ends of units")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("unit", "last_day"), name="one_ending_of_a_unit"),
        )

    def __str__(self) -> str:
        """Return the unit."""
        return str(self.unit)
