"""One thing done to many cases: what was asked for, and what became of each."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.enums import BulkState, BulkWork, Priority, ReferralPurpose, RowRefusal
from participation.cases.models.case import Case
from participation.common.encryption import EncryptedTextField


class BulkRun(models.Model):
    """What somebody asked to be done to chosen cases; the id comes with the form, so that two
    clicks are one run.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    work = models.CharField(_("work"), max_length=10, choices=BulkWork.choices)
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    unit = models.ForeignKey("common.Unit", on_delete=models.CASCADE, null=True, related_name="+")
    # Of a referral: kinds and ids of its recipients, [["unit", 3], …].
    recipients = models.JSONField(default=list)
    purpose = models.CharField(
        _("purpose"), max_length=10, choices=ReferralPurpose.choices, blank=True
    )
    priority = models.PositiveSmallIntegerField(_("priority"), choices=Priority.choices, null=True)
    text = EncryptedTextField(_("text"), blank=True)
    created_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("work on many cases")
        verbose_name_plural = _("works on many cases")
        ordering = ("-created_at",)
        default_permissions = ()
        indexes = (
            models.Index(
                fields=("created_at",), name="bulk_unfinished", condition=Q(finished_at=None)
            ),
            models.Index(fields=("user", "-created_at"), name="bulk_of_user"),
        )

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)


class BulkRow(models.Model):
    """One case of a run; ``seen`` is its version on the list from which it was chosen."""

    run = models.ForeignKey(BulkRun, on_delete=models.CASCADE, related_name="rows")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    seen = models.PositiveIntegerField()
    state = models.CharField(
        _("state"), max_length=10, choices=BulkState.choices, default=BulkState.WAITING
    )
    reason = models.CharField(_("reason"), max_length=10, choices=RowRefusal.choices, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("case of a work on many")
        verbose_name_plural = _("cases of works on many")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("run", "case"), name="bulk_case_once"),)
        indexes = (models.Index(fields=("run", "state"), name="bulk_row_state"),)

    def __str__(self) -> str:
        """Return the case."""
        return str(self.case_id)
