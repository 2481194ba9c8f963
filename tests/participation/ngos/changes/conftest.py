"""The stage of changes."""

import pytest
from django.test import Client

from participation.common.enums import UnitKind
from participation.common.models import Unit, User
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import officer, unit
from tests.participation.ngos.applications.applying import county
from tests.participation.ngos.applications.reviewing import may


@pytest.fixture
def governorate() -> Unit:
    """The governorate of the county of Isfahan, where NGOs of its level are looked after."""
    return unit("فرمانداری اصفهان", UnitKind.COUNTY_GOVERNORATE, county=county())


@pytest.fixture
def clerk(governorate: Unit) -> User:
    """An officer there who asks authorities, enters decisions and reads the register."""
    user = officer("clerk", governorate)
    return may(user, "record_inquiries", "view_inquiry_results", "decide_application", "view_ngo")


@pytest.fixture
def desk(clerk: User) -> Client:
    """The officer's browser."""
    return signed_in(clerk)
