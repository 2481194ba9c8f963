"""A visit, and what is looked at during one."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import EncryptedTextField
from participation.common.models import County
from persian.letters import clean_input

MOST_ITEMS = 30


class VisitItem(models.Model):
    """Something that is looked at in each visit to rows of a register; the office's own list."""

    kind = models.CharField(_("register"), max_length=20)
    title = models.CharField(_("what is looked at"), max_length=160)
    is_active = models.BooleanField(_("in use"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        verbose_name = _("item of visits")
        verbose_name_plural = _("items of visits")
        ordering = ("kind", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("kind", "title"), name="one_item_of_visits_each"),
        )

    def __str__(self) -> str:
        """Return what is looked at."""
        return self.title

    def clean(self) -> None:
        """Bring the title into one spelling."""
        super().clean()
        self.title = clean_input(self.title or "")


class VisitQuerySet(models.QuerySet["Visit"]):
    """Visits as sentences."""

    def to(self, kind: str, pk: int) -> "VisitQuerySet":
        """Return those to a row of a register, the newest first."""
        return self.filter(kind=kind, subject_id=pk).order_by("-visited_on", "-pk")

    def to_follow(self) -> "VisitQuerySet":
        """Return those of which something has still to follow."""
        return self.filter(follow_up_by__isnull=False, followed_on__isnull=True)


class Visit(models.Model):
    """A visit to a row of a register. ``title`` is what that was called on the day.

    Who went, what was found and what has to follow are words about people: encrypted, for staff.
    """

    kind = models.CharField(_("register"), max_length=20)
    subject_id = models.PositiveIntegerField()
    title = models.CharField(_("visited"), max_length=250)
    county = models.ForeignKey(
        County, verbose_name=_("county"), on_delete=models.PROTECT, related_name="visits"
    )
    visited_on = models.DateField(_("visited on"))
    where = models.CharField(_("place of the visit"), max_length=300, blank=True)
    people = EncryptedTextField(_("who went, and who was met"))
    # [[item, answer, remark], …] as the list stood then.
    checklist = EncryptedTextField(_("checklist"), blank=True)
    findings = EncryptedTextField(_("findings"))
    follow_up = EncryptedTextField(_("what has to follow"), blank=True)
    follow_up_by = models.DateField(_("by the day"), null=True, blank=True)
    followed_on = models.DateField(_("followed on"), null=True, blank=True)
    result = EncryptedTextField(_("what came of it"), blank=True)
    token = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.SET_NULL, null=True,
        related_name="+",
    )  # fmt: skip
    recorded_at = models.DateTimeField(_("entered"), default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = VisitQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering = ("-visited_on", "-pk")
        default_permissions = ()
        permissions = (
            ("record_visit", _("Can enter visits in the counties of the own units")),
            ("record_all_visits", _("Can enter and see visits in all counties")),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(followed_on__isnull=True) | Q(follow_up_by__isnull=False),
                name="only_what_had_to_follow_was_followed",
            ),
        )
        indexes = (
            models.Index(fields=("kind", "subject_id", "-visited_on"), name="visit_of_subject"),
            models.Index(fields=("county", "-visited_on"), name="visit_of_county"),
            models.Index(fields=("-visited_on", "-id"), name="visit_by_day"),
            models.Index(
                fields=("follow_up_by",),
                condition=Q(follow_up_by__isnull=False, followed_on__isnull=True),
                name="visit_to_follow",
            ),
        )

    def __str__(self) -> str:
        """Return what was visited."""
        return self.title

    def is_late_on(self, day: datetime.date) -> bool:
        """Whether what has to follow should have followed by then."""
        is_open = self.follow_up_by is not None and self.followed_on is None
        return is_open and self.follow_up_by is not None and self.follow_up_by < day
