"""Codes that prove that somebody holds a mobile."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OneTimeCode(models.Model):
    """A code that was sent: good once, for some minutes and a few tries. Only hashes are kept."""

    purpose = models.CharField(max_length=30)
    kind = models.CharField(max_length=30)
    object_id = models.CharField(max_length=40)
    mobile_hash = models.CharField(max_length=64)
    # The minute in which it was made: of two at once for one mobile, the database takes one.
    minute = models.BigIntegerField(null=True)
    code_hash = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("one-time code")
        verbose_name_plural = _("one-time codes")
        default_permissions = ()
        indexes = (
            models.Index(fields=("kind", "object_id", "purpose"), name="code_object"),
            models.Index(fields=("mobile_hash", "created_at"), name="code_mobile"),
        )
        constraints = (
            models.UniqueConstraint(fields=("mobile_hash", "minute"), name="one_code_a_minute"),
            models.UniqueConstraint(
                fields=("kind", "object_id", "purpose"),
                condition=models.Q(used_at__isnull=True),
                name="one_open_code_each",
            ),
        )

    def __str__(self) -> str:
        """Return what it is for."""
        return self.purpose
