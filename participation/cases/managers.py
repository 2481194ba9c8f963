"""Cases as sentences; above all, which of them somebody may see."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q

from participation.cases.enums import ReferralState
from participation.cases.permissions import Scope, scope_of

if TYPE_CHECKING:
    from participation.common.models import User


class CaseQuerySet(models.QuerySet[Any]):
    """Cases as sentences."""

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """Find one. What is no id at all is that of no case: Wagtail's views of presence take
        whatever stands in their address. Raises DoesNotExist.
        """
        try:
            return super().get(*args, **kwargs)
        except ValidationError as error:
            raise self.model.DoesNotExist from error

    def open(self) -> "CaseQuerySet":
        """Return those that are worked on."""
        return self.filter(is_open=True)

    def visible_to(self, user: "User") -> "CaseQuerySet":
        """Return what ``user`` may see, list, count and find."""
        return self.in_sight_of(scope_of(user))

    def in_sight_of(self, scope: Scope) -> "CaseQuerySet":
        """Return the same for a scope that is known already."""
        if not scope.may_view:
            return self.none()
        referred = self._related("referrals").opening_to(scope).values("case")
        return self._without_own_judges(scope)._in_reach(scope, Q(pk__in=referred))

    def owned_by(self, user: "User") -> "CaseQuerySet":
        """Return what ``user`` decides on: what is in sight otherwise than by a referral."""
        return self.owned_in(scope_of(user))

    def owned_in(self, scope: Scope) -> "CaseQuerySet":
        """Return the same for a scope that is known already."""
        if not scope.may_view:
            return self.none()
        return self._without_own_judges(scope)._in_reach(scope, Q())

    def _related(self, name: str) -> Any:
        return self.model._meta.get_field(name).related_model._default_manager

    def not_against(self, user: "User") -> "CaseQuerySet":
        """Leave out what is against a person, or against the units through which that one sees."""
        return self.clear_of(scope_of(user))

    def clear_of(self, scope: Scope) -> "CaseQuerySet":
        """Return the same for a scope that is known already."""
        return self._without_own_judges(scope)

    def _without_own_judges(self, scope: Scope) -> "CaseQuerySet":
        """Leave out what is against the person, the own unit, or all through which one sees."""
        against = self._related("accused").filter(case=OuterRef("pk"))
        own = Q(user=scope.user_id) | Q(unit__in=scope.blocked)
        return self.exclude(Exists(against.filter(own)))

    def _in_reach(self, scope: Scope, more: Q) -> "CaseQuerySet":
        """Keep what one reaches oneself, as a substitute, or by ``more``."""
        reach = Q(unit__in=scope.direct) | Q(assignee=scope.user_id) | more | self._lent(scope)
        if scope.sees_all and scope.sees_restricted:
            return self
        if scope.sees_all:
            return self.filter(reach | Q(is_restricted=False))
        below = Q(unit__in=scope.below)
        return self.filter(
            reach | (below if scope.sees_restricted else below & Q(is_restricted=False))
        )

    def _lent(self, scope: Scope) -> Q:
        """What one reaches as a substitute alone: nothing that is against the colleague."""
        if not scope.stands_for:
            return Q()
        below = Q(unit__in=scope.lent_below)
        if not scope.sees_restricted:
            below &= Q(is_restricted=False)
        against = self._related("accused").filter(case=OuterRef("pk"), user__in=scope.stands_for)
        reach = Q(unit__in=scope.lent) | Q(assignee__in=scope.stands_for) | below
        return reach & ~Q(Exists(against))


class ReferralQuerySet(models.QuerySet[Any]):
    """Referrals as sentences."""

    def opening_to(self, scope: Scope) -> "ReferralQuerySet":
        """Return those that let somebody see their cases."""
        return self.filter(self._to(scope), opens=True)

    def waiting_for(self, scope: Scope) -> "ReferralQuerySet":
        """Return those that somebody has still to do something about."""
        return self.filter(self._to(scope), state=ReferralState.OPEN, opens=True)

    def sent_by(self, scope: Scope) -> "ReferralQuerySet":
        """Return those that somebody has sent, or a colleague whom one stands for."""
        return self.filter(sender__in=[scope.user_id, *scope.stands_for])

    def unconfirmed(self) -> "ReferralQuerySet":
        """Return those that came back to their sender, who has not said so yet."""
        ended = (ReferralState.DONE, ReferralState.RETURNED)
        return self.filter(returns=True, confirmed_at__isnull=True, state__in=ended)

    def _to(self, scope: Scope) -> Q:
        people = [scope.user_id, *scope.stands_for]
        return Q(user__in=people) | Q(unit__in=scope.direct | scope.lent)
