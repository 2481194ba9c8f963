"""When the founders bring originals, where, and which."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.ngos.applications.models.paper import Paper


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Appointments as sentences."""

    def standing(self) -> "AppointmentQuerySet":
        """Return those that no other has taken the place of and that nobody called off."""
        return self.filter(ended_at__isnull=True)


class Appointment(models.Model):
    """A moment at which originals are shown. Another one is another row; one stands at a time."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.CASCADE, related_name="ngo_appointments"
    )
    at = models.DateTimeField(_("day and hour"))
    place = models.CharField(_("place"), max_length=200)
    papers = models.ManyToManyField(Paper, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = AppointmentQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("appointment for originals")
        verbose_name_plural = _("appointments for originals")
        ordering = ("-pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("case",),
                condition=Q(ended_at__isnull=True),
                name="one_appointment_for_originals_at_a_time",
            ),
        )

    def __str__(self) -> str:
        """Return the id: nothing of whom."""
        return str(self.pk)
