"""What is said in a case: to the citizen, by the citizen, among staff; and files with it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.enums import AnswerState, FileOrigin, WrittenKind
from participation.cases.models.case import Case
from participation.common.encryption import EncryptedTextField


class ByStaff(models.Model):
    """Something that a member of staff wrote."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="%(class)ss")
    text = EncryptedTextField(_("text"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)

    class Meta:
        abstract = True
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self) -> str:
        """Return the case: nothing of what was written."""
        return str(self.case_id)


class Answer(ByStaff):
    """What the office tells the citizen; final ones close the case.

    ``unit`` is the one that had the case when it was sent: a paper of it says so for ever.
    """

    state = models.CharField(
        _("state"), max_length=10, choices=AnswerState.choices, default=AnswerState.DRAFT
    )
    is_final = models.BooleanField(_("final answer"), default=True)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    unit = models.ForeignKey(
        "common.Unit", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta(ByStaff.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")


class Note(ByStaff):
    """What staff tell each other; never shown to the citizen. ``token`` makes two clicks one,
    ``mentioned`` were named in it and told.
    """

    token = models.UUIDField(null=True, editable=False)
    mentioned = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("who is told of it"), related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta(ByStaff.Meta):
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        constraints = (
            models.UniqueConstraint(fields=("case", "token"), name="note_once_with_a_token"),
        )


class Question(ByStaff):
    """What the office wants to know; the case waits for the citizen."""

    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta(ByStaff.Meta):
        verbose_name = _("question to the citizen")
        verbose_name_plural = _("questions to the citizen")


class Written(models.Model):
    """What the citizen wrote after the submission. ``token`` makes a double click one."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="written")
    kind = models.CharField(_("kind"), max_length=12, choices=WrittenKind.choices)
    question = models.ForeignKey(
        Question, on_delete=models.SET_NULL, null=True, blank=True, related_name="replies"
    )
    text = EncryptedTextField(_("text"), blank=True)
    token = models.UUIDField(default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("message of the citizen")
        verbose_name_plural = _("messages of the citizen")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("case", "token"), name="written_once_with_a_token"),
        )

    def __str__(self) -> str:
        """Return the case: nothing of what was written."""
        return str(self.case_id)


class CaseFile(models.Model):
    """A private file of a case, with what it came or goes; the bytes are ``common``'s."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="files")
    file_id = models.UUIDField(unique=True)
    origin = models.CharField(_("from"), max_length=10, choices=FileOrigin.choices)
    written = models.ForeignKey(
        Written, on_delete=models.SET_NULL, null=True, blank=True, related_name="files"
    )
    answer = models.ForeignKey(
        Answer, on_delete=models.SET_NULL, null=True, blank=True, related_name="files"
    )
    question = models.ForeignKey(
        Question, on_delete=models.SET_NULL, null=True, blank=True, related_name="files"
    )
    is_shown = models.BooleanField(_("shown to the citizen"), default=True)
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("file of a case")
        verbose_name_plural = _("files of cases")
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self) -> str:
        """Return the case."""
        return str(self.case_id)


class Notification(models.Model):
    """A message that told the citizen of news, so that the case knows whether it went."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notifications")
    message = models.OneToOneField(
        "common.OutboxMessage", on_delete=models.CASCADE, related_name="+"
    )
    code = models.CharField(_("text"), max_length=60)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.CheckConstraint(condition=~Q(code=""), name="notification_has_its_text"),
        )

    def __str__(self) -> str:
        """Return the code of the text."""
        return self.code
