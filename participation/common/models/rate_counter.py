"""What the defence against programs remembers, for hours at most and without a name in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RateCounter(models.Model):
    """How often somebody tried something lately.

    The key is a keyed hash of what and who. Times are whole seconds of the epoch, because one
    statement counts with them on every database; none tells when a try that had not to wait was
    made.
    """

    key = models.CharField(_("key"), max_length=64, primary_key=True)
    count = models.BigIntegerField(_("count"))
    expires_at = models.BigIntegerField(_("expires at"), db_index=True)
    # Whoever tries before this has to wait; 0 where nobody has to.
    free_at = models.BigIntegerField(_("free at"), default=0)

    class Meta:
        verbose_name = _("rate counter")
        verbose_name_plural = _("rate counters")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the beginning of the key, which tells nothing."""
        return self.key[:8]


class UsedOnce(models.Model):
    """Something good for one submission, and whose: both as keyed hashes."""

    key = models.CharField(_("key"), max_length=64, primary_key=True)
    owner = models.CharField(_("owner"), max_length=64)
    expires_at = models.BigIntegerField(_("expires at"), db_index=True)

    class Meta:
        verbose_name = _("thing used once")
        verbose_name_plural = _("things used once")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the beginning of the key, which tells nothing."""
        return self.key[:8]
