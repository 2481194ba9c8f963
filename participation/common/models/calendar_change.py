"""Changes of the working calendar that are told a second time."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarChange(models.Model):
    """Days that changed, until they have been told once more.

    Who was counting a deadline in a transaction of his own while the calendar changed could not
    see the change, nor the change his deadline; the second telling finds it.
    """

    since = models.DateField(_("since"))
    until = models.DateField(_("until"))
    counties = models.JSONField(_("counties"), null=True)
    changed_at = models.DateTimeField(_("changed"), db_index=True)

    class Meta:
        verbose_name = _("change of the calendar")
        verbose_name_plural = _("changes of the calendar")

    def __str__(self) -> str:
        """Return the days."""
        return f"{self.since:%Y-%m-%d} – {self.until:%Y-%m-%d}"
