"""What was public and is no more, for those who keep a copy."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tombstone(models.Model):
    """That an object of a resource of the API is gone or hidden, and since when."""

    resource = models.CharField(max_length=40)
    object_id = models.CharField(max_length=40)
    removed_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("tombstone")
        verbose_name_plural = _("tombstones")
        constraints = (
            models.UniqueConstraint(fields=("resource", "object_id"), name="one_tombstone_each"),
        )

    def __str__(self) -> str:
        """Return the resource and the id."""
        return f"{self.resource} {self.object_id}"
