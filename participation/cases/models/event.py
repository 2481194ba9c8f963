"""The history of a case: typed, append-only, guarded by the database."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.enums import ActorKind, EventType
from participation.cases.models.case import Case


class CaseEvent(models.Model):
    """One thing that happened. ``data`` holds only what changed and nothing personal.

    A trigger refuses to change or remove a row; see ``append_only``. ``version`` is that of the
    case after it, so that an older screen can be told what came since.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    type = models.CharField(_("event"), max_length=20, choices=EventType.choices)
    version = models.PositiveIntegerField(editable=False)
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    actor_kind = models.CharField(max_length=10, choices=ActorKind.choices)
    # Not a constraint of the database: an account may go, what it did stays.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
    )
    is_public = models.BooleanField(_("shown to the citizen"), default=False)
    data = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("event of a case")
        verbose_name_plural = _("events of cases")
        ordering = ("pk",)
        default_permissions = ()
        indexes = (models.Index(fields=("case", "id"), name="event_of_case"),)

    def __str__(self) -> str:
        """Return what happened."""
        return str(self.get_type_display())
