"""The stage of applications."""

import pytest
from django.test import Client

from participation.common.enums import UnitKind
from participation.common.models import Unit, User
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import officer, unit
from tests.participation.ngos.applications.applying import county


@pytest.fixture
def governorate() -> Unit:
    """The governorate of the county of Isfahan, to which applications of its level go."""
    return unit("فرمانداری اصفهان", UnitKind.COUNTY_GOVERNORATE, county=county())


@pytest.fixture
def clerk(governorate: Unit) -> User:
    """An officer there."""
    return officer("clerk", governorate)


@pytest.fixture
def desk(clerk: User) -> Client:
    """The officer's browser."""
    return signed_in(clerk)
