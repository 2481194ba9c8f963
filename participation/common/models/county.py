"""Counties (شهرستان) of the province: data, not code, for the law adds and renames them."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.common.models.named import NamedModel, NamedQuerySet
from persian import letters


class CountyQuerySet(NamedQuerySet):
    """Counties as sentences."""

    def in_force(self) -> "CountyQuerySet":
        """Return the counties that exist by law today."""
        return self.filter(is_in_force=True)


class County(NamedModel):
    """A county; ``alternative_names`` are other spellings that people type."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(
        _("slug"),
        max_length=60,
        unique=True,
        allow_unicode=True,
        blank=True,
        help_text=_("Made from the name where it is left empty."),
    )
    alternative_names = models.JSONField(_("other spellings"), default=list, blank=True)
    is_special = models.BooleanField(_("special governorate"), default=False)
    is_in_force = models.BooleanField(
        _("in force"), default=True, help_text=_("Off until the decree that makes it is in force.")
    )

    latitude = models.DecimalField(
        _("latitude"),
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(24), MaxValueValidator(41)],
        help_text=_("Where its seat lies, such as 32.65."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(43), MaxValueValidator(65)],
        help_text=_("Such as 51.67. Without both the county is not on the map of cases."),
    )

    objects = CountyQuerySet.as_manager()

    class Meta:
        verbose_name = _("county")
        verbose_name_plural = _("counties")
        ordering = ("sort_key",)

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def names(self) -> Iterable[str]:
        """Return the name and its other spellings."""
        return (self.name, *self.alternative_names)

    def clean(self) -> None:
        """Make the slug. Raises ValidationError where a county of this name exists, and for half
        a point.
        """
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            empty = "latitude" if self.latitude is None else "longitude"
            raise ValidationError({empty: _("A point has both latitude and longitude.")})
        others = County.objects.exclude(pk=self.pk)
        if others.spelled_like(self.name).exists():
            raise ValidationError({"name": _("A county of this name is there already.")})
        self.slug = self.slug or letters.slug(self.name, max_length=60)
        if others.filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("Another county has this slug.")})
