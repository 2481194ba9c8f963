"""What of a case is sent back: these parts alone are opened to the applicant."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.models import Case


class FlagQuerySet(models.QuerySet["Flag"]):
    """Flags as sentences."""

    def standing(self) -> "FlagQuerySet":
        """Return those that the office has not got back yet."""
        return self.filter(sent_at__isnull=True)


class Flag(models.Model):
    """A part that has to be put right: «name», «work», «place», «person-3» or «paper-17».

    ``version`` counts how often it was put right, so that two phones do not overwrite each other.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="ngo_flags")
    part = models.CharField(max_length=30)
    version = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    mended_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    objects = FlagQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("part that was sent back")
        verbose_name_plural = _("parts that were sent back")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("case", "part"),
                condition=Q(sent_at__isnull=True),
                name="a_part_is_sent_back_once_at_a_time",
            ),
        )

    def __str__(self) -> str:
        """Return the part."""
        return self.part
