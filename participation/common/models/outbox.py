"""Outgoing messages: each is a row before it is anything else."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import EncryptedTextField
from participation.common.enums import OPEN_OUTBOX_STATES, Channel, OutboxState


class OutboxQuerySet(models.QuerySet["OutboxMessage"]):
    """Messages as sentences."""

    def open(self) -> "OutboxQuerySet":
        """Return what has been neither sent nor given up."""
        return self.filter(state__in=OPEN_OUTBOX_STATES)

    def due(self, now: datetime) -> "OutboxQuerySet":
        """Return what may be tried now: its time has come and nobody holds it."""
        free = Q(leased_until__isnull=True) | Q(leased_until__lte=now)
        return self.open().filter(free, next_attempt_at__lte=now)

    def at_rest(self) -> "OutboxQuerySet":
        """Return what has left, was given up or came too late."""
        return self.exclude(state__in=OPEN_OUTBOX_STATES)

    def failed(self) -> "OutboxQuerySet":
        """Return what was given up and waits for somebody to look."""
        return self.filter(state=OutboxState.FAILED)


class OutboxMessage(models.Model):
    """One message to one recipient.

    The subject and the last error are shown to staff and hold no personal data; recipient, words
    and variables are encrypted and emptied some time after the message has left.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    recipient = EncryptedTextField(_("recipient"))
    reply_to = EncryptedTextField(_("reply to"), blank=True)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    body = EncryptedTextField(_("body"), blank=True)
    pattern = models.CharField(_("pattern"), max_length=60, blank=True)
    variables = EncryptedTextField(_("variables"), blank=True)
    idempotency_key = models.CharField(_("idempotency key"), max_length=200, unique=True)
    state = models.CharField(
        _("state"), max_length=10, choices=OutboxState.choices, default=OutboxState.QUEUED
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    # What is of no use afterwards, such as a code, is not sent any more.
    expires_at = models.DateTimeField(_("of use until"), null=True, blank=True)
    lease = models.UUIDField(_("lease"), null=True, blank=True, editable=False)
    leased_until = models.DateTimeField(_("leased until"), null=True, blank=True)
    last_error = models.CharField(_("last error"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    emptied_at = models.DateTimeField(_("emptied at"), null=True, blank=True)

    objects = OutboxQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("queued message")
        verbose_name_plural = _("queued messages")
        ordering = ("-created_at",)
        # Nobody writes or removes a message by hand; whoever may retry one has its own permission.
        default_permissions = ("view",)
        permissions = (("retry_outboxmessage", _("Can retry a queued message")),)
        indexes = (
            models.Index(
                fields=("next_attempt_at",),
                name="outbox_due",
                condition=Q(state__in=sorted(OPEN_OUTBOX_STATES)),
            ),
            models.Index(fields=("state", "-created_at"), name="outbox_by_state"),
            models.Index(fields=("-created_at",), name="outbox_newest"),
        )

    def __str__(self) -> str:
        """Return channel and id: nothing that says who or what."""
        return f"{self.channel} {self.id}"

    def title(self) -> str:
        """Return what staff know it by: the subject, or the pattern of an SMS."""
        return self.subject or self.pattern

    title.short_description = _("subject")  # type: ignore[attr-defined]
