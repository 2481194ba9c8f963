"""Cases that belong together: related ones, one that says the same, one that is a part."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.enums import LinkKind
from participation.cases.models.case import Case


class CaseLink(models.Model):
    """``case`` is related to ``other``, a duplicate or a part of it; each keeps its own number.

    It stands in no timeline: who sees one of the two may not see the other, nor that it is there.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="links_to")
    kind = models.CharField(_("kind"), max_length=10, choices=LinkKind.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("link between cases")
        verbose_name_plural = _("links between cases")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("case", "other"), name="cases_linked_once"),
            models.CheckConstraint(
                condition=~Q(case=models.F("other")), name="no_case_linked_to_itself"
            ),
            models.UniqueConstraint(
                fields=("case",), condition=Q(kind="duplicate"), name="duplicate_of_one_case"
            ),
            models.UniqueConstraint(
                fields=("case",), condition=Q(kind="part"), name="part_of_one_case"
            ),
        )

    def __str__(self) -> str:
        """Return the kind."""
        return str(self.get_kind_display())
