"""Organisations that duties are given to, and groups of them."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.common.enums import OrganisationKind
from participation.common.models.named import NamedModel, NamedQuerySet
from persian import letters


class Organisation(NamedModel):  # type: ignore[django-manager-missing]
    """An organisation; or a group that minutes name in its place («دستگاه‌های ذی‌ربط»).

    A group of kind MEMBERS_OF_BODY stands for whoever sits in a body on a day; an OPEN one is left
    to be named.
    """

    name = models.CharField(_("name"), max_length=160, unique=True)
    slug = models.SlugField(
        _("slug"),
        max_length=120,
        unique=True,
        allow_unicode=True,
        blank=True,
        help_text=_("Made from the name where it is left empty."),
    )
    alternative_names = models.JSONField(_("other names"), default=list, blank=True)
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=OrganisationKind.choices,
        default=OrganisationKind.AGENCY,
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    updated_at = models.DateTimeField(_("changed"), auto_now=True, db_index=True)

    objects = NamedQuerySet.as_manager()  # type: ignore[django-manager-missing]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("sort_key",)

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def is_group(self) -> bool:
        """Whether the name stands for several organisations."""
        return self.kind in OrganisationKind.groups()

    def names(self) -> Iterable[str]:
        """Return the name and its other forms."""
        return (self.name, *self.alternative_names)

    def clean(self) -> None:
        """Make the slug. Raises ValidationError where an organisation of this name exists."""
        super().clean()
        others = Organisation.objects.exclude(pk=self.pk)
        if others.spelled_like(self.name).exists():
            raise ValidationError({"name": _("An organisation of this name is there already.")})
        self.slug = self.slug or letters.slug(self.name, max_length=120)
        if others.filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("Another organisation has this slug.")})
        if self.pk and self.parent_id == self.pk:
            raise ValidationError({"parent": _("An organisation cannot be part of itself.")})
