"""The stage of applications."""

from typing import Any

import pytest
from django.test import Client

from participation.common.enums import UnitKind
from participation.common.models import Unit, User
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import officer, unit
from tests.participation.ngos.applications.applying import county
from tests.participation.ngos.applications.reviewing import (
    done,
    judged,
    may,
    taken_up,
    with_papers,
)


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


@pytest.fixture
def officer_of_inquiries(clerk: User) -> Client:
    """An officer of the county who asks and reads."""
    return signed_in(may(clerk, "record_inquiries", "view_inquiry_results", "decide_application"))


@pytest.fixture
def asked(officer_of_inquiries: Client) -> Any:
    """An application about which the authorities are asked."""
    made = with_papers()
    taken_up(officer_of_inquiries, made.case)
    judged(officer_of_inquiries, made.case)
    done(officer_of_inquiries, made.case, "inquire")
    return made
