"""Days on which the office works otherwise than its week says."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participation.common.enums import CLOSED_KINDS, HolidayKind
from persian.jalali import format_date, format_full
from persian.letters import clean_input

TAKEN = _("This day is entered already for the same place; change that entry.")


class HolidayQuerySet(models.QuerySet["Holiday"]):
    """Days as sentences."""

    def between(self, since: datetime.date, until: datetime.date) -> "HolidayQuerySet":
        """Return those from ``since`` to ``until``, both included."""
        return self.filter(day__gte=since, day__lte=until)

    def of_county(self, county_id: int | None) -> "HolidayQuerySet":
        """Return what is said of the whole province, and of one county where one is given."""
        everywhere = Q(county__isnull=True)
        return self.filter(everywhere if county_id is None else everywhere | Q(county=county_id))

    def of_place(self, county_id: int | None) -> "HolidayQuerySet":
        """Return what is said of exactly that county, or exactly of the whole province."""
        return (
            self.filter(county__isnull=True) if county_id is None else self.filter(county=county_id)
        )


class Holiday(models.Model):
    """One day, in the whole province or in one county. What is said of a county goes before what
    is said of the province.
    """

    day = models.DateField(_("day"))
    title = models.CharField(_("occasion"), max_length=120)
    kind = models.CharField(
        _("kind"), max_length=20, choices=HolidayKind.choices, default=HolidayKind.OFFICIAL
    )
    county = models.ForeignKey(
        "common.County",
        verbose_name=_("county"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="holidays",
        help_text=_("Empty for the whole province."),
    )
    version = models.PositiveIntegerField(default=0)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = _("day of the calendar")
        verbose_name_plural = _("working calendar")
        ordering = ("-day", "county_id")
        constraints = (
            models.UniqueConstraint(
                fields=("day", "county"),
                name="holiday_once_a_county",
                violation_error_message=TAKEN,
            ),
            models.UniqueConstraint(
                fields=("day",),
                condition=Q(county__isnull=True),
                name="holiday_once_in_the_province",
                violation_error_message=TAKEN,
            ),
        )

    def __str__(self) -> str:
        """Return the occasion and the day."""
        return f"{self.title} ({format_date(self.day)})"

    @property
    def is_closed(self) -> bool:
        """Whether the office is closed."""
        return self.kind in CLOSED_KINDS

    def listed_day(self) -> str:
        """Return the day with its weekday."""
        return format_full(self.day)

    listed_day.short_description = _("day")  # type: ignore[attr-defined]
    listed_day.admin_order_field = "day"  # type: ignore[attr-defined]

    def listed_place(self) -> str:
        """Return the county, or that it is the whole province."""
        return str(self.county) if self.county else gettext("Whole province")

    listed_place.short_description = _("county")  # type: ignore[attr-defined]
    listed_place.admin_order_field = "county__sort_key"  # type: ignore[attr-defined]

    def clean(self) -> None:
        """Clean the occasion. Raises ValidationError where the day is entered already."""
        super().clean()
        self.title = clean_input(self.title or "")
        if not self.title:
            raise ValidationError({"title": _("Write the occasion.")})
        others = Holiday.objects.exclude(pk=self.pk).of_place(self.county_id)
        if self.day and others.filter(day=self.day).exists():
            raise ValidationError({"day": TAKEN})
