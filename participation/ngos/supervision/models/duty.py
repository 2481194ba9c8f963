"""Duties of NGOs, each of one period, and what happened to them."""

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.common.encryption import EncryptedTextField
from participation.ngos.models import Ngo, Permit
from participation.ngos.supervision.enums import (
    OWED,
    DutyAct,
    DutyState,
    LadderAction,
    Standing,
    StepState,
)
from participation.ngos.supervision.models.kind import DutyKind


class DutyQuerySet(models.QuerySet["Duty"]):
    """Duties as sentences."""

    def owed(self) -> "DutyQuerySet":
        """Return those that the NGO has in hand."""
        return self.filter(state__in=sorted(OWED))

    def overdue_on(self, day: datetime.date) -> "DutyQuerySet":
        """Return those whose day is over on ``day``."""
        return self.owed().filter(due_on__lt=day)

    def soon_on(self, day: datetime.date) -> "DutyQuerySet":
        """Return those that are due soon on ``day``."""
        return self.owed().filter(due_on__gte=day, soon_from__lte=day)

    def for_lists(self) -> "DutyQuerySet":
        """Read along what a row of a list shows."""
        return self.select_related("ngo__prefix", "ngo__county", "kind")


class Duty(models.Model):
    """What an NGO owes for a period. ``title`` is what its kind was called when it was opened."""

    ngo = models.ForeignKey(
        Ngo, verbose_name=_("NGO"), on_delete=models.PROTECT, related_name="duties"
    )
    kind = models.ForeignKey(
        DutyKind, verbose_name=_("kind"), on_delete=models.PROTECT, related_name="duties"
    )
    permit = models.ForeignKey(
        Permit, on_delete=models.PROTECT, related_name="+", db_index=False, editable=False
    )
    title = models.CharField(pgettext_lazy("ngo", "duty"), max_length=120)
    period_from = models.DateField(_("from"))
    period_until = models.DateField(_("until"))
    due_on = models.DateField(_("due"))
    soon_from = models.DateField(editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=DutyState.choices, default=DutyState.OPEN
    )
    delivered_on = models.DateField(_("delivered on"), null=True, blank=True)
    settled_on = models.DateField(_("settled on"), null=True, blank=True)
    # Why it was waived, or what is to be put right.
    reason = EncryptedTextField(_("reasons"), blank=True)
    # The rungs of the ladder that were looked at, so that the clock need not look again today.
    climbed_on = models.DateField(null=True, editable=False)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = DutyQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = pgettext_lazy("ngo", "duty")
        verbose_name_plural = pgettext_lazy("ngo", "duties")
        ordering = ("due_on", "pk")
        default_permissions = ()
        permissions = (
            ("view_supervision", _("Can see duties, reports and support of NGOs")),
            ("supervise_ngo", _("Can work on duties and reports of NGOs")),
            ("record_support", _("Can enter what NGOs were given")),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("ngo", "kind", "period_until"), name="one_duty_each_period"
            ),
            models.CheckConstraint(
                condition=Q(period_until__gte=F("period_from")), name="a_duty_has_a_period"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("accepted", "waived"), settled_on__isnull=False)
                | (~Q(state__in=("accepted", "waived")) & Q(settled_on__isnull=True)),
                name="a_settled_duty_has_its_day",
            ),
        )
        indexes = (
            models.Index(fields=("state", "due_on", "id"), name="duty_in_state"),
            models.Index(fields=("due_on", "id"), name="duty_by_day"),
            models.Index(fields=("ngo", "-due_on"), name="duty_of_ngo"),
            models.Index(fields=("kind", "state", "due_on"), name="duty_of_kind"),
        )

    def __str__(self) -> str:
        """Return what is owed."""
        return self.title

    def standing_on(self, day: datetime.date) -> Standing:
        """Return where it stands on a day."""
        if self.state not in OWED:
            return Standing(self.state)
        if self.due_on < day:
            return Standing.OVERDUE
        if self.state == DutyState.RETURNED:
            return Standing.RETURNED
        return Standing.SOON if self.soon_from <= day else Standing.OPEN

    @cached_property
    def waiting(self) -> list[Any]:
        """What of the ladder waits for an officer, the lowest rung first; read once."""
        rows: Any = self.steps  # type: ignore[attr-defined]
        return list(rows.filter(state=StepState.WAITING).order_by("days"))

    @property
    def is_owed(self) -> bool:
        """Whether the NGO has it in hand."""
        return self.state in OWED


class DutyEvent(models.Model):
    """Something that happened to a duty; what staff wrote to it is encrypted."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="events")
    act = models.CharField(_("act"), max_length=10, choices=DutyAct.choices)
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.SET_NULL, null=True,
        related_name="+",
    )  # fmt: skip
    text = EncryptedTextField(_("text"), blank=True)
    # Which step of the ladder, where it is one.
    what = models.CharField(max_length=20, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("event of a duty")
        verbose_name_plural = _("events of duties")
        ordering = ("-at", "-pk")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the act."""
        return str(self.get_act_display())

    @property
    def what_label(self) -> str:
        """Return which step of the ladder it was, empty for no step."""
        return str(LadderAction(self.what).label) if self.what else ""


class Watch(models.Model):
    """On which day the clock has last looked at what an NGO owes."""

    ngo = models.OneToOneField(
        Ngo, on_delete=models.CASCADE, primary_key=True, related_name="watch"
    )
    looked_on = models.DateField(null=True, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("look at an NGO")
        verbose_name_plural = _("looks at NGOs")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the NGO."""
        return str(self.ngo_id)

    @staticmethod
    def look_again() -> None:
        """Let the clock look at every NGO anew, because the rules have changed."""
        Watch.objects.update(looked_on=None)


__all__ = ["Duty", "DutyAct", "DutyEvent", "DutyQuerySet", "Watch"]
