"""Who may see and do what with a case. A stranger gets 404.

- Without ``cases.view_case`` nobody sees any.
- An officer sees the cases of the own units and those assigned to the officer, a head also those of
  the units below; ``view_all_cases`` opens the rest. Restricted cases are seen in their own unit
  only, and by whoever has ``view_restricted_cases`` besides.
- Nobody judges a complaint about himself: a case against a unit or an officer is hidden from that
  officer, from the staff of that unit, and from all whose access comes only through it. A unit that
  has ended gives no access, so nobody's access comes through it any more; but those who were in it
  at its end stay away from what is against it, wherever they sit now.
- A referral opens the case to its recipients, and no more of it than its purpose needs
  (`part_in`). It never opens a case to whom it is against.
- A substitute reaches what the colleague reaches, for the days of the substitution and with the
  own permissions. What is against the colleague is not reached by that way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from participation.cases.enums import Part, ReferralPurpose
from participation.common.enums import UnitRole
from participation.common.models import Unit, UnitMembership, User
from persian.jalali import today

if TYPE_CHECKING:
    from participation.cases.models import Case

# The one that knows permissions of groups; the other of our backends only counts wrong passwords.
BACKEND = "django.contrib.auth.backends.ModelBackend"
VIEW = "cases.view_case"
HANDLE = "cases.handle_case"
VIEW_ALL = "cases.view_all_cases"
VIEW_RESTRICTED = "cases.view_restricted_cases"
SEAL = "cases.seal_case"
ANONYMISE = "cases.anonymise_case"
APPROVE = "cases.approve_answer"
EXPORT_IDENTITY = "cases.export_identity"
VIEW_READINGS = "cases.view_readings"
MANAGE_SUBSTITUTIONS = "cases.manage_substitutions"


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What somebody reaches, as ids of units: ``below`` are those under units that one heads."""

    user_id: int | None
    may_view: bool
    direct: frozenset[int] = frozenset()
    below: frozenset[int] = frozenset()
    blocked: frozenset[int] = frozenset()
    sees_all: bool = False
    sees_restricted: bool = False
    # Whom one stands for today, and the units that are reached only so.
    stands_for: frozenset[int] = frozenset()
    lent: frozenset[int] = frozenset()
    lent_below: frozenset[int] = frozenset()
    # All units, read once for whatever names them beside the case.
    units: Mapping[int, Unit] = field(default_factory=dict, compare=False, repr=False)


def scope_of(user: User) -> Scope:
    """Return what ``user`` reaches today: three queries beside those of the permissions."""
    if not user.is_active or not user.has_perm(VIEW):
        return Scope(user_id=user.pk, may_view=False)
    day = today()
    stands_for = stood_for_by(user)
    memberships = UnitMembership.objects.filter(user__in=[user.pk, *stands_for])
    found = list(memberships.select_related("unit"))
    own = [one for one in found if one.user_id == user.pk and one.holds_on(day)]
    others = [one for one in found if one.user_id != user.pk and one.holds_on(day)]
    left_over = frozenset(
        one.unit_id for one in found if one.user_id == user.pk and one.was_at_the_end(day)
    )
    named = Unit.objects.only("name", "parent_id", "active_from", "active_until")
    units = {unit.pk: unit for unit in named}
    parents = {pk: unit.parent_id for pk, unit in units.items()}
    direct = frozenset(one.unit_id for one in own)
    lent = frozenset(one.unit_id for one in others) - direct
    sees_all = user.has_perm(VIEW_ALL)
    lines = [line_of(unit, parents) for unit in direct]
    # Whoever sees through units below one unit only, sees through that one while it works.
    common = frozenset[int]() if sees_all or not lines else frozenset.intersection(*lines)
    through = frozenset(pk for pk in common if not units[pk].has_ended(day))
    return Scope(
        user_id=user.pk,
        may_view=True,
        direct=direct,
        below=_below(own, parents),
        blocked=direct | left_over | through | lent,
        sees_all=sees_all,
        sees_restricted=user.has_perm(VIEW_RESTRICTED),
        stands_for=stands_for,
        lent=lent,
        lent_below=_below(others, parents),
        units=units,
    )


def stood_for_by(user: User) -> frozenset[int]:
    """Return the ids of colleagues whom ``user`` stands for today. Nobody stands for two deep."""
    day = today()
    rows = user.substitutes_for.filter(since__lte=day, until__gte=day, person__is_active=True)
    return frozenset(rows.values_list("person", flat=True))


