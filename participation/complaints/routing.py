"""Which unit a submission goes to: never to the one it is against, nor to one below that."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from participation.cases.permissions import is_within
from participation.common.enums import UnitKind
from participation.common.models import County, Unit
from participation.common.versions import kept
from participation.complaints.models import Category, RoutingRule
from participation.complaints.models.routing import ROUTING
from persian.jalali import today


@dataclass(frozen=True)
class Routed:
    """Where a submission goes. ``rule`` is the one that said so; ``is_above`` says that it would
    have gone to a unit below, which it is against or which works no more.
    """

    unit: Unit
    rule: RoutingRule | None = None
    is_above: bool = False


def route(
    category: Category,
    county: County | None,
    accused: Collection[Unit],
    against_kind: str = "",
) -> Unit:
    """Return the unit for a submission of a category in a county against units of ours."""
    return routed(category, county, accused, against_kind).unit


def routed(
    category: Category,
    county: County | None,
    accused: Collection[Unit],
    against_kind: str = "",
) -> Routed:
    """Return where a submission goes, and why.

    The first rule that fits and whose unit it is not against; else the county's governorate where
    the category goes there, else the category's unit; where that is what the submission is against,
    the one above, and at the top the category's unit all the same: its own staff do not see it
    there, but whoever sees all cases does.
    """
    blocked = [unit.pk for unit in accused]
    for rule in _fitting(category, county, accused, against_kind):
        # Rules are kept; whether their unit still works is asked anew.
        unit = Unit.objects.get(pk=rule.unit_id)
        if unit.is_active_on(today()) and not is_within(unit, blocked):
            return Routed(unit, rule)
    for unit in _candidates(category, county):
        above: Unit | None = unit
        while above is not None:
            if above.is_active_on(today()) and not is_within(above, blocked):
                return Routed(above, is_above=above.pk != unit.pk)
            above = above.parent
    return Routed(category.unit)


def _fitting(
    category: Category, county: County | None, accused: Collection[Unit], against_kind: str
) -> Iterator[RoutingRule]:
    rules = kept(
        ROUTING,
        "rules",
        lambda: list(RoutingRule.objects.filter(is_active=True)),
    )
    for rule in rules:
        if rule.category_id not in {None, category.pk}:
            continue
        if rule.county_id not in {None, county.pk if county else None}:
            continue
        if rule.against_kind not in {"", against_kind}:
            continue
        of_unit = rule.against_unit_id
        if of_unit is None or any(is_within(unit, [of_unit]) for unit in accused):
            yield rule


def _candidates(category: Category, county: County | None) -> list[Unit]:
    found = [category.unit]
    if category.goes_to_county and county is not None:
        units = Unit.objects.active_on(today()).of_kind(UnitKind.COUNTY_GOVERNORATE)
        own = units.filter(county=county).order_by("pk").first()
        if own is not None:
            found.insert(0, own)
    return found
