"""The ladder: what happens so many days before or after the day of a duty."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import EncryptedTextField
from participation.ngos.supervision.enums import LadderAction, StepState
from participation.ngos.supervision.models.duty import Duty
from participation.ngos.supervision.models.kind import DutyKind


class LadderRung(models.Model):
    """A rung: so many days after the day of a duty, or before it where it is less than nought."""

    days = models.SmallIntegerField(
        _("days"),
        validators=(MinValueValidator(-365), MaxValueValidator(730)),
        help_text=_("After the day of the duty; with a minus, before it."),
    )
    action = models.CharField(_("what happens"), max_length=12, choices=LadderAction.choices)
    kind = models.ForeignKey(
        DutyKind,
        verbose_name=_("of the duty"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="rungs",
        help_text=_("Empty: of every duty."),
    )
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("rung of the ladder")
        verbose_name_plural = _("rungs of the ladder")
        ordering = ("days", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("days", "action", "kind"),
                name="one_rung_each_day_and_action",
                violation_error_message=_("This rung is there already."),
            ),
            models.UniqueConstraint(
                fields=("days", "action"),
                condition=Q(kind__isnull=True),
                name="one_rung_for_all_each_day_and_action",
                violation_error_message=_("This rung is there already."),
            ),
        )

    def __str__(self) -> str:
        """Return what happens."""
        return str(self.get_action_display())


class LadderStep(models.Model):
    """That a duty has come to a rung: each once for a day on which it is due.

    What is proposed waits until an officer takes it or drops it; nothing else does.
    """

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="steps")
    rung = models.ForeignKey(LadderRung, on_delete=models.SET_NULL, null=True, related_name="+")
    action = models.CharField(_("what happens"), max_length=12, choices=LadderAction.choices)
    days = models.SmallIntegerField(_("days"))
    due_on = models.DateField(_("due"))
    state = models.CharField(
        _("state"), max_length=10, choices=StepState.choices, default=StepState.WAITING
    )
    reached_at = models.DateTimeField(_("reached"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.SET_NULL, null=True,
        blank=True, related_name="+",
    )  # fmt: skip
    reason = EncryptedTextField(_("reasons"), blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("step of the ladder")
        verbose_name_plural = _("steps of the ladder")
        ordering = ("-reached_at", "-pk")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("duty", "action", "days", "due_on"), name="each_rung_reached_once"
            ),
        )
        indexes = (
            models.Index(
                fields=("duty",), condition=Q(state="waiting"), name="ladder_step_waiting"
            ),
        )

    def __str__(self) -> str:
        """Return what happens."""
        return str(self.get_action_display())
