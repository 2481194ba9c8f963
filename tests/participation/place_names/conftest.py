"""The stage of place names."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from participation.common.enums import UnitKind
from participation.common.models import Unit, User
from participation.resolutions.models import Meeting
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import officer, unit
from tests.participation.place_names.factories import county
from tests.participation.resolutions.factories import meeting


@pytest.fixture
def governorate() -> Unit:
    """The governorate of the county of Isfahan, to which proposals go."""
    return unit("فرمانداری اصفهان", UnitKind.COUNTY_GOVERNORATE, county=county())


@pytest.fixture
def clerk(governorate: Unit) -> User:
    """An officer there."""
    return officer("clerk", governorate)


@pytest.fixture
def desk(clerk: User) -> Client:
    """The officer's browser."""
    return signed_in(clerk)


@pytest.fixture
def council() -> Meeting:
    """A published meeting of the naming council."""
    return meeting(7)


@pytest.fixture
def secretary(clerk: User) -> Client:
    """The browser of whoever enters decisions."""
    clerk.user_permissions.add(Permission.objects.get(codename="rename_place"))
    return signed_in(User.objects.get(pk=clerk.pk))
