"""What Wagtail's log says of cases: seen by whoever sees the case, by nobody else."""

from typing import TYPE_CHECKING, Any

from django.db import models
from wagtail.models.audit_log import BaseLogEntry, BaseLogEntryManager, LogEntryQuerySet

from participation.cases.models.case import Case

if TYPE_CHECKING:
    from participation.common.models import User


class CaseLogEntryManager(BaseLogEntryManager):
    """Entries as Wagtail's reports ask for them."""

    def log_action(self, instance: Case, action: str, **kwargs: Any) -> "CaseLogEntry":
        """Keep that something was done to a case."""
        entry: CaseLogEntry = super().log_action(instance, action, case=instance, **kwargs)
        return entry

    def viewable_by_user(self, user: "User") -> LogEntryQuerySet:
        """Return the entries about cases that ``user`` sees; an administrator is no exception."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def for_instance(self, instance: Case) -> LogEntryQuerySet:
        """Return the entries about a case."""
        return self.filter(case=instance)


class CaseLogEntry(BaseLogEntry):
    """One act of staff on a case, as the site's history shows it: number, act and person.

    A table of its own: Wagtail shows the entries of its common one to everybody who may see any
    case, so that the accused would find the case there.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")

    objects = CaseLogEntryManager()

    class Meta(BaseLogEntry.Meta):
        ordering = ("-timestamp", "-id")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the act."""
        return self.action

    @property
    def object_id(self) -> str:
        """The case, as Wagtail's reports name it."""
        return str(self.case_id)
