"""Who opened what is guarded: a sealed case, a restricted one, the identity behind a seal."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.enums import ReadingKind
from participation.cases.models.case import Case
from participation.cases.models.written import Note


class CaseReading(models.Model):
    """Somebody opened a guarded case in one hour, or looked behind its seal.

    Opening it again within the same ``hour`` of the clock adds nothing; each look behind a seal is
    one of its own, with its reason. It stands in no timeline: whoever reads a case is not told who
    else does.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="readings")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    kind = models.CharField(_("what was read"), max_length=10, choices=ReadingKind.choices)
    is_program = models.BooleanField(_("by a program"), default=False)
    note = models.ForeignKey(
        Note, verbose_name=_("reason"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    hour = models.PositiveIntegerField(editable=False)
    at = models.DateTimeField(_("read at"), default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("reading of a guarded case")
        verbose_name_plural = _("readings of guarded cases")
        ordering = ("-at", "-pk")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("case", "user", "hour", "kind", "is_program"),
                condition=~Q(kind=ReadingKind.IDENTITY),
                name="case_read_once_an_hour",
            ),
        )
        indexes = (
            models.Index(fields=("-at", "-id"), name="reading_at"),
            models.Index(fields=("user", "-at"), name="reading_of_user"),
        )

    def __str__(self) -> str:
        """Return what was read: nothing of the case."""
        return str(self.get_kind_display())
