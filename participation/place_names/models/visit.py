"""Where a proposal is on its path, and what was heard on the way."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import EncryptedTextField
from participation.common.models import Letter
from participation.place_names.models.path import Stage
from participation.place_names.models.proposal import Proposal
from participation.place_names.path.enums import How, OpinionKind


class StageVisit(models.Model):
    """That a proposal was in a stage: when it came, was received, is due, left, and how."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="visits")
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="visits")
    # As it was called then: the office may call it otherwise later.
    title = models.CharField(_("stage"), max_length=120)
    receiver = models.CharField(_("receiver"), max_length=200, blank=True)
    entered_at = models.DateTimeField(_("came"), default=timezone.now)
    received_on = models.DateField(_("received"), null=True, blank=True)
    receipt_number = models.CharField(_("number of the receipt"), max_length=60, blank=True)
    due_date = models.DateField(_("due"), null=True, blank=True)
    reminded_on = models.DateField(null=True, editable=False)
    left_at = models.DateTimeField(_("left"), null=True, blank=True)
    how = models.CharField(_("how"), max_length=20, choices=How.choices, blank=True)
    move = models.CharField(_("what was done"), max_length=120, blank=True)
    remark = EncryptedTextField(_("remark, for colleagues"), blank=True)
    letter = models.OneToOneField(
        Letter, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("stage of a proposal")
        verbose_name_plural = _("stages of proposals")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("proposal",), condition=Q(left_at__isnull=True), name="one_stage_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True, how="") | Q(left_at__isnull=False) & ~Q(how=""),
                name="a_stage_is_left_somehow",
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("entered_at")),
                name="a_stage_is_left_after_it_is_entered",
            ),
        )
        indexes = (
            models.Index(
                fields=("due_date",), condition=Q(left_at__isnull=True), name="stagevisit_due"
            ),
        )

    def __str__(self) -> str:
        """Return the stage."""
        return self.title

    def is_late(self, day: datetime.date) -> bool:
        """Return whether its last day has passed."""
        return self.left_at is None and self.due_date is not None and self.due_date < day


class Evaluation(models.Model):
    """An evaluator of a proposal and what he notes, for colleagues alone."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="evaluations")
    evaluator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="name_evaluations"
    )
    note = EncryptedTextField(_("private note"), blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    noted_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("evaluation of a proposal")
        verbose_name_plural = _("evaluations of proposals")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("proposal", "evaluator"), name="one_evaluation_each"),
        )

    def __str__(self) -> str:
        """Return the case: nothing of what was written."""
        return str(self.proposal_id)


class Opinion(models.Model):
    """What an organisation outside thinks of a proposal: the post office, the foundation …

    One that was asked and has not answered yet has no ``kind``.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="opinions")
    organisation = models.CharField(_("who"), max_length=160)
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    due_date = models.DateField(_("answer due"), null=True, blank=True)
    kind = models.CharField(_("opinion"), max_length=10, choices=OpinionKind.choices, blank=True)
    number = models.CharField(_("number of the letter"), max_length=60, blank=True)
    dated = models.DateField(_("day of the letter"), null=True, blank=True)
    text = EncryptedTextField(_("what it says"), blank=True)
    token = models.UUIDField(editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    noted_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("opinion on a proposal")
        verbose_name_plural = _("opinions on proposals")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("proposal", "token"), name="opinion_once_with_a_token"),
            models.CheckConstraint(
                condition=~Q(kind="") | Q(asked_on__isnull=False),
                name="an_opinion_without_an_answer_was_asked_for",
            ),
        )

    def __str__(self) -> str:
        """Return who."""
        return self.organisation

    @property
    def is_answered(self) -> bool:
        """Whether it has come."""
        return bool(self.kind)

    def is_late(self, day: datetime.date) -> bool:
        """Return whether it was due before a day and has not come."""
        return not self.kind and self.due_date is not None and self.due_date < day


class Hearing(models.Model):
    """That residents were asked before a renaming: how, from when to when, what came of it."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="hearing")
    opens_on = models.DateField(_("from"))
    closes_on = models.DateField(_("until"))
    way = models.CharField(_("how they are asked"), max_length=200)
    asked = models.PositiveIntegerField(_("households asked"), null=True, blank=True)
    in_favour = models.PositiveIntegerField(_("in favour"), null=True, blank=True)
    against = models.PositiveIntegerField(_("against"), null=True, blank=True)
    result = models.TextField(_("result in words for readers"), max_length=1000, blank=True)
    published_on = models.DateField(_("published"), null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("hearing of residents")
        verbose_name_plural = _("hearings of residents")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="a_hearing_closes_after_it_opens",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True)
                | Q(in_favour__isnull=False, against__isnull=False),
                name="a_published_hearing_has_its_counts",
            ),
        )

    def __str__(self) -> str:
        """Return the case."""
        return str(self.proposal_id)
