"""Milestones of projects, and the reports that NGOs send for them."""

import datetime
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import EncryptedTextField
from participation.ngos.projects.enums import OWED, MilestoneState, ProjectState, ReportState
from participation.ngos.projects.models.project import Project

TOKEN_BYTES = 16


def new_token() -> str:
    """Return what the address of a report says: nobody can guess it."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    """Milestones as sentences."""

    def owed(self) -> "MilestoneQuerySet":
        """Return those of running projects for which the NGO has to send a report."""
        return self.filter(state__in=OWED, project__state=ProjectState.RUNNING)

    def late(self, day: datetime.date) -> "MilestoneQuerySet":
        """Return those whose report should have come before a day."""
        return self.owed().filter(due_on__lt=day)


class Milestone(models.Model):
    """A day by which an NGO reports; ``token`` is in the link that it gets."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="milestones")
    number = models.PositiveSmallIntegerField(_("number"))
    due_on = models.DateField(_("report due on"))
    state = models.CharField(
        _("state"), max_length=10, choices=MilestoneState.choices, default=MilestoneState.WAITING
    )
    accepted_on = models.DateField(_("accepted on"), null=True)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    # Which rung of the reminders was told: 0 none, 1 before the day, 2 after it.
    reminded = models.PositiveSmallIntegerField(default=0, editable=False)
    # What readers read once it is accepted: written by the office.
    public_summary = models.TextField(_("summary for readers"), max_length=1000, blank=True)

    objects = MilestoneQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("number", "pk")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("project", "number"), name="one_milestone_each_number"),
            models.CheckConstraint(
                condition=Q(state="accepted", accepted_on__isnull=False)
                | (~Q(state="accepted") & Q(accepted_on__isnull=True)),
                name="an_accepted_milestone_has_its_day",
            ),
        )
        indexes = (
            models.Index(
                fields=("due_on",), condition=Q(state__in=("waiting", "returned")),
                name="milestone_owed",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)

    def is_late(self, day: datetime.date) -> bool:
        """Return whether its report should have come before a day."""
        is_owed = self.state in OWED and self.project.state == ProjectState.RUNNING
        return is_owed and self.due_on < day


class Report(models.Model):
    """A report of an NGO for a milestone. What it wrote is for the office; readers have the
    milestone's own summary.
    """

    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="reports")
    # The same for every try of one sending.
    submission = models.UUIDField(unique=True, editable=False)
    text = EncryptedTextField(_("what was done"))
    spent = models.PositiveBigIntegerField(_("spent so far, in Rial"))
    progress = models.PositiveSmallIntegerField(_("progress in percent"))
    state = models.CharField(
        _("state"), max_length=10, choices=ReportState.choices, default=ReportState.SENT
    )
    sent_at = models.DateTimeField(_("sent"))
    supervised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    supervised_at = models.DateTimeField(_("looked at by the county"), null=True)
    supervisor_note = EncryptedTextField(_("remark of the county"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided by the office"), null=True)
    # What the NGO reads where it was sent back.
    answer = EncryptedTextField(_("what the NGO reads"), blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("report of a milestone")
        verbose_name_plural = _("reports of milestones")
        ordering = ("-pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("milestone",),
                condition=Q(state__in=("sent", "supervised")),
                name="one_open_report_a_milestone",
            ),
            models.CheckConstraint(
                condition=Q(progress__lte=100), name="progress_is_at_most_a_hundred"
            ),
        )

    def __str__(self) -> str:
        """Return the milestone: nothing of what was written."""
        return str(self.milestone_id)
