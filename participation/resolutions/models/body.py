"""Bodies and who sits in them."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from participation.common.addresses import address
from participation.common.models.named import NamedModel, NamedQuerySet
from participation.resolutions.enums import BodyKind, MemberRole
from participation.resolutions.models.origin import OriginModel
from persian import letters


class BodyQuerySet(NamedQuerySet):
    """Bodies as sentences."""

    def public(self) -> "BodyQuerySet":
        """Return those that strangers see."""
        return self.filter(is_public=True)


class Body(  # type: ignore[django-manager-missing]
    NamedModel, OriginModel, ClusterableModel
):
    """A working group, council or board whose resolutions are kept here."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        unique=True,
        allow_unicode=True,
        blank=True,
        help_text=_("Part of the address, for ever. Made from the name where it is left empty."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind.choices)
    description = models.TextField(_("description"), max_length=2000, blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=300, blank=True)
    secretariat = models.ForeignKey(
        "common.Organisation",
        verbose_name=_("secretariat"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="secretariat_of",
    )
    county = models.ForeignKey(
        "common.County",
        verbose_name=_("county"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies",
        help_text=_("Empty for a body of the whole province."),
    )
    is_public = models.BooleanField(_("shown to everybody"), default=True)
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(_("changed"), auto_now=True, db_index=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ("sort_key",)

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the body's page."""
        return address("resolutions:body", self.slug)

    def clean(self) -> None:
        """Make the slug. Raises ValidationError where a body of this name exists."""
        super().clean()
        others = Body.objects.exclude(pk=self.pk)
        if others.spelled_like(self.name).exists():
            raise ValidationError({"name": _("A body of this name is there already.")})
        self.slug = self.slug or letters.slug(self.name, max_length=100)
        if others.filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("Another body has this slug.")})


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Members as sentences."""

    def on(self, day: datetime.date) -> "MembershipQuerySet":
        """Return who sat in the body on a day; unknown ends are none."""
        return self.filter(
            Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gte=day)
        )


class Membership(Orderable):
    """A seat in a body: a post, from ``since`` to ``until``, both included."""

    body = ParentalKey(Body, on_delete=models.CASCADE, related_name="memberships")
    post = models.CharField(_("post"), max_length=160)
    person = models.CharField(_("name of the person"), max_length=120, blank=True)
    role = models.CharField(
        _("role"), max_length=20, choices=MemberRole.choices, default=MemberRole.MEMBER
    )
    organisation = models.ForeignKey(
        "common.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
    )
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = (
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="membership_ends_after_it_begins",
                violation_error_message=_("The last day is before the first."),
            ),
        )

    def __str__(self) -> str:
        """Return the post and the person."""
        return f"{self.post} ({self.person})" if self.person else self.post
