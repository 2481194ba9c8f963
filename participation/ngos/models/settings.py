"""What the office decides about NGOs; what no readable source fixes is set here, never in code."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

UNCONFIRMED = _("No readable source fixes it: confirm it before relying on it.")


def _between(least: int, most: int) -> tuple[MinValueValidator, MaxValueValidator]:
    return MinValueValidator(least), MaxValueValidator(most)


@register_setting(icon="group")
class NgoSettings(BaseGenericSetting):
    """Periods, numbers and what is published of NGOs, one row for the site."""

    # «Renewal usually every two years», as the ministry's advice pages say; the regulation's own
    # article was not readable.
    validity_years = models.PositiveSmallIntegerField(
        _("years for which a permit holds"),
        default=2,
        validators=_between(1, 20),
        help_text=_("Practice: two years."),
    )
    renewal_days = models.PositiveSmallIntegerField(
        _("days before its end from which a renewal is due"),
        default=60,
        validators=_between(1, 365),
        help_text=UNCONFIRMED,
    )
    # No source: the period that the desk gives for objections to answers.
    appeal_days = models.PositiveSmallIntegerField(
        _("days to object to a refusal or sanction"),
        default=20,
        validators=_between(1, 365),
        help_text=UNCONFIRMED,
    )
    # Article 18 of the regulation of 1384, as Tehran's advice page quotes it; some provinces ask
    # for nine (five directors, two alternates, two inspectors).
    founders_least = models.PositiveSmallIntegerField(
        _("founders at least"),
        default=5,
        validators=_between(2, 50),
        help_text=_("Article 18 of the regulation of 1384: five. Some provinces ask for nine."),
    )
    # The same article.
    specialists_least = models.PositiveSmallIntegerField(
        _("of them competent in its subject"), default=2, validators=_between(0, 50)
    )
    founder_age = models.PositiveSmallIntegerField(
        _("least age of a founder"), default=18, validators=_between(15, 40)
    )
    # Pages of governorates say seven to ten days.
    first_check_days = models.PositiveSmallIntegerField(
        _("days for the first check"), default=10, validators=_between(1, 365)
    )
    inquiry_days = models.PositiveSmallIntegerField(
        _("days for an inquiry"), default=30, validators=_between(1, 365), help_text=UNCONFIRMED
    )
    # «About two months from the board's first agreement».
    process_days = models.PositiveSmallIntegerField(
        _("days that a permit usually takes"), default=60, validators=_between(1, 730)
    )
    draft_days = models.PositiveSmallIntegerField(
        _("days for which an unfinished application is kept"),
        default=180,
        validators=_between(7, 730),
    )
    # Two years by the statute that ministry pages show.
    director_years = models.PositiveSmallIntegerField(
        _("years of the directors"), default=2, validators=_between(1, 10)
    )
    number_prefix = models.CharField(
        _("before the office's own permit numbers"),
        max_length=10,
        blank=True,
        help_text=_("Letters or digits, such as a code of the province. May stay empty."),
    )
    publishes_representative = models.BooleanField(
        _("the register names the representative"),
        default=False,
        help_text=_("Off: nobody but staff sees who represents an NGO."),
    )

    panels = (
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("validity_years"), FieldPanel("renewal_days")]),
                FieldPanel("number_prefix"),
            ],
            heading=_("Permits"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("founders_least"), FieldPanel("specialists_least")]),
                FieldRowPanel([FieldPanel("founder_age"), FieldPanel("director_years")]),
            ],
            heading=_("People"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("first_check_days"), FieldPanel("inquiry_days")]),
                FieldRowPanel([FieldPanel("process_days"), FieldPanel("appeal_days")]),
                FieldPanel("draft_days"),
            ],
            heading=_("Periods"),
        ),
        FieldPanel("publishes_representative"),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rules of NGOs")
        verbose_name_plural = _("rules of NGOs")

    def __str__(self) -> str:
        """Return the name."""
        return str(self._meta.verbose_name)
