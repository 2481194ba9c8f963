"""What the office keeps as data: fields of activity, words before names, who licenses what."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation.common.models import County, OfficeSettings
from participation.common.models.named import NamedModel, NamedQuerySet
from participation.ngos.enums import Level, Reserved
from persian import letters
from persian.letters import clean_input


class ListedQuerySet(NamedQuerySet):
    """Rows of a list of the office, as sentences."""

    def offered(self) -> "ListedQuerySet":
        """Return those that can be chosen, in the office's order."""
        return self.filter(is_active=True).order_by("order", "pk")


class ListedModel(NamedModel):
    """A row of a list that the office keeps: offered or not, in an order."""

    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        allow_unicode=True,
        blank=True,
        help_text=_("Made from the name where it is left empty."),
    )
    is_active = models.BooleanField(_("offered"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    objects = ListedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def clean(self) -> None:
        """Make the slug. Raises ValidationError where a row of this name exists."""
        super().clean()
        others: Any = type(self)._default_manager.exclude(pk=self.pk)
        if others.spelled_like(self.name).exists():
            raise ValidationError({"name": _("This name is in the list already.")})
        self.slug = self.slug or letters.slug(self.name, max_length=80)
        if others.filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("Another row has this slug.")})


class ActivityField(ListedModel):
    """A field of activity; the list is open."""

    name = models.CharField(_("name"), max_length=80, unique=True)

    class Meta:
        verbose_name = _("field of activity")
        verbose_name_plural = _("fields of activity")
        ordering = ("order", "pk")


class NamePrefix(ListedModel):
    """A word that may stand in place of «organisation» before a name."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    before_name = models.CharField(
        _("as it stands before a name"),
        max_length=44,
        blank=True,
        help_text=_("Such as «مؤسسهٔ». The word itself where it is left empty."),
    )

    class Meta:
        verbose_name = _("word before names")
        verbose_name_plural = _("words before names")
        ordering = ("order", "pk")

    @property
    def forms(self) -> tuple[str, str]:
        """How the word stands alone and before a name."""
        return self.name, self.before_name

    def clean(self) -> None:
        """Fill in how it stands before a name."""
        super().clean()
        self.before_name = clean_input(self.before_name or "") or self.name


class IssuingAuthority(ListedModel):
    """Who issues permits: one for each level, and others for NGOs of a kind of their own."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    level = models.CharField(
        _("issues for the level"),
        max_length=10,
        choices=Level.choices,
        blank=True,
        help_text=_("Empty: for NGOs of a kind of their own, whatever their level."),
    )
    names_county = models.BooleanField(
        _("named with the county"), default=False, help_text=_("As county governorates are.")
    )
    is_own = models.BooleanField(
        _("of this governorate"),
        default=False,
        help_text=_(
            "On permits stands the name of the governorate as the office settings have it."
        ),
    )
    licenses = models.TextField(
        _("what it licenses"), max_length=1000, blank=True, help_text=_("Readers see it.")
    )
    website = models.URLField(_("website"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("issuing authority")
        verbose_name_plural = _("issuing authorities")
        ordering = ("order", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("level",),
                condition=Q(is_active=True) & ~Q(level=""),
                name="one_active_authority_each_level",
                violation_error_message=_("Another authority issues for this level already."),
            ),
        )

    def called(self, county: County) -> str:
        """Return what it is called on a permit of an NGO of a county."""
        if self.is_own:
            return (OfficeSettings.base_queryset().first() or OfficeSettings()).parent_name
        if self.names_county:
            told = {"authority": self.name, "county": county.name}
            return _("%(authority)s of the county of %(county)s") % told
        return self.name


class ReservedWord(models.Model):
    """A word that a name of an NGO must not have, or only with somebody's consent."""

    word = models.CharField(_("word"), max_length=60, unique=True)
    outcome = models.CharField(
        _("in a name it"), max_length=10, choices=Reserved.choices, default=Reserved.ASKS
    )
    why = models.CharField(_("why"), max_length=300, help_text=_("Readers see it."))
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("reserved word")
        verbose_name_plural = _("reserved words")
        ordering = ("word",)

    def __str__(self) -> str:
        """Return the word."""
        return self.word

    def clean(self) -> None:
        """Bring the word into one spelling."""
        super().clean()
        self.word = " ".join(clean_input(self.word or "").split())


class ReasonModel(models.Model):
    """A reason that somebody reads who was refused: approved once, chosen ever after."""

    title = models.CharField(_("title"), max_length=120, unique=True)
    text = models.TextField(_("what the applicants read"), max_length=600)
    is_active = models.BooleanField(_("offered"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        abstract = True
        ordering = ("order", "pk")

    def __str__(self) -> str:
        """Return the title."""
        return self.title
