"""What the office decides about cases; periods that no source fixes are set here."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

_days = (MinValueValidator(1), MaxValueValidator(365))


@register_setting(icon="time")
class CaseSettings(BaseGenericSetting):
    """Periods of cases, one row for the site."""

    objection_days = models.PositiveSmallIntegerField(
        _("days to object or reopen"),
        default=20,
        validators=_days,
        help_text=_("Counted from the answer, in days of the calendar."),
    )
    reply_days = models.PositiveSmallIntegerField(
        _("days to reply to a question"), default=10, validators=_days
    )
    rating_days = models.PositiveSmallIntegerField(_("days to rate"), default=30, validators=_days)
    draft_days = models.PositiveSmallIntegerField(
        _("days for which a draft is kept"), default=7, validators=_days
    )
    remind_days = models.PositiveSmallIntegerField(
        _("days before the last day on which officers are reminded"),
        default=3,
        validators=(MinValueValidator(1), MaxValueValidator(60)),
    )
    escalate_days = models.PositiveSmallIntegerField(
        _("days after the last day on which the unit above is told"),
        default=5,
        validators=(MinValueValidator(1), MaxValueValidator(60)),
    )
    answers_are_approved = models.BooleanField(
        _("a second person sends answers"),
        default=False,
        help_text=_("Whoever writes a final answer does not send it."),
    )
    retention_months = models.PositiveSmallIntegerField(
        _("months after which closed cases are anonymised"),
        null=True,
        blank=True,
        validators=(MinValueValidator(1), MaxValueValidator(600)),
        help_text=_("Empty: never. Set it only with the permission that the law asks for."),
    )
    least_count = models.PositiveSmallIntegerField(
        _("least count in the public statistics"),
        default=5,
        validators=(MinValueValidator(3), MaxValueValidator(50)),
        help_text=_(
            "Smaller counts are not shown, nor what would tell them. "
            "For half-years that are published from now on; published ones stay as they are."
        ),
    )
    consent_text = models.TextField(
        _("text of the consent"),
        default=("آنچه نوشته‌ام درست است و می‌پذیرم که برای رسیدگی به مرجع مسئول فرستاده شود."),
    )
    consent_version = models.PositiveIntegerField(default=1, editable=False)

    panels = (
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("objection_days"), FieldPanel("reply_days")]),
                FieldRowPanel([FieldPanel("rating_days"), FieldPanel("draft_days")]),
                FieldPanel("retention_months"),
            ],
            heading=_("Periods"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("remind_days"), FieldPanel("escalate_days")])],
            heading=_("Reminders"),
        ),
        FieldPanel("least_count"),
        FieldPanel("answers_are_approved"),
        FieldPanel("consent_text"),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("periods of cases")
        verbose_name_plural = _("periods of cases")

    def __str__(self) -> str:
        """Return the name."""
        return str(self._meta.verbose_name)

    def save(self, *args: object, **kwargs: object) -> None:
        """Count the versions of the consent, so that each case can say which one was given."""
        before = (
            type(self).objects.filter(pk=self.pk).values_list("consent_text", flat=True).first()
        )
        if before is not None and before != self.consent_text:
            self.consent_version += 1
        super().save(*args, **kwargs)
