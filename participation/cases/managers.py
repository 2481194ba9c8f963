"""Cases as sentences; above all, which of them somebody may see."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from participation.cases.permissions import Scope, scope_of

if TYPE_CHECKING:
    from participation.common.models import User


class CaseQuerySet(models.QuerySet[Any]):
    """Cases as sentences."""

    def open(self) -> "CaseQuerySet":
        """Return those that are worked on."""
        return self.filter(is_open=True)

    def visible_to(self, user: "User") -> "CaseQuerySet":
        """Return what ``user`` may see, list, count and find."""
        scope = scope_of(user)
        if not scope.may_view:
            return self.none()
        return self._without_own_judges(scope)._in_reach(scope)

    def not_against(self, user: "User") -> "CaseQuerySet":
        """Leave out what is against a person, or against the units through which that one sees."""
        return self._without_own_judges(scope_of(user))

    def _without_own_judges(self, scope: Scope) -> "CaseQuerySet":
        """Leave out what is against the person, the own unit, or all through which one sees."""
        accused = self.model._meta.get_field("accused").related_model
        against = accused._default_manager.filter(case=OuterRef("pk"))
        own = Q(user=scope.user_id) | Q(unit__in=scope.blocked)
        return self.exclude(Exists(against.filter(own)))

    def _in_reach(self, scope: Scope) -> "CaseQuerySet":
        reach = Q(unit__in=scope.direct) | Q(assignee=scope.user_id)
        if scope.sees_all and scope.sees_restricted:
            return self
        if scope.sees_all:
            return self.filter(reach | Q(is_restricted=False))
        below = Q(unit__in=scope.below)
        return self.filter(
            reach | (below if scope.sees_restricted else below & Q(is_restricted=False))
        )
