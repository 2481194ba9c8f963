"""The units and the people of the desk around a case: read once for all forms of its screen."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import cached_property

from participation.cases.models import Accused, Case, Referral, Substitution
from participation.cases.permissions import BACKEND, HANDLE, VIEW, line_of, scope_at
from participation.common.enums import UnitRole
from participation.common.models import Unit, UnitMembership, User
from persian.jalali import today

MOST_READERS = 200


class Around:
    """Who works where today, as the forms of one screen offer it."""

    def __init__(self, case: Case, user: User) -> None:
        """Keep whose screen it is."""
        self.case, self.user = case, user

    @cached_property
    def units(self) -> list[Unit]:
        """The units that work today, of those that were read with the case."""
        day = today()
        known = scope_at(self.user, self.case).units.values()
        return [unit for unit in known if unit.is_active_on(day)]

    @cached_property
    def accused(self) -> list[Accused]:
        """Whom of ours the case is against."""
        return list(self.case.accused.all())

    @cached_property
    def people(self) -> list[Any]:
        """Whoever works in one of them, and what the case is to each: one query."""
        here = UnitMembership.objects.on(today()).filter(user=OuterRef("pk"))
        people = User.objects.filter(Exists(here), is_active=True).annotate(
            is_here=Exists(here.filter(unit=self.case.unit_id)),
            is_able=Q(pk__in=_permitted(HANDLE)),
            is_reader=Q(pk__in=_permitted(VIEW)) & self._reach(here),
            is_judge=self._judges(),
        )
        return list(people.order_by("last_name", "username"))

    def _reach(self, here: "QuerySet[UnitMembership]") -> Q:
        """Who is in the unit, heads one above it, has the case, or has it by a referral."""
        asked = Referral.objects.filter(case=self.case, opens=True)
        reach = Q(is_here=True) | Q(pk=self.case.assignee_id) | Q(pk__in=asked.values("user"))
        reach |= Q(Exists(here.filter(unit__in=asked.values("unit"))))
        if self.case.is_restricted:
            return reach
        above = line_of(self.case.unit_id, {one.pk: one.parent_id for one in self.units})
        return reach | Q(Exists(here.filter(unit__in=above, role=UnitRole.HEAD)))

    def _judges(self) -> Q:
        """Whom the case is against, by any way: also whoever was there once or stands in there."""
        accused = [row.user_id for row in self.accused if row.user_id]
        out = Q(pk__in=accused)
        if self.blocked:
            theirs = UnitMembership.objects.filter(unit__in=self.blocked)
            day = today()
            standing = Substitution.objects.filter(
                since__lte=day, until__gte=day, person__in=theirs.values("user")
            )
            out |= Q(pk__in=theirs.values("user")) | Q(pk__in=standing.values("substitute"))
        return out

    @cached_property
    def officers(self) -> list[User]:
        """Who works in the unit of the case and may, with oneself."""
        found: list[User] = [one for one in self.people if one.is_here and one.is_able]
        return found if self.user in found else [*found, self.user]

    @cached_property
    def readers(self) -> list[User]:
        """The colleagues who see the case by their unit, as its officer, or by a referral."""
        seen = [one for one in self.people if one.is_reader and not one.is_judge]
        return [one for one in seen if one != self.user][:MOST_READERS]

    @cached_property
    def blocked(self) -> frozenset[int]:
        """The units that the case is against, with those below them."""
        accused = {row.unit_id for row in self.accused if row.unit_id}
        units = scope_at(self.user, self.case).units if accused else {}
        parents = {pk: unit.parent_id for pk, unit in units.items()}
        return frozenset(pk for pk in parents if line_of(pk, parents) & accused)

    @cached_property
    def clear(self) -> list[Unit]:
        """The units that the case is not against."""
        return [unit for unit in self.units if unit.pk not in self.blocked]

    @cached_property
    def elsewhere(self) -> list[Unit]:
        """The units to which the case can go."""
        return [unit for unit in self.clear if unit.pk != self.case.unit_id]


def workers() -> "QuerySet[User]":
    """Return who works on cases in a unit today, by name."""
    here = UnitMembership.objects.on(today()).values("user")
    able = User.objects.with_perm(HANDLE, backend=BACKEND)
    return able.filter(pk__in=here).order_by("last_name", "username")


def _permitted(permission: str) -> "QuerySet[Any]":
    return User.objects.with_perm(permission, backend=BACKEND).values("pk")


def around(case: Case, user: User) -> Around:
    """Return the units and people around a case, read once for a case as it was read."""
    known: dict[int, Around] = case.__dict__.setdefault("_around", {})
    return known.setdefault(user.pk, Around(case, user))
