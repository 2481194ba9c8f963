"""A link or cookie that opens something is a row."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import EncryptedTextField


class AccessLinkQuerySet(models.QuerySet["AccessLink"]):
    """Links as sentences."""

    def alive(self) -> "AccessLinkQuerySet":
        """Return those that still open what they are for."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=timezone.now())

    def dead(self) -> "AccessLinkQuerySet":
        """Return those that open nothing any more."""
        return self.filter(Q(revoked_at__isnull=False) | Q(expires_at__lte=timezone.now()))


class AccessLink(models.Model):
    """What a random token opens: an object by kind and id, for one purpose, for a while.

    The token itself is kept nowhere; ``data`` holds little, encrypted.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=30)
    kind = models.CharField(max_length=30)
    object_id = models.CharField(max_length=40)
    data = EncryptedTextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    revoked_at = models.DateTimeField(null=True)

    objects = AccessLinkQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("access link")
        verbose_name_plural = _("access links")
        default_permissions = ()
        indexes = (models.Index(fields=("kind", "object_id"), name="access_link_object"),)

    def __str__(self) -> str:
        """Return what it is for."""
        return self.purpose
