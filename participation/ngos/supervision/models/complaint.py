"""Cases that staff have put on the file of an NGO."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.models import Case
from participation.ngos.models import Ngo


class LinkedCase(models.Model):
    """A case that is about an NGO. Whoever does not see the case is not told that it is there."""

    ngo = models.ForeignKey(Ngo, on_delete=models.PROTECT, related_name="linked_cases")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="linked_ngos")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("case about an NGO")
        verbose_name_plural = _("cases about NGOs")
        ordering = ("-at", "-pk")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("ngo", "case"), name="a_case_on_a_file_once"),
        )

    def __str__(self) -> str:
        """Return the case: nothing of what was written."""
        return str(self.case_id)
