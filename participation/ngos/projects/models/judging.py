"""What evaluators think of plans, for the office alone; and what an NGO may read as a reason."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import EncryptedTextField
from participation.ngos.models.reference import ReasonModel
from participation.ngos.projects.models.call import Criterion
from participation.ngos.projects.models.plan import Plan

MOST_POINTS = 100


class Judgement(models.Model):
    """What one evaluator thinks of a plan; no other evaluator reads it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="judgements")
    evaluator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    note = EncryptedTextField(_("private note"), blank=True)
    given_at = models.DateTimeField(_("given"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("judgement of a plan")
        verbose_name_plural = _("judgements of plans")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("plan", "evaluator"), name="one_judgement_each"),
        )

    def __str__(self) -> str:
        """Return the case: nothing of what was written."""
        return str(self.plan_id)


class Points(models.Model):
    """The points of a judgement for one criterion, 0 to 100."""

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="points")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField(_("points"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("points for a criterion")
        verbose_name_plural = _("points for criteria")
        ordering = ("criterion__position", "pk")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("judgement", "criterion"), name="points_once_for_a_criterion"
            ),
            models.CheckConstraint(
                condition=Q(value__lte=MOST_POINTS), name="points_are_at_most_a_hundred"
            ),
        )

    def __str__(self) -> str:
        """Return the number."""
        return str(self.value)


class PlanRefusal(ReasonModel):
    """A reason that an NGO may read whose plan was not chosen."""

    class Meta(ReasonModel.Meta):
        verbose_name = _("reason of refused plans")
        verbose_name_plural = _("reasons of refused plans")


class PlanDecision(models.Model):
    """What a meeting decided about a plan: awarded, or not chosen for reasons of the list."""

    plan = models.OneToOneField(
        Plan, on_delete=models.PROTECT, primary_key=True, related_name="decision"
    )
    resolution = models.ForeignKey(
        "resolutions.Resolution", on_delete=models.PROTECT, related_name="plan_decisions"
    )
    # Null: it was not chosen.
    amount = models.PositiveBigIntegerField(_("awarded, in Rial"), null=True)
    reasons = models.ManyToManyField(PlanRefusal, related_name="+")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("decision about a plan")
        verbose_name_plural = _("decisions about plans")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=1), name="an_award_is_an_amount"
            ),
        )

    def __str__(self) -> str:
        """Return the case."""
        return str(self.plan_id)
