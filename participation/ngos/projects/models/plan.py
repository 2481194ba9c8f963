"""Plans: what an NGO offers to do for a call. Nobody but the office reads it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation.cases.models import Case
from participation.cases.numbers import plain_number
from participation.common.encryption import EncryptedTextField
from participation.ngos.models import Ngo
from participation.ngos.projects.models.call import Call


class Plan(models.Model):
    """A plan of an NGO for a call; ``is_live`` until it is withdrawn or not taken up."""

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="ngo_plan"
    )
    call = models.ForeignKey(
        Call, verbose_name=_("call"), on_delete=models.PROTECT, related_name="plans"
    )
    ngo = models.ForeignKey(
        Ngo, verbose_name=_("NGO"), on_delete=models.PROTECT, related_name="plans"
    )
    title = models.CharField(_("title"), max_length=160)
    summary = EncryptedTextField(_("summary"))
    counties = models.ManyToManyField("common.County", through="PlanCounty", related_name="+")
    months = models.PositiveSmallIntegerField(_("months"))
    # The sum of its budget table, so that lists ask one row.
    total = models.PositiveBigIntegerField(_("asked for, in Rial"))
    is_live = models.BooleanField(default=True, editable=False)
    consent_version = models.PositiveIntegerField(_("version of the consent"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        default_permissions = ()
        permissions = (
            ("judge_plan", _("Can judge plans that were referred to them")),
            ("award_plan", _("Can enter which plans were awarded and which were not")),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("call", "ngo"), condition=Q(is_live=True), name="one_plan_of_an_ngo_a_call"
            ),
        )
        indexes = (models.Index(fields=("call", "case"), name="plan_of_call"),)

    def __str__(self) -> str:
        """Return the case."""
        return str(self.case_id)

    @property
    def number(self) -> str:
        """The number of its case, for readers."""
        return plain_number(self.case.number)


class PlanCounty(models.Model):
    """A county in which a plan works."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="places")
    county = models.ForeignKey("common.County", on_delete=models.PROTECT, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("county of a plan")
        verbose_name_plural = _("counties of plans")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("plan", "county"), name="a_county_once_in_a_plan"),
        )

    def __str__(self) -> str:
        """Return the county."""
        return str(self.county)


class PlanItem(models.Model):
    """A row of the budget table of a plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = EncryptedTextField(_("what for"))
    amount = models.PositiveBigIntegerField(_("amount in Rial"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("row of a budget")
        verbose_name_plural = _("rows of budgets")
        ordering = ("position", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the row's place."""
        return str(self.position)


class PlanStage(models.Model):
    """A row of the schedule of a plan: what is done by the end of which month."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="stages")
    position = models.PositiveSmallIntegerField()
    title = EncryptedTextField(_("what is done"))
    month = models.PositiveSmallIntegerField(_("by the end of month"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("row of a schedule")
        verbose_name_plural = _("rows of schedules")
        ordering = ("position", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the row's place."""
        return str(self.position)
