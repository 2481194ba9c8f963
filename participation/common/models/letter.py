"""Official letters. The secretariat numbers and dates them, never this system."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import EncryptedTextField
from participation.common.enums import (
    KEPT_CLASSIFICATIONS,
    LetterClassification,
    LetterDirection,
    LetterState,
    LetterUrgency,
    ReferenceKind,
)
from persian.letters import compact_key

NOT_KEPT = _(
    "Letters of this classification do not belong in this system. Send it through the office's "
    "own channel for classified letters and keep no copy here."
)


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters as sentences."""

    def of(self, holder_kind: str, holder_id: object) -> "LetterQuerySet":
        """Return the letters of a case, a meeting or whatever holds them."""
        return self.filter(holder_kind=holder_kind, holder_id=str(holder_id))

    def numbered(self, number: str) -> "LetterQuerySet":
        """Return the letters of that number, in whatever digits and spaces it is typed."""
        return self.filter(number_key=compact_key(number)).exclude(number_key="")


class Letter(models.Model):
    """A letter that belongs to something, named by its kind and id.

    Every free word is encrypted: the signatory of a letter that came may be the citizen.
    ``scan_id`` names the private file with the signed page.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    holder_kind = models.CharField(max_length=30, editable=False)
    holder_id = models.CharField(max_length=40, editable=False)
    direction = models.CharField(_("direction"), max_length=10, choices=LetterDirection.choices)
    number = models.CharField(_("number"), max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True, editable=False)
    dated = models.DateField(_("date"), null=True, blank=True)
    sender = EncryptedTextField(_("sender"))
    recipient = EncryptedTextField(_("recipient"))
    signatory_name = EncryptedTextField(_("name of the signatory"), blank=True)
    signatory_post = EncryptedTextField(_("post of the signatory"), blank=True)
    subject = EncryptedTextField(_("subject"))
    body = EncryptedTextField(_("text"), blank=True)
    attachments = EncryptedTextField(_("attachments"), blank=True)
    urgency = models.CharField(
        _("urgency"), max_length=10, choices=LetterUrgency.choices, default=LetterUrgency.NORMAL
    )
    classification = models.CharField(
        _("classification"),
        max_length=20,
        choices=LetterClassification.choices,
        default=LetterClassification.NORMAL,
    )
    scan_id = models.UUIDField(_("signed scan"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=LetterState.choices, default=LetterState.DRAFT
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        "common.User", on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, editable=False)
    approved_by = models.ForeignKey(
        "common.User", on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    issued_at = models.DateTimeField(_("issued at"), null=True, editable=False)
    issued_by = models.ForeignKey(
        "common.User", on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ("-created_at",)
        # Who may see the holder may see its letters; there is no screen of all letters.
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=Q(classification__in=sorted(KEPT_CLASSIFICATIONS)),
                name="letter_is_not_classified",
                violation_error_message=NOT_KEPT,
            ),
            models.CheckConstraint(
                condition=(Q(state="issued") & ~Q(number="") & Q(dated__isnull=False))
                | (~Q(state="issued") & Q(number="", dated__isnull=True)),
                name="letter_is_numbered_when_issued",
                violation_error_message=_("An issued letter has its number and date, no other."),
            ),
        )
        indexes = (
            models.Index(fields=("holder_kind", "holder_id", "-created_at"), name="letter_holder"),
            models.Index(fields=("number_key",), name="letter_number", condition=~Q(number_key="")),
        )

    def __str__(self) -> str:
        """Return the number, or the id where there is none yet: nothing about the people."""
        return self.number or str(self.pk)

    def clean(self) -> None:
        """Refuse what is classified. Raises ValidationError beside the field."""
        super().clean()
        if self.classification not in KEPT_CLASSIFICATIONS:
            raise ValidationError({"classification": NOT_KEPT})

    @property
    def is_draft(self) -> bool:
        """Whether its words can still change."""
        return self.state == LetterState.DRAFT


class LetterReference(models.Model):
    """Another letter that a letter answers or follows."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="references")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=ReferenceKind.choices)
    number = models.CharField(_("number"), max_length=60)
    dated = models.DateField(_("date"), null=True, blank=True)

    class Meta:
        verbose_name = _("reference of a letter")
        verbose_name_plural = _("references of letters")
        ordering = ("position", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the number."""
        return self.number


class LetterCopy(models.Model):
    """Somebody who gets a copy, and what for."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="copies")
    position = models.PositiveSmallIntegerField(default=0)
    recipient = EncryptedTextField(_("recipient"))
    purpose = EncryptedTextField(_("purpose of the copy"), blank=True)

    class Meta:
        verbose_name = _("copy of a letter")
        verbose_name_plural = _("copies of letters")
        ordering = ("position", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the id: nothing about the people."""
        return str(self.pk)
