"""Which unit gets what arrives: the same on each database."""

import pytest

from participation.common.enums import UnitKind
from participation.common.models import County, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def county() -> County:
    made = County.objects.order_by("pk").first()
    assert made is not None
    return made


def desk(name: str, parent: Unit | None = None) -> Unit:
    return Unit.objects.create(name=name, kind=UnitKind.DESK, parent=parent)


def test_the_highest_desk_gets_what_no_governorate_of_a_county_does(county: County) -> None:
    Unit.objects.create(name="دفتر", kind=UnitKind.FACILITATION_OFFICE)
    above = desk("بالا")
    below = desk("پایین", above)
    # The one that was entered first is not the highest any more.
    Unit.objects.filter(pk=above.pk).update(parent=below)
    Unit.objects.filter(pk=below.pk).update(parent=None)
    assert Unit.objects.receiving() == below
    assert Unit.objects.receiving(county) == below


def test_a_county_with_a_governorate_gets_its_own(county: County) -> None:
    desk("میز")
    own = Unit.objects.create(name="فرمانداری", kind=UnitKind.COUNTY_GOVERNORATE, county=county)
    assert Unit.objects.receiving(county) == own
    assert Unit.objects.receiving() != own


def test_without_any_unit_it_says_so() -> None:
    with pytest.raises(LookupError):
        Unit.objects.none().receiving()
