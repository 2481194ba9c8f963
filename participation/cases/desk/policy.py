"""What Wagtail itself asks before it shows something of a case: presence, links in reports."""

from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from participation.cases.models import Case
from participation.cases.permissions import VIEW

ASKED = frozenset({"view", "change"})


class CasePolicy(ModelPermissionPolicy):
    """Whoever may see cases, sees those in reach; nobody adds or deletes one by a plain form."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Ask the permission to see cases; a screen may be opened with it."""
        return action in ASKED and bool(user.has_perm(VIEW))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Ask the same for several."""
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Ask whether this very case is in reach."""
        if not self.user_has_permission(user, action):
            return False
        return bool(Case.objects.visible_to(user).filter(pk=instance.pk).exists())

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Case]:
        """Return the cases in reach."""
        if not self.user_has_any_permission(user, actions):
            return Case.objects.none()
        return Case.objects.visible_to(user)
