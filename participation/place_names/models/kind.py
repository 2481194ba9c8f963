"""Kinds of places: data, not code, for each city has its own."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.common.models.named import NamedModel, NamedQuerySet
from participation.place_names.enums import PathClass
from persian import letters

# «کوچه» is «کوچهٔ» before a name, «روستا» «روستای», but «بزرگراه» stays as it is.
SILENT_HE, ALEF = "\u0647", "\u0627"
EZAFE, YEH = "\u0654", "\u06cc"


class PlaceKindQuerySet(NamedQuerySet):
    """Kinds as sentences."""

    def offered(self) -> "PlaceKindQuerySet":
        """Return those that places are given, in the office's order."""
        return self.filter(is_active=True).order_by("order", "pk")


class PlaceKind(NamedModel):
    """A kind of place; ``path_class`` says which way its naming goes."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(
        _("slug"),
        max_length=60,
        unique=True,
        allow_unicode=True,
        blank=True,
        help_text=_("Made from the name where it is left empty."),
    )
    before_name = models.CharField(
        _("as it stands before a name"),
        max_length=64,
        blank=True,
        help_text=_("Such as «کوچهٔ». Made from the name where it is left empty."),
    )
    alternative_names = models.JSONField(
        _("other words for it"),
        default=list,
        blank=True,
        help_text=_("Words before a name by which an import knows the kind."),
    )
    path_class = models.CharField(
        _("way of its naming"), max_length=20, choices=PathClass.choices, default=PathClass.CITY
    )
    is_active = models.BooleanField(_("offered"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    objects = PlaceKindQuerySet.as_manager()

    class Meta:
        verbose_name = _("kind of place")
        verbose_name_plural = _("kinds of places")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def names(self) -> Iterable[str]:
        """Return the name and the other words for it."""
        return (self.name, *self.alternative_names)

    def clean(self) -> None:
        """Make the slug and the form before a name.

        Raises ValidationError where a kind of this name exists.
        """
        super().clean()
        others = PlaceKind.objects.exclude(pk=self.pk)
        if others.spelled_like(self.name).exists():
            raise ValidationError({"name": _("A kind of this name is there already.")})
        self.slug = self.slug or letters.slug(self.name, max_length=60)
        if others.filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("Another kind has this slug.")})
        self.before_name = letters.clean_input(self.before_name or "") or before_name(self.name)


def before_name(kind: str) -> str:
    """Return a kind as it stands before a name."""
    if kind.endswith(ALEF):
        return f"{kind}{YEH}"
    is_silent = kind.endswith(SILENT_HE) and not kind.endswith(f"{ALEF}{SILENT_HE}")
    return f"{kind}{EZAFE}" if is_silent else kind
