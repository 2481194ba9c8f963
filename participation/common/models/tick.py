"""What the clock remembers between two ticks."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class TickRunQuerySet(models.QuerySet["TickRun"]):
    """Runs as sentences."""

    def free(self, now: datetime) -> "TickRunQuerySet":
        """Return the jobs that no tick is running."""
        return self.filter(Q(leased_until__isnull=True) | Q(leased_until__lte=now))

    def started_before(self, moment: datetime) -> "TickRunQuerySet":
        """Return the jobs that have not been started since ``moment``."""
        return self.filter(Q(started_at__isnull=True) | Q(started_at__lte=moment))


class TickRun(models.Model):
    """The last run of one job, and who holds it now. The tick itself has a row too."""

    name = models.CharField(_("job"), max_length=80, primary_key=True)
    lease = models.UUIDField(_("lease"), null=True, blank=True, editable=False)
    leased_until = models.DateTimeField(_("leased until"), null=True, blank=True)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    succeeded_at = models.DateTimeField(_("last success"), null=True, blank=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    last_error = models.CharField(_("last error"), max_length=200, blank=True)

    objects = TickRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("job of the clock")
        verbose_name_plural = _("jobs of the clock")
        ordering = ("name",)
        default_permissions = ("view",)

    def __str__(self) -> str:
        """Return the name of the job."""
        return self.name
