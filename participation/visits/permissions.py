"""Who sees and enters visits: county officers in their counties, others everywhere."""

from dataclasses import dataclass
from typing import Any

from participation.common.clock import today
from participation.common.models import UnitMembership, User
from participation.visits.models import Visit, VisitQuerySet
from participation.visits.subjects import all_subjects

RECORD = "visits.record_visit"
RECORD_ALL = "visits.record_all_visits"


@dataclass(frozen=True)
class Reach:
    """Counties in which somebody enters visits; ``everywhere`` where they are all.

    ``kinds`` are the registers whose visits are seen besides, in every county.
    """

    everywhere: bool
    counties: frozenset[int]
    kinds: tuple[str, ...]

    @property
    def may_enter_any(self) -> bool:
        """Whether there is a county at all in which visits may be entered."""
        return self.everywhere or bool(self.counties)

    def may_enter_in(self, county: int) -> bool:
        """Whether visits in a county may be entered and changed."""
        return self.everywhere or county in self.counties


def reach_of(user: Any) -> Reach:
    """Return where somebody works on visits; nowhere for strangers."""
    if not user.is_active:
        return Reach(everywhere=False, counties=frozenset(), kinds=())
    everywhere = user.has_perm(RECORD_ALL)
    counties: frozenset[int] = frozenset()
    if not everywhere and user.has_perm(RECORD):
        rows = UnitMembership.objects.on(today()).filter(user=user, unit__county__isnull=False)
        counties = frozenset(rows.values_list("unit__county", flat=True))
    kinds = tuple(one.kind for one in all_subjects() if one.may_read(user))
    return Reach(everywhere=everywhere, counties=counties, kinds=kinds)


def may_read(user: User) -> bool:
    """Return whether ``user`` sees visits at all."""
    reach = reach_of(user)
    return reach.may_enter_any or bool(reach.kinds)


def visible_to(user: Any) -> VisitQuerySet:
    """Return the visits that somebody sees."""
    reach = reach_of(user)
    rows = Visit.objects.all()
    if reach.everywhere:
        return rows
    return rows.filter(county__in=sorted(reach.counties)) | rows.filter(kind__in=reach.kinds)


def may_enter_in(user: User, county: int) -> bool:
    """Return whether ``user`` enters visits in a county."""
    return reach_of(user).may_enter_in(county)
