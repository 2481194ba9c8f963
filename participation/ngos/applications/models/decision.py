"""What a board decided, by which resolution, for which reasons of the approved list."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.models import Case
from participation.ngos.applications.enums import TextPurpose
from participation.ngos.models.reference import ReasonModel


class RefusalReason(ReasonModel):
    """A reason that founders may read: approved once, so that nobody quotes an inquiry."""

    text = models.TextField(_("what the founders read"), max_length=600)

    class Meta(ReasonModel.Meta):
        verbose_name = _("reason of refusals")
        verbose_name_plural = _("reasons of refusals")


class ApprovedText(models.Model):
    """What founders may be asked or told once an authority has answered: worded beforehand, so that
    nobody quotes an inquiry.
    """

    purpose = models.CharField(_("what it is for"), max_length=10, choices=TextPurpose.choices)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("what the founders read"), max_length=600)
    is_active = models.BooleanField(_("offered"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        verbose_name = _("approved text to founders")
        verbose_name_plural = _("approved texts to founders")
        ordering = ("purpose", "order", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("purpose", "title"), name="an_approved_text_once_for_a_purpose"
            ),
        )

    def __str__(self) -> str:
        """Return the title."""
        return self.title


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
