"""The stage of projects: the office, two counties, who works there."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client

from participation.common.models import User
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, officer


@pytest.fixture
def province() -> Province:
    """The governorate with two counties."""
    return Province()


def member(name: str, units: object, *groups: str) -> User:
    """Somebody of a unit or several, of these groups."""
    call_command("setup_groups", verbosity=0)
    places = units if isinstance(units, tuple) else (units,)
    user = officer(name, *places, permissions=())
    user.groups.set(Group.objects.filter(name__in=groups))
    return User.objects.get(pk=user.pk)


@pytest.fixture
def office(province: Province) -> Client:
    """The browser of the office's expert for projects."""
    return signed_in(member("office", (province.root, province.desk), "کارشناس طرح‌های سمن‌ها"))


@pytest.fixture
def county_desk(province: Province) -> Client:
    """The browser of the supervisor in the first county."""
    return signed_in(member("county", province.first, "ناظر طرح‌های شهرستان"))


@pytest.fixture
def other_county(province: Province) -> Client:
    """The browser of the supervisor in the second county."""
    return signed_in(member("other", province.second, "ناظر طرح‌های شهرستان"))
