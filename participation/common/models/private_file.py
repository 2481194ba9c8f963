"""What people send us as files: rows that say what each is, and where its bytes lie."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import EncryptedTextField
from participation.common.enums import FileRefusal, FileState


class PrivateFileQuerySet(models.QuerySet["PrivateFile"]):
    """Files as sentences."""

    def of(self, holder_kind: str, holder_id: str) -> "PrivateFileQuerySet":
        """Return the files of one holder, in the order in which they came."""
        return self.filter(holder_kind=holder_kind, holder_id=holder_id).order_by(
            "created_at", "pk"
        )

    def ready(self) -> "PrivateFileQuerySet":
        """Return the files that were checked and can be opened."""
        return self.filter(state=FileState.READY)

    def waiting(self, now: datetime) -> "PrivateFileQuerySet":
        """Return what has to be checked now: it is whole, its time has come, nobody holds it."""
        free = Q(leased_until__isnull=True) | Q(leased_until__lte=now)
        return self.filter(free, state=FileState.CHECKING, next_check_at__lte=now)

    def expired(self, now: datetime) -> "PrivateFileQuerySet":
        """Return what nobody came back for. What a holder has and waits for its check stays."""
        held = Q(state=FileState.CHECKING) & ~Q(holder_id="")
        return self.filter(expires_at__lte=now).exclude(held)


class PrivateFile(models.Model):
    """One file of one person: never public, never opened by its own name or type.

    It belongs to a holder, named by kind and id, or to nothing yet. A place of the holder's list
    is numbered, so that no two uploads at once exceed the limit; a refused file has none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(_("purpose"), max_length=40)
    holder_kind = models.CharField(_("kind of the holder"), max_length=40, blank=True)
    holder_id = models.CharField(_("id of the holder"), max_length=64, blank=True)
    slot = models.PositiveSmallIntegerField(_("place in the list"), null=True, blank=True)
    name = EncryptedTextField(_("name"))
    content_type = models.CharField(_("content type"), max_length=100, blank=True)
    size = models.PositiveBigIntegerField(_("size"))
    received = models.PositiveBigIntegerField(_("received"), default=0)
    state = models.CharField(
        _("state"), max_length=10, choices=FileState.choices, default=FileState.RECEIVING
    )
    refusal = models.CharField(
        _("reason of the refusal"), max_length=20, choices=FileRefusal.choices, blank=True
    )
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    width = models.PositiveIntegerField(_("width"), null=True, blank=True)
    height = models.PositiveIntegerField(_("height"), null=True, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_check_at = models.DateTimeField(_("next check"), default=timezone.now)
    lease = models.UUIDField(_("lease"), null=True, blank=True, editable=False)
    leased_until = models.DateTimeField(_("leased until"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)

    objects = PrivateFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("private file")
        verbose_name_plural = _("private files")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("holder_kind", "holder_id", "purpose", "slot"), name="one_file_a_place"
            ),
        )
        indexes = (
            models.Index(
                fields=("next_check_at",),
                name="private_file_waiting",
                condition=Q(state=FileState.CHECKING),
            ),
            models.Index(
                fields=("expires_at",),
                name="private_file_expires",
                condition=Q(expires_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """Return the id: nothing that says whose or what."""
        return str(self.id)

    @property
    def is_ready(self) -> bool:
        """Return whether it can be opened."""
        return self.state == FileState.READY

    @property
    def is_receiving(self) -> bool:
        """Return whether parts of it are still to come."""
        return self.state == FileState.RECEIVING

    @property
    def has_holder(self) -> bool:
        """Return whether it belongs to something."""
        return bool(self.holder_id)


class FilePieceQuerySet(models.QuerySet["FilePiece"]):
    """Pieces as sentences."""

    def parts(self) -> "FilePieceQuerySet":
        """Return what was received, in its order."""
        return self.filter(is_clean=False, is_written=True).order_by("offset")

    def clean_ones(self) -> "FilePieceQuerySet":
        """Return what the check has made."""
        return self.filter(is_clean=True, is_written=True)

    def left_over(self, unwritten_since: datetime) -> "FilePieceQuerySet":
        """Return what no file has any more, and what a process died over before that moment.

        What is still being written stays until then: its bytes would come after their deletion.
        """
        return self.filter(
            Q(file__isnull=True, is_written=True)
            | Q(is_written=False, created_at__lt=unwritten_since)
        )


class FilePiece(models.Model):
    """One object in the private storage: a part as it came, or the file as it was cleaned.

    The row is there before the bytes and goes after them, so that nothing lies in the storage
    that no row knows.
    """

    file = models.ForeignKey(
        PrivateFile, null=True, on_delete=models.SET_NULL, related_name="pieces"
    )
    storage_name = models.CharField(max_length=120, unique=True)
    key_id = models.CharField(max_length=32)
    is_clean = models.BooleanField(default=False)
    offset = models.PositiveBigIntegerField(default=0)
    size = models.PositiveBigIntegerField()
    is_written = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FilePieceQuerySet.as_manager()

    class Meta:
        verbose_name = _("piece of a private file")
        verbose_name_plural = _("pieces of private files")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("file", "is_clean", "offset"),
                condition=Q(is_written=True),
                name="one_piece_an_offset",
            ),
        )
        indexes = (
            models.Index(
                fields=("created_at",), name="file_piece_lost", condition=Q(file__isnull=True)
            ),
            models.Index(
                fields=("created_at",), name="file_piece_unwritten", condition=Q(is_written=False)
            ),
        )

    def __str__(self) -> str:
        """Return the random name."""
        return self.storage_name
