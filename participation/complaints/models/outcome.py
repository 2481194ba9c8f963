"""Published outcomes: the public archive of complaints, in words written for it."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.models import Case
from participation.common.encryption import EncryptedTextField
from participation.common.models import User
from participation.complaints.enums import OutcomeState
from participation.complaints.models.category import Category
from participation.complaints.models.complaint import Complaint
from persian import letters
from persian.letters import clean_input


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    """Outcomes as sentences."""

    def public(self) -> "OutcomeQuerySet":
        """Return those that strangers see.

        What became restricted, sealed or open again after it was published is taken down by the
        services; here it is left out even where they were passed by.
        """
        no_case = Q(complaint__isnull=True)
        plain_case = Q(
            complaint__case__is_restricted=False,
            complaint__case__is_sealed=False,
            complaint__case__is_open=False,
        )
        return self.filter(
            no_case | plain_case, state=OutcomeState.PUBLISHED, category__is_restricted=False
        )

    def workable_by(self, user: User) -> "OutcomeQuerySet":
        """Return those that ``user`` may work on: none of a case that is out of the own sight."""
        cases = Case.objects.owned_by(user)
        return self.filter(Q(complaint__isnull=True) | Q(complaint__case__in=cases))

    def visible_to(self, user: User) -> "OutcomeQuerySet":
        """Return those that ``user`` may read: published ones, and what can be worked on."""
        cases = Case.objects.owned_by(user)
        return self.filter(
            Q(complaint__isnull=True)
            | Q(state=OutcomeState.PUBLISHED)
            | Q(complaint__case__in=cases)
        )


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
    # Why it was sent back or taken down last; words of staff for staff.
    remark = EncryptedTextField(_("reason"), blank=True, editable=False)
    # Equal for every try of one writing, so that two clicks make one.
    token = models.UUIDField(null=True, unique=True, editable=False)
    # The last who changed the words, and who let them out. Not constraints of the database: an
    # account may go, that two people stand behind what is published stays.
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        editable=False,
        related_name="+",
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        editable=False,
        related_name="+",
    )
    published_on = models.DateField(_("published"), null=True, editable=False)
    is_demo = models.BooleanField(_("invented"), default=False, editable=False)
    updated_at = models.DateTimeField(_("changed"), auto_now=True, db_index=True)

    objects = OutcomeQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ("-published_on", "-pk")
        permissions = (("approve_outcome", _("Can approve outcomes that others wrote")),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=OutcomeState.PUBLISHED)
                | Q(
                    approved_by__isnull=False,
                    written_by__isnull=False,
                    published_on__isnull=False,
                )
                & ~Q(approved_by=F("written_by")),
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
            models.Index(fields=("state", "-updated_at"), name="outcome_state"),
        )

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("complaints:outcome", args=[self.pk, self.slug])

    @property
    def day(self) -> datetime.date:
        """The day that readers know it by."""
        return self.published_on or timezone.localdate(self.updated_at)

    def clean(self) -> None:
        """Bring the title into one spelling and make the slug."""
        super().clean()
        self.title = clean_input(self.title or "")
        self.slug = letters.slug(self.title, max_length=160)
