"""Which unit a submission goes to: never to the one it is against, nor to one below that."""

from collections.abc import Collection

from participation.cases.permissions import is_within
from participation.common.enums import UnitKind
from participation.common.models import County, Unit
from participation.complaints.models import Category
from persian.jalali import today


def route(category: Category, county: County | None, accused: Collection[Unit]) -> Unit:
    """Return the unit for a submission of a category in a county against units of ours.

    The county's governorate where the category goes there, else the category's unit; where that is
    what the submission is against, the one above, and at the top the category's unit all the same:
    its own staff do not see it there, but whoever sees all cases does.
    """
    blocked = [unit.pk for unit in accused]
    for unit in _candidates(category, county):
        above: Unit | None = unit
        while above is not None:
            if above.is_active_on(today()) and not is_within(above, blocked):
                return above
            above = above.parent
    return category.unit


def _candidates(category: Category, county: County | None) -> list[Unit]:
    found = [category.unit]
    if category.goes_to_county and county is not None:
        units = Unit.objects.active_on(today()).of_kind(UnitKind.COUNTY_GOVERNORATE)
        own = units.filter(county=county).order_by("pk").first()
        if own is not None:
            found.insert(0, own)
    return found
