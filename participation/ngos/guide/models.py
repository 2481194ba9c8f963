"""How each level takes applications: data of the office."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.ngos.enums import Level


class Mode(models.TextChoices):
    """What this site does for a level."""

    GUIDE = "guide", pgettext_lazy("way of applying", "It only says where to apply")
    FILE = "file", pgettext_lazy("way of applying", "It follows what was applied for elsewhere")
    FULL = "full", pgettext_lazy("way of applying", "It takes the whole application")


class LevelGuide(models.Model):
    """What whoever wants to apply for a level reads, and how far this site goes with it."""

    level = models.CharField(_("level"), max_length=10, choices=Level.choices, unique=True)
    mode = models.CharField(
        _("what this site does"), max_length=10, choices=Mode.choices, default=Mode.FULL
    )
    needed = models.TextField(
        _("what is needed"), max_length=2000, blank=True, help_text=_("One thing on each line.")
    )
    decided_by = models.CharField(_("who decides"), max_length=200, blank=True)
    elsewhere = models.URLField(
        _("where to apply instead"),
        blank=True,
        help_text=_("The address of the other authority's form, where there is one."),
    )

    class Meta:
        verbose_name = _("guide of a level")
        verbose_name_plural = _("guides of levels")
        ordering = ("pk",)

    def __str__(self) -> str:
        """Return the level."""
        return str(self.get_level_display())

    @property
    def needed_lines(self) -> list[str]:
        """What is needed, one by one."""
        return [line.strip() for line in self.needed.splitlines() if line.strip()]


def mode_of(level: str) -> Mode:
    """Return what this site does for a level; the whole, where the office has said nothing."""
    found = LevelGuide.objects.filter(level=level).values_list("mode", flat=True).first()
    return Mode(found) if found else Mode.FULL
