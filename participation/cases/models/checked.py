"""What of a checklist was ticked in a case."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.models.case import Case


class CheckedItem(models.Model):
    """An item of the checklist of a case's category that somebody has ticked, or unticked again.

    ``item`` is the kind's own key. The title is kept as it was ticked: the category may be edited,
    or lose the item. Words of the office alone; they stay when a case is anonymised.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="checked")
    item = models.PositiveBigIntegerField()
    title = models.CharField(_("title"), max_length=160)
    is_done = models.BooleanField(_("done"), default=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("ticked item of a checklist")
        verbose_name_plural = _("ticked items of checklists")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("case", "item"), name="item_checked_once"),)

    def __str__(self) -> str:
        """Return the item."""
        return self.title
