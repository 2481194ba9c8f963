"""The private index of cases: words are found by equality and cannot be read back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.cases.models.case import Case


class CaseToken(models.Model):
    """A term of a case as the first 64 bits of a keyed hash.

    ``is_person`` marks those of the identity, which are found only where it may be seen.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="tokens")
    token = models.BigIntegerField()
    is_person = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("token of a case")
        verbose_name_plural = _("tokens of cases")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("token", "case", "is_person"), name="case_token_once"),
        )

    def __str__(self) -> str:
        """Return the case."""
        return str(self.case_id)
