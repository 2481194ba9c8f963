"""Filters of the list that somebody comes back to."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SavedFilter(models.Model):
    """A name and what the list is narrowed by; seen and used by its owner alone.

    ``query`` holds choices only, never words that were searched for.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_case_filters"
    )
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=300)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("user", "name"), name="saved_filter_named_once"),
        )

    def __str__(self) -> str:
        """Return the name."""
        return self.name
