"""What the office decides about projects."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from participation.ngos.models.settings import UNCONFIRMED


def _between(least: int, most: int) -> tuple[MinValueValidator, MaxValueValidator]:
    return MinValueValidator(least), MaxValueValidator(most)


@register_setting(icon="tasks")
class ProjectSettings(BaseGenericSetting):
    """Periods of projects, one row for the site."""

    # Three months, as the office of Kerman told of its projects of NGOs.
    milestone_months = models.PositiveSmallIntegerField(
        _("months between reports"),
        default=3,
        validators=_between(1, 12),
        help_text=_("Practice: three months."),
    )
    remind_days = models.PositiveSmallIntegerField(
        _("days before a report is due from which the NGO is reminded"),
        default=10,
        validators=_between(1, 60),
        help_text=UNCONFIRMED,
    )
    # No source.
    decision_days = models.PositiveSmallIntegerField(
        _("days for the decision about a plan"),
        default=45,
        validators=_between(1, 365),
        help_text=UNCONFIRMED,
    )

    panels = (
        FieldRowPanel([FieldPanel("milestone_months"), FieldPanel("remind_days")]),
        FieldPanel("decision_days"),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rules of projects of NGOs")
        verbose_name_plural = _("rules of projects of NGOs")

    def __str__(self) -> str:
        """Return the name."""
        return str(self._meta.verbose_name)


def rules_now() -> ProjectSettings:
    """Return what holds today. Writes nothing."""
    # Wagtail's own ``load`` stores a row where there is none.
    return ProjectSettings.base_queryset().first() or ProjectSettings()
