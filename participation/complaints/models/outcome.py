"""Published outcomes: the public archive of complaints, in words written for it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.complaints.enums import OutcomeState
from participation.complaints.models.category import Category
from participation.complaints.models.complaint import Complaint
from persian import letters
from persian.letters import clean_input


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    """Outcomes as sentences."""

    def public(self) -> "OutcomeQuerySet":
        """Return those that strangers see."""
        return self.filter(state=OutcomeState.PUBLISHED)


class Outcome(models.Model):
    """What came of a complaint, told without anybody in it; place no finer than a county.

    Staff write it apart from the answer; another person approves it.
    """

    complaint = models.OneToOneField(
        Complaint, on_delete=models.PROTECT, related_name="outcome", null=True, blank=True
    )
    category = models.ForeignKey(
        Category, verbose_name=_("category"), on_delete=models.PROTECT, related_name="outcomes"
    )
    county = models.ForeignKey(
        "common.County",
        verbose_name=_("county"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    title = models.CharField(_("title"), max_length=160)
    slug = models.SlugField(max_length=160, allow_unicode=True, editable=False)
    problem = models.TextField(_("what was asked for"), max_length=2000)
    result = models.TextField(_("what came of it"), max_length=3000)
    state = models.CharField(
        _("state"), max_length=10, choices=OutcomeState.choices, default=OutcomeState.DRAFT
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    published_on = models.DateField(_("published"), null=True, editable=False)
    is_demo = models.BooleanField(_("invented"), default=False, editable=False)
    updated_at = models.DateTimeField(_("changed"), auto_now=True, db_index=True)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ("-published_on", "-pk")
        permissions = (("approve_outcome", _("Can approve outcomes that others wrote")),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=OutcomeState.PUBLISHED)
                | Q(approved_by__isnull=True)
                | Q(written_by__isnull=True)
                | ~Q(approved_by=F("written_by")),
                name="outcome_is_approved_by_another",
                violation_error_message=_("Somebody else approves what you wrote."),
            ),
        )
        indexes = (
            models.Index(
                F("published_on").desc(),
                F("id").desc(),
                condition=Q(state="published"),
                name="outcome_public",
            ),
        )

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("complaints:outcome", args=[self.pk, self.slug])

    def clean(self) -> None:
        """Make the slug. Raises ValidationError for a restricted category."""
        super().clean()
        self.title = clean_input(self.title or "")
        self.slug = letters.slug(self.title, max_length=160)
        if self.category_id and self.category.is_restricted:
            raise ValidationError({"category": _("Nothing of this category is published.")})
