"""Counties (شهرستان) of the province: data, not code, for the law adds and renames them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CountyQuerySet(models.QuerySet["County"]):
    """Counties as sentences."""

    def in_force(self) -> "CountyQuerySet":
        """Return the counties that exist by law today."""
        return self.filter(is_in_force=True)


class County(models.Model):
    """A county; ``alternative_names`` are other spellings that people type."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(_("slug"), max_length=60, unique=True, allow_unicode=True)
    alternative_names = models.JSONField(_("other spellings"), default=list, blank=True)
    is_special = models.BooleanField(_("special governorate"), default=False)
    is_in_force = models.BooleanField(
        _("in force"), default=True, help_text=_("Off until the decree that makes it is in force.")
    )

    objects = CountyQuerySet.as_manager()

    class Meta:
        verbose_name = _("county")
        verbose_name_plural = _("counties")
        ordering = ("name",)

    def __str__(self) -> str:
        """Return the name."""
        return self.name
