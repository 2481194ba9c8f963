"""Reports of NGOs: what is being written, and each sending as it was sent."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import EncryptedTextField
from participation.ngos.supervision.enums import ReportState
from participation.ngos.supervision.models.duty import Duty
from participation.ngos.supervision.models.kind import ReportForm


class Report(models.Model):
    """The report about a duty. ``typed`` is the draft, as JSON; ``version`` counts its savings."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    duty = models.OneToOneField(Duty, on_delete=models.PROTECT, related_name="report")
    form = models.ForeignKey(ReportForm, on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(
        _("state"), max_length=10, choices=ReportState.choices, default=ReportState.DRAFT
    )
    typed = EncryptedTextField(_("draft"), blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(_("saved"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("report of an NGO")
        verbose_name_plural = _("reports of NGOs")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the duty."""
        return str(self.duty_id)


class Sending(models.Model):
    """A report as it was sent once: answers as they stood, and the number of the receipt."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="sendings")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    # [[question, answer], …] as they stood then.
    answers = EncryptedTextField(_("answers"), blank=True)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("sending of a report")
        verbose_name_plural = _("sendings of reports")
        ordering = ("-sent_at", "-serial")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("year", "serial"), name="one_receipt_each_serial"),
        )
        indexes = (models.Index(fields=("report", "-sent_at"), name="sending_of_report"),)

    def __str__(self) -> str:
        """Return the number of the receipt."""
        return self.number

    @property
    def number(self) -> str:
        """Return the number of the receipt."""
        return f"{self.year}-{self.serial:05d}"


class ReceiptSequence(models.Model):
    """The last number of a receipt that was given in a Jalali year.

    It is locked and counted in the transaction of the sending: what is rolled back was not counted.
    """

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("sequence of receipts")
        verbose_name_plural = _("sequences of receipts")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the year."""
        return str(self.year)
