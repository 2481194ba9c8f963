"""Who took people out of many cases in a file, and why."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import EncryptedTextField


class PeopleExport(models.Model):
    """A file with who submitted cases went to somebody.

    The reason is free words, in which a name may stand: it is encrypted, is shown to those who
    watch over readings alone, and goes after some time. The log of the site has the number.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    rows = models.PositiveIntegerField(_("cases in the file"))
    kind = models.CharField(_("file"), max_length=4)
    reason = EncryptedTextField(_("reason"), blank=True)
    at = models.DateTimeField(_("taken out at"), default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("file with who submitted cases")
        verbose_name_plural = _("files with who submitted cases")
        ordering = ("-at", "-pk")
        default_permissions = ()
        indexes = (models.Index(fields=("-at", "-id"), name="people_export_at"),)

    def __str__(self) -> str:
        """Return the number of cases: nothing of the reason."""
        return str(self.rows)
