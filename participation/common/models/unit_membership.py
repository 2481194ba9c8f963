"""Who works in which unit: the ground of what staff may see."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation.common.enums import UnitRole


class UnitMembershipQuerySet(models.QuerySet["UnitMembership"]):
    """Memberships as sentences."""

    def on(self, day: datetime.date) -> "UnitMembershipQuerySet":
        """Return those that hold on ``day``, in units that work on it."""
        return self.filter(
            Q(since__isnull=True) | Q(since__lte=day),
            Q(until__isnull=True) | Q(until__gte=day),
            Q(unit__active_from__isnull=True) | Q(unit__active_from__lte=day),
            Q(unit__active_until__isnull=True) | Q(unit__active_until__gte=day),
        )


class UnitMembership(models.Model):
    """Somebody works in a unit from ``since`` to ``until``, both included; a head sees below it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="unit_memberships",
    )
    unit = models.ForeignKey(
        "common.Unit", verbose_name=_("unit"), on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(
        _("role"), max_length=10, choices=UnitRole.choices, default=UnitRole.OFFICER
    )
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = UnitMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership of a unit")
        verbose_name_plural = _("memberships of units")
        ordering = ("unit__sort_key", "role", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "unit"),
                name="one_membership_of_a_person_in_a_unit",
                violation_error_message=_("This person is in this unit already."),
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True)
                | Q(until__isnull=True)
                | Q(until__gte=models.F("since")),
                name="unit_membership_ends_after_it_begins",
                violation_error_message=_("The last day is before the first."),
            ),
        )

    def __str__(self) -> str:
        """Return the person and the unit."""
        return f"{self.user}، {self.unit}"

    def holds_on(self, day: datetime.date) -> bool:
        """Return whether the person works in the unit on ``day``, and the unit works at all."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until) and self.unit.is_active_on(day)

    def was_at_the_end(self, day: datetime.date) -> bool:
        """Return whether the unit has ended before ``day`` with the person in it."""
        last = self.unit.active_until
        if last is None or not self.unit.has_ended(day):
            return False
        begun = self.since is None or self.since <= last
        return begun and (self.until is None or last <= self.until)
