"""What the database refuses, also from those who pass the services by."""

from collections.abc import Callable

import pytest
from django.db import Error, transaction

from participation.ngos.models import Ngo, NgoVersion, Permit
from tests.participation.ngos.factories import day, licensed, ngo

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def another(of: Permit, **more: object) -> Permit:
    """Write a permit past the services."""
    values = {
        "ngo": of.ngo, "number": "۹", "number_key": "9", "number_source": "ministry",
        "authority": of.authority, "issuer": "وزارت کشور", "issued_on": day(1404),
        "valid_until": day(1410), "state": "revoked",
    } | more  # fmt: skip
    return Permit.objects.create(**values)


WRONG: dict[str, Callable[[Permit], object]] = {
    "a second permit in force": lambda one: another(one, state="active"),
    "a suspended one beside that in force": lambda one: another(one, state="suspended"),
    "a number that is taken": lambda one: another(one, number_key=one.number_key),
    "an end before the beginning": lambda one: another(one, valid_until=day(1403)),
    "a serial that is taken": lambda one: another(
        one, number_source="office", year=one.year, serial=one.serial
    ),
    "a serial of the ministry": lambda one: another(one, year=1404, serial=9),
    "an own permit without a serial": lambda one: another(one, number_source="office"),
    "a permit without a number": lambda one: another(one, number=""),
    "a permit that goes": lambda one: Permit.objects.filter(pk=one.pk).delete(),
    "another number": lambda one: Permit.objects.filter(pk=one.pk).update(number="5"),
    "another day of issue": lambda one: Permit.objects.filter(pk=one.pk).update(
        issued_on=day(1403)
    ),
    "another holder": lambda one: Permit.objects.filter(pk=one.pk).update(ngo=ngo("نهال")),
    "an NGO that goes": lambda one: Ngo.objects.filter(pk=one.ngo_id).delete(),
    "a past that goes": lambda one: NgoVersion.objects.filter(ngo=one.ngo_id).delete(),
    "another past": lambda one: NgoVersion.objects.filter(ngo=one.ngo_id).update(entry={}),
    "other reasons": lambda one: NgoVersion.objects.filter(ngo=one.ngo_id).update(reason="هیچ"),
    "two entries of today": lambda one: NgoVersion.objects.filter(ngo=one.ngo_id).update(
        held_until=None
    ),
    "a past that ends before it begins": lambda one: NgoVersion.objects.filter(
        ngo=one.ngo_id
    ).update(held_until=day(1390)),
    "an end without a day": lambda one: Ngo.objects.filter(pk=one.ngo_id).update(state="dissolved"),
    "a day without an end": lambda one: Ngo.objects.filter(pk=one.ngo_id).update(
        dissolved_on=day(1404)
    ),
    "a name that another bears": lambda one: Ngo.objects.filter(pk=ngo("نهال").pk).update(
        name_key=one.ngo.name_key
    ),
    "its own branch": lambda one: Ngo.objects.filter(pk=one.ngo_id).update(branch_of=one.ngo_id),
    "a name that says nothing": lambda one: Ngo.objects.filter(pk=one.ngo_id).update(name=""),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_the_database_refuses(wrong: str) -> None:
    permit = licensed()
    with pytest.raises(Error), transaction.atomic():
        WRONG[wrong](permit)
    assert Permit.objects.get().state == "active"
    assert NgoVersion.objects.filter(ngo=permit.ngo).count() == 2
