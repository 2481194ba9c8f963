"""The units and the people of the desk around a case: read once for all forms of its screen."""

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import cached_property

from participation.cases.models import Case
from participation.cases.permissions import BACKEND, HANDLE, line_of, parents_of_units
from participation.common.models import Unit, UnitMembership, User
from persian.jalali import today


class Around:
    """Who works where today, as the forms of one screen offer it."""

    def __init__(self, case: Case, user: User) -> None:
        """Keep whose screen it is."""
        self.case, self.user = case, user

    @cached_property
    def units(self) -> list[Unit]:
        """The units that work today: one query."""
        return list(Unit.objects.active_on(today()))

    @cached_property
    def people(self) -> list[User]:
        """Whoever works in one of them: one query."""
        here = UnitMembership.objects.on(today()).filter(user=OuterRef("pk"))
        able = User.objects.with_perm(HANDLE, backend=BACKEND).values("pk")
        people = User.objects.filter(Exists(here), is_active=True).annotate(
            is_here=Exists(here.filter(unit=self.case.unit_id)), is_able=Q(pk__in=able)
        )
        return list(people.order_by("last_name", "username"))

    @cached_property
    def officers(self) -> list[User]:
        """Who works in the unit of the case and may, with oneself."""
        found = [one for one in self.people if one.is_here and one.is_able]  # type: ignore[attr-defined]
        return found if self.user in found else [*found, self.user]

    @cached_property
    def blocked(self) -> frozenset[int]:
        """The units that the case is against, with those below them."""
        accused = {row.unit_id for row in self.case.accused.all() if row.unit_id}
        parents = parents_of_units() if accused else {}
        return frozenset(pk for pk in parents if line_of(pk, parents) & accused)

    @cached_property
    def elsewhere(self) -> list[Unit]:
        """The units to which the case can go."""
        return [
            unit
            for unit in self.units
            if unit.pk not in self.blocked and unit.pk != self.case.unit_id
        ]


def around(case: Case, user: User) -> Around:
    """Return the units and people around a case, read once for a case as it was read."""
    known: dict[int, Around] = case.__dict__.setdefault("_around", {})
    return known.setdefault(user.pk, Around(case, user))
