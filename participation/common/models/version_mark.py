"""That something changed of what processes keep in memory."""

from django.db import models
from django.utils import timezone


class VersionMark(models.Model):
    """A change of one kind of content, as a random number.

    A row each, so that two who write at once never wait for each other; see
    ``participation.common.versions``.
    """

    name = models.CharField(max_length=40)
    token = models.IntegerField()
    marked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = (models.Index(fields=("name", "token"), name="version_of_a_name"),)

    def __str__(self) -> str:
        """Return what changed."""
        return self.name