def _below(
    memberships: Iterable[UnitMembership], parents: Mapping[int, int | None]
) -> frozenset[int]:
    headed = {one.unit_id for one in memberships if one.role == UnitRole.HEAD}
    return frozenset(unit for unit in parents if headed & (line_of(unit, parents) - {unit}))


def parents_of_units() -> dict[int, int | None]:
    """Return what each unit is part of."""
    return dict(Unit.objects.values_list("pk", "parent_id"))


def line_of(unit: int, parents: Mapping[int, int | None]) -> frozenset[int]:
    """Return a unit and all that it is part of."""
    line: set[int] = set()
    above: int | None = unit
    while above is not None and above not in line:
        line.add(above)
        above = parents.get(above)
    return frozenset(line)


def is_within(unit: Unit, others: Iterable[int]) -> bool:
    """Return whether a unit is one of others or part of one."""
    blocked = set(others)
    return bool(blocked) and bool(line_of(unit.pk, parents_of_units()) & blocked)


def may_handle(user: User) -> bool:
    """Return whether ``user`` works on the cases that the user sees."""
    return bool(user.is_active and user.has_perm(HANDLE))


PARTS = {
    ReferralPurpose.ACTION: Part.ACTION,
    ReferralPurpose.OPINION: Part.OPINION,
    ReferralPurpose.NOTICE: Part.NOTICE,
}


def part_in(user: User, case: "Case") -> Part | None:
    """Return what part ``user`` has in a case that the user sees: the owner's, or that of the
    referral that opens most of it. None where the user cannot work on cases at all.

    Asked once for a case as it was read.
    """
    known: dict[int | None, Part | None] = case.__dict__.setdefault("_parts", {})
    if user.pk not in known:
        known[user.pk] = _part_in(user, case)
    return known[user.pk]


def _part_in(user: User, case: "Case") -> Part | None:
    if not may_handle(user):
        return None
    scope = scope_at(user, case)
    # Where the case was looked for, this was asked with it.
    owned = case.__dict__.get("_owned", {})
    if user.pk not in owned:
        owned = {user.pk: type(case).objects.owned_in(scope).filter(pk=case.pk).exists()}
    if owned[user.pk]:
        return Part.OWNER
    purposes = case.referrals.opening_to(scope).values_list("purpose", flat=True)
    return max((PARTS[ReferralPurpose(one)] for one in purposes), default=None)


def scope_at(user: User, case: "Case") -> Scope:
    """Return what ``user`` reaches, asked once for a case as it was read."""
    known: dict[int | None, Scope] = case.__dict__.setdefault("_scopes", {})
    if user.pk not in known:
        known[user.pk] = scope_of(user)
    return known[user.pk]


def is_owner(user: User, case: "Case") -> bool:
    """Return whether ``user`` decides on a case that the user sees."""
    return part_in(user, case) == Part.OWNER


def may_act(user: User, case: "Case") -> bool:
    """Return whether ``user`` works on a case, as an owner or by a referral for action."""
    return (part_in(user, case) or 0) >= Part.ACTION


def may_see_identity(user: User, case: "Case") -> bool:
    """Return whether the identity stands on the screen: not where it is sealed, nor for whoever
    is asked only for an opinion or told of it.
    """
    return not case.is_sealed and may_act(user, case)


def may_unseal(user: User, case: "Case") -> bool:
    """Return whether ``user`` is named among those who may look behind the seal."""
    return may_handle(user) and user.pk in named_behind_seal(case)


def named_behind_seal(case: "Case") -> frozenset[int]:
    """Return the ids of those who may look behind the seal, asked once for a case as it was read;
    nobody is named where none is.
    """
    if not case.is_sealed:
        return frozenset()
    known: frozenset[int] | None = case.__dict__.get("_named")
    if known is None:
        named = case.sealed_access.values_list("user", flat=True)
        known = case.__dict__["_named"] = frozenset(named)
    return known


def may_anonymise(user: User) -> bool:
    """Return whether ``user`` may take everybody and every word out of a case, for ever."""
    return bool(user.is_active and user.has_perm(ANONYMISE))


def may_manage_substitutions(user: User) -> bool:
    """Return whether ``user`` says who stands for others; everybody says it for himself."""
    return bool(user.is_active and user.has_perm(MANAGE_SUBSTITUTIONS))


def may_see_readings(user: User) -> bool:
    """Return whether ``user`` sees who opened sealed and restricted cases."""
    return bool(user.is_active and user.has_perm(VIEW) and user.has_perm(VIEW_READINGS))


def may_approve(user: User) -> bool:
    """Return whether ``user`` sends answers that a colleague has written."""
    return may_handle(user) and user.has_perm(APPROVE)
