"""Kinds of duties and the forms of reports: data of the office."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from participation.common.models.question import QuestionModel
from participation.ngos.enums import Level
from participation.ngos.supervision.enums import Anchor, Purpose

MOST_QUESTIONS = 40
MONTHS_IN_YEAR = 12


class ReportForm(ClusterableModel):  # type: ignore[django-manager-missing]
    """What an NGO is asked in a report."""

    title = models.CharField(_("title"), max_length=120, unique=True)
    intro = models.TextField(
        _("what stands above it"), max_length=1000, blank=True, help_text=_("The NGO reads it.")
    )
    asks_files = models.CharField(
        _("which papers to attach"),
        max_length=300,
        blank=True,
        help_text=_("Such as «balance sheet, minutes of the assembly»."),
    )
    updated_at = models.DateTimeField(_("changed"), auto_now=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("form of a report")
        verbose_name_plural = _("forms of reports")
        ordering = ("title",)

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class ReportQuestion(QuestionModel):
    """A question of a form."""

    form = ParentalKey(ReportForm, on_delete=models.CASCADE, related_name="questions")

    class Meta(QuestionModel.Meta):
        verbose_name = _("question of a report")
        verbose_name_plural = _("questions of a report")


class DutyKind(models.Model):
    """A duty that comes again: how often, counted from where, by when.

    No readable source fixes the days; ``is_confirmed`` is off until the office has confirmed them.
    """

    title = models.CharField(_("title"), max_length=120, unique=True)
    purpose = models.CharField(_("what it is"), max_length=10, choices=Purpose.choices)
    level = models.CharField(
        _("for the level"), max_length=10, choices=Level.choices, blank=True,
        help_text=_("Empty: for NGOs of every level."),
    )  # fmt: skip
    months = models.PositiveSmallIntegerField(
        _("comes again after so many months"),
        default=MONTHS_IN_YEAR,
        validators=(MinValueValidator(1), MaxValueValidator(240)),
        help_text=_("Two years are 24. Counted from the end of the year: whole years."),
    )
    anchor = models.CharField(_("counted from"), max_length=12, choices=Anchor.choices)
    grace_days = models.PositiveSmallIntegerField(
        _("days after the end of the period"),
        default=0,
        validators=(MaxValueValidator(365),),
        help_text=_("By then it is due."),
    )
    lead_days = models.PositiveSmallIntegerField(
        _("opened so many days before it is due"),
        default=90,
        validators=(MinValueValidator(1), MaxValueValidator(365)),
    )
    soon_days = models.PositiveSmallIntegerField(
        _("counts as due soon from so many days before"),
        default=30,
        validators=(MaxValueValidator(365),),
    )
    form = models.ForeignKey(
        ReportForm,
        verbose_name=_("form of the report"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="kinds",
        help_text=_("Without one, the office notes the duty as delivered by hand."),
    )
    is_confirmed = models.BooleanField(
        _("the days are confirmed by a source"),
        default=False,
        help_text=_("Off: practice or guess; screens say so."),
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    is_active = models.BooleanField(_("in use"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("kind of duty")
        verbose_name_plural = _("kinds of duties")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def clean(self) -> None:
        """Refuse periods that are counted from the year's end and are no whole years."""
        super().clean()
        if self.anchor == Anchor.YEAR_END and (self.months or 0) % MONTHS_IN_YEAR:
            raise ValidationError({"months": _("From the end of a year, only whole years count.")})
        if (self.soon_days or 0) > (self.lead_days or 0):
            raise ValidationError(
                {"soon_days": _("It is opened later than that; write fewer days.")}
            )
