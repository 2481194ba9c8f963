"""What a board decided, by which resolution, for which reasons of the approved list."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.models import Case
from participation.ngos.models.reference import ReasonModel


class RefusalReason(ReasonModel):
    """A reason that founders may read: approved once, so that nobody quotes an inquiry."""

    text = models.TextField(_("what the founders read"), max_length=600)

    class Meta(ReasonModel.Meta):
        verbose_name = _("reason of refusals")
        verbose_name_plural = _("reasons of refusals")


class Verdict(models.TextChoices):
    """What a board decided."""

    APPROVED = "approved", pgettext_lazy("verdict of a board", "Approved")
    REFUSED = "refused", pgettext_lazy("verdict of a board", "Refused")


class Decision(models.Model):
    """A decision about a case, resting on a resolution of the board's meeting."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="ngo_decisions")
    resolution = models.ForeignKey(
        "resolutions.Resolution", on_delete=models.PROTECT, related_name="ngo_decisions"
    )
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reasons = models.ManyToManyField(RefusalReason, related_name="+")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    entered_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("decision on an application")
        verbose_name_plural = _("decisions on applications")
        ordering = ("-pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("case", "resolution"), name="an_application_once_in_a_resolution"
            ),
        )

    def __str__(self) -> str:
        """Return the verdict."""
        return str(self.get_verdict_display())
