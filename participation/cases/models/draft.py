"""Drafts of citizens, and receipts that are shown once more after a lost answer."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.enums import DraftState
from participation.cases.models.case import Case
from participation.common.encryption import EncryptedTextField


class Draft(models.Model):
    """What somebody has written so far, on the server alone. Its id is the submission's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=20)
    state = models.CharField(max_length=10, choices=DraftState.choices, default=DraftState.OPEN)
    # Answers as JSON.
    data = EncryptedTextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)


class Receipt(models.Model):
    """The key of a fresh case, for the minutes in which an answer may have been lost on its way.

    A retry of the same submission gets the same number and key; then the key is gone from here and
    only its hash stays with the case.
    """

    submission = models.UUIDField(primary_key=True)
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="receipt")
    key = EncryptedTextField()
    expires_at = models.DateTimeField(db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the case."""
        return str(self.case_id)
