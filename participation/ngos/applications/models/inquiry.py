"""Who is asked about each person, and what is known of the answers; results are guarded."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from participation.common.encryption import EncryptedTextField
from participation.ngos.applications.models.person import Person


class InquiryAuthority(models.Model):
    """An authority that is asked about the people of an application."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    recipient = models.CharField(
        _("to whom the letter goes"),
        max_length=200,
        blank=True,
        help_text=_("The name, where it is left empty."),
    )
    days = models.PositiveSmallIntegerField(
        _("days for the answer"),
        null=True,
        blank=True,
        help_text=_("As the rules of NGOs say, where it is left empty."),
    )
    is_active = models.BooleanField(_("is asked"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        verbose_name = _("authority of inquiries")
        verbose_name_plural = _("authorities of inquiries")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Inquiry(models.Model):
    """A question to one authority about one person: the numbers and days of its letters.

    ``result`` is written only where the office keeps results, is encrypted, and is read by the
    officer of inquiries and the board alone; it stands in no event, letter, message or export.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="inquiries")
    authority = models.ForeignKey(
        InquiryAuthority, on_delete=models.PROTECT, related_name="inquiries"
    )
    letter_id = models.UUIDField(null=True)
    sent_on = models.DateField(_("sent"), null=True)
    due_on = models.DateField(_("due"), null=True)
    answered_on = models.DateField(_("answered"), null=True)
    reply_number = models.CharField(_("number of the reply"), max_length=60, blank=True)
    reply_dated = models.DateField(_("date of the reply"), null=True)
    # Of an answer that is late: when a letter that reminds was prepared last, and which.
    reminded_on = models.DateField(_("reminded"), null=True, editable=False)
    reminder_id = models.UUIDField(null=True, editable=False)
    result = EncryptedTextField(_("result"), blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")
        default_permissions = ()
        permissions = (
            ("record_inquiries", _("Can send inquiries and note their replies")),
            ("view_inquiry_results", _("Can see and write the results of inquiries")),
            ("decide_application", _("Can enter decisions of boards on applications")),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("person", "authority"), name="one_inquiry_each_person_and_authority"
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True)
                | Q(sent_on__isnull=False, answered_on__gte=F("sent_on")),
                name="an_inquiry_is_answered_after_it_is_sent",
            ),
        )
        indexes = (
            models.Index(
                fields=("due_on",),
                condition=Q(sent_on__isnull=False, answered_on__isnull=True),
                name="ngo_inquiry_open",
            ),
        )

    def __str__(self) -> str:
        """Return the id: nothing of whom or what."""
        return str(self.pk)


@register_setting(icon="lock")
class InquirySettings(BaseGenericSetting):
    """Whether results are kept at all."""

    keeps_results = models.BooleanField(
        _("results of inquiries are kept"),
        default=False,
        help_text=_(
            "Off: only that an answer came, with its number and date. On: the result too, "
            "encrypted, for the officer of inquiries and the board alone."
        ),
    )

    panels = (FieldPanel("keeps_results"),)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rules of inquiries")
        verbose_name_plural = _("rules of inquiries")

    def __str__(self) -> str:
        """Return the name."""
        return str(self._meta.verbose_name)


def keeps_results() -> bool:
    """Return whether the office keeps results. Writes nothing."""
    return (InquirySettings.base_queryset().first() or InquirySettings()).keeps_results
