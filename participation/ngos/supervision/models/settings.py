"""What the office decides about supervision."""

import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from participation.ngos.models.settings import UNCONFIRMED


@register_setting(icon="group")
class SupervisionSettings(BaseGenericSetting):
    """From when duties are kept, how long links open, what readers see; one row for the site."""

    since = models.DateField(
        _("duties that are due from this day on"),
        null=True,
        blank=True,
        help_text=_("What was due before is not opened. Empty: the newest of each kind, too."),
    )
    link_days = models.PositiveSmallIntegerField(
        _("days for which the link to a report opens"),
        default=30,
        validators=(MinValueValidator(1), MaxValueValidator(180)),
        help_text=UNCONFIRMED,
    )
    publishes_late = models.BooleanField(
        _("the register says that something is overdue"), default=False
    )
    publishes_support = models.BooleanField(
        _("the register shows support that is marked so"), default=False
    )

    panels = (
        FieldRowPanel([FieldPanel("since"), FieldPanel("link_days")]),
        MultiFieldPanel(
            [FieldPanel("publishes_late"), FieldPanel("publishes_support")],
            heading=_("What readers see"),
        ),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rules of supervision")
        verbose_name_plural = _("rules of supervision")

    def __str__(self) -> str:
        """Return the name."""
        return str(self._meta.verbose_name)

    @property
    def link_lifetime(self) -> datetime.timedelta:
        """Return how long a link opens."""
        return datetime.timedelta(days=self.link_days)

    @classmethod
    def now(cls) -> "SupervisionSettings":
        """Return the rules as they are, or as the program begins with them."""
        return cls.base_queryset().first() or cls()
