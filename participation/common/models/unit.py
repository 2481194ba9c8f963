"""Units: the desks of the governorate, county governorates, facilitation offices."""

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from participation.common.enums import UnitKind
from participation.common.models.named import NamedModel, NamedQuerySet

if TYPE_CHECKING:
    from participation.common.models.county import County


class UnitQuerySet(NamedQuerySet):
    """Units as sentences."""

    def active_on(self, day: datetime.date) -> "UnitQuerySet":
        """Return the units that work on ``day``; an unknown end is none."""
        return self.filter(
            Q(active_from__isnull=True) | Q(active_from__lte=day),
            Q(active_until__isnull=True) | Q(active_until__gte=day),
        )

    def of_kind(self, *kinds: UnitKind) -> "UnitQuerySet":
        """Return the units of these kinds."""
        return self.filter(kind__in=kinds)

    def receiving(self, county: "County | None" = None) -> "Unit":
        """Return which of these units gets what arrives: the governorate of the county, where one
        is named and has one, else the highest desk.

        Raises LookupError where there is no unit at all.
        """
        own = self.of_kind(UnitKind.COUNTY_GOVERNORATE).filter(county=county)
        # Databases disagree on where nothing stands in an order.
        desks = self.of_kind(UnitKind.DESK).order_by(F("parent_id").asc(nulls_first=True), "pk")
        unit = own.order_by("pk").first() if county is not None else None
        unit = unit or desks.first() or self.order_by("pk").first()
        if unit is None:
            raise LookupError("No unit works today.")
        return unit


class Unit(NamedModel):
    """A unit that work is given to, from ``active_from`` to ``active_until``, both included."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=30, choices=UnitKind.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    county = models.ForeignKey(
        "common.County",
        verbose_name=_("county"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="units",
    )
    active_from = models.DateField(_("active from"), null=True, blank=True)
    active_until = models.DateField(_("active until"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_(
            "Open cases go there after the last day; without a successor, to the unit above."
        ),
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ("sort_key",)
        constraints = (
            models.CheckConstraint(
                condition=Q(active_from__isnull=True)
                | Q(active_until__isnull=True)
                | Q(active_until__gte=models.F("active_from")),
                name="unit_ends_after_it_begins",
                violation_error_message=_("The last day is before the first."),
            ),
        )

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def is_active_on(self, day: datetime.date) -> bool:
        """Return whether the unit works on ``day``."""
        begun = self.active_from is None or self.active_from <= day
        return begun and (self.active_until is None or day <= self.active_until)

    def has_ended(self, day: datetime.date) -> bool:
        """Return whether the unit's last day has passed."""
        return self.active_until is not None and self.active_until < day

    def heirs(self) -> list["Unit"]:
        """Return who may go on with its work, nearest first: its successor and what that is part
        of, then the units above. Only those that work today are any use.
        """
        found: dict[int, Unit] = {}
        seen = {self.pk}
        waiting = [self.successor, self.parent]
        while waiting:
            unit = waiting.pop(0)
            if unit is None or unit.pk in seen:
                continue
            seen.add(unit.pk)
            found[unit.pk] = unit
            waiting[:0] = [unit.successor, unit.parent]
        return list(found.values())

    def clean(self) -> None:
        """Refuse a second unit of the same name and one that is part of itself."""
        super().clean()
        if Unit.objects.exclude(pk=self.pk).spelled_like(self.name).exists():
            raise ValidationError({"name": _("A unit of this name is there already.")})
        above, seen = self.parent, {self.pk}
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"parent": _("A unit cannot be part of itself.")})
            seen.add(above.pk)
            above = above.parent
        if self.successor_id is not None and self.successor_id == self.pk:
            raise ValidationError({"successor": _("A unit cannot succeed itself.")})
        if self.kind == UnitKind.FACILITATION_OFFICE and self.county_id is None:
            raise ValidationError({"county": _("Say in which county the office is.")})
