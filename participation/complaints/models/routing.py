"""Rules of the office: which unit a submission goes to, where its category does not say it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.common.versions import touch

ROUTING = "complaint-routing"


class RoutingRule(models.Model):
    """The first rule that fits wins; what is left empty fits everything.

    A rule never sends a submission to the unit that it is against: then the next one is asked.
    """

    order = models.PositiveSmallIntegerField(_("order"), default=100)
    category = models.ForeignKey(
        "complaints.Category",
        verbose_name=_("category"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="routing_rules",
    )
    county = models.ForeignKey(
        "common.County",
        verbose_name=_("county"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    against_kind = models.CharField(_("against"), max_length=20, blank=True)
    against_unit = models.ForeignKey(
        "common.Unit",
        verbose_name=_("against the unit, or one below it"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    unit = models.ForeignKey(
        "common.Unit",
        verbose_name=_("goes to the unit"),
        on_delete=models.PROTECT,
        related_name="routing_rules",
    )
    is_active = models.BooleanField(_("in force"), default=True)

    class Meta:
        verbose_name = _("routing rule")
        verbose_name_plural = _("routing rules")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        """Return the place of the rule and where it leads."""
        return f"{self.order}: {self.unit}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Let every process read the rules anew."""
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        touch(ROUTING)

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        """Let every process read the rules anew."""
        deleted = super().delete(*args, **kwargs)  # type: ignore[arg-type]
        touch(ROUTING)
        return deleted
