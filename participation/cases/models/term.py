"""Terms: until when somebody has to do something."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation.cases.enums import TermPurpose, TermUnit
from participation.cases.models.case import Case
from persian.deadlines import LastDayRule


class Term(models.Model):
    """So many units from a day. What is left is counted from ``anchor``, which a pause moves.

    A legal term never pauses. ``due_date`` follows the calendar of the county: whenever that
    changes, ``services.terms`` moves it.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="terms")
    purpose = models.CharField(_("purpose"), max_length=10, choices=TermPurpose.choices)
    amount = models.PositiveSmallIntegerField(_("amount"))
    unit = models.CharField(_("unit"), max_length=20, choices=TermUnit.choices)
    starts_on = models.DateField(_("starts on"))
    is_legal = models.BooleanField(_("set by law"), default=False)
    last_day_rule = models.CharField(max_length=30, default=LastDayRule.NEXT.value)
    anchor = models.DateField(editable=False)
    left = models.PositiveSmallIntegerField(editable=False)
    left_unit = models.CharField(max_length=20, choices=TermUnit.choices, editable=False)
    paused_on = models.DateField(_("paused on"), null=True, editable=False)
    due_date = models.DateField(_("due"))
    settled_on = models.DateField(_("settled on"), null=True, editable=False)
    # How far the reminders of this last day have come; another last day begins anew.
    reminded = models.PositiveSmallIntegerField(default=0, editable=False)
    reminded_for = models.DateField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("case", "purpose"),
                condition=Q(settled_on__isnull=True),
                name="one_running_term_of_a_purpose",
            ),
        )
        indexes = (
            models.Index(
                fields=("purpose", "due_date"),
                condition=Q(settled_on__isnull=True),
                name="term_running",
            ),
        )

    def __str__(self) -> str:
        """Return what it is for."""
        return str(self.get_purpose_display())
