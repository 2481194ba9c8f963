"""Permits: their numbers, their days, and the one state that each has."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from participation.common.tick import run_tick
from participation.ngos import services
from participation.ngos.models import NgoSettings, Permit
from participation.ngos.services import Basis
from persian.jalali import from_gregorian, today
from tests.participation.ngos.factories import BECAUSE, day, licensed, ngo

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def state(permit: Permit) -> tuple[str, str]:
    """Return where a permit and its NGO stand."""
    permit.refresh_from_db()
    permit.ngo.refresh_from_db()
    return permit.state, permit.ngo.state


def refused(error: pytest.ExceptionInfo[ValidationError]) -> list[str]:
    return list(getattr(error.value, "error_dict", {"": ""}))


def test_the_offices_own_numbers_follow_each_other_through_each_jalali_year() -> None:
    numbers = [
        licensed(name, issued_on=day(year), on=day(1390)).number
        for name, year in (("الف", 1403), ("ب", 1404), ("پ", 1403))
    ]
    assert numbers == ["1403-0001", "1404-0001", "1403-0002"]
    NgoSettings.objects.update_or_create(defaults={"number_prefix": "اص"})
    assert licensed("ت", issued_on=day(1403), on=day(1390)).number == "اص1403-0003"


def test_a_refused_permit_leaves_no_gap() -> None:
    licensed("الف")
    holder = Permit.objects.get().ngo
    with pytest.raises(ValidationError):
        services.issue_permit(ngo=holder)
    other = ngo("ب")
    with pytest.raises(ValidationError):
        services.issue_permit(
            ngo=other, issued_on=day(1404), basis=Basis(decision_number="۱", reason="۱" * 3000)
        )
    assert services.issue_permit(ngo=other, issued_on=day(1404)).number == "1404-0002"


def test_without_a_day_a_permit_holds_for_the_years_of_the_rules() -> None:
    one = services.issue_permit(ngo=ngo(), issued_on=day(1404))
    assert one.valid_until == day(1406) - timedelta(1)
    NgoSettings.objects.update_or_create(defaults={"validity_years": 5})
    assert services.issue_permit(ngo=ngo("نهال"), issued_on=day(1404)).valid_until == day(
        1409
    ) - timedelta(1)


def test_a_permit_names_who_issued_it_then() -> None:
    assert licensed("الف").issuer == "استانداری اصفهان"
    assert licensed("ب", level="county", county="کاشان").issuer == "فرمانداری شهرستان کاشان"
    assert licensed("پ", level="nation").issuer == "وزارت کشور"


def test_a_number_of_the_ministry_is_kept_as_it_is_and_given_once_however_it_is_typed() -> None:
    one = licensed("الف", number="۱۴۰۳/س/۷۷")
    assert (one.number, one.number_source, one.serial) == ("1403/س/77", "ministry", None)
    with pytest.raises(ValidationError) as error:
        licensed("ب", number="1403 س 77")
    assert refused(error) == ["number"]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("issued_on", {"issued_on": today() + timedelta(1)}),
        ("valid_until", {"valid_until": day(1403)}),
        ("number", {"number": "--"}),
    ],
)
def test_impossible_permits_are_refused_beside_the_field(field: str, wrong: dict) -> None:
    with pytest.raises(ValidationError) as error:
        licensed(**wrong)
    assert refused(error) == [field]
    assert not Permit.objects.exists()


def test_an_ngo_has_one_permit_at_a_time() -> None:
    permit = licensed()
    with pytest.raises(ValidationError, match=r"1404-0001"):
        services.issue_permit(ngo=permit.ngo)
    services.suspend(ngo=permit.ngo, basis=BECAUSE)
    with pytest.raises(ValidationError):
        services.issue_permit(ngo=permit.ngo)
    services.revoke(ngo=permit.ngo, basis=BECAUSE)
    assert services.issue_permit(ngo=permit.ngo).state == "active"
    assert state(permit) == ("revoked", "active")


def test_a_permit_is_suspended_brought_back_and_revoked_with_reasons() -> None:
    permit = licensed()
    for act in (services.suspend, services.revoke):
        with pytest.raises(ValidationError) as error:
            act(ngo=permit.ngo, basis=Basis())
        assert refused(error) == ["reason"]
    services.suspend(ngo=permit.ngo, basis=BECAUSE)
    assert state(permit) == ("suspended", "suspended")
    with pytest.raises(ValidationError):
        services.suspend(ngo=permit.ngo, basis=BECAUSE)
    with pytest.raises(ValidationError):
        services.renew(ngo=permit.ngo)
    services.reinstate(ngo=permit.ngo, basis=BECAUSE)
    assert state(permit) == ("active", "active")
    services.revoke(ngo=permit.ngo, basis=BECAUSE)
    assert state(permit) == ("revoked", "revoked")
    services.reinstate(ngo=permit.ngo, basis=Basis(reason="اعتراض پذیرفته شد."))
    assert state(permit) == ("active", "active")
    told = permit.acts.order_by("number").values_list("act", "reason")
    assert [act for act, _why in told] == [
        "issued", "suspended", "reinstated", "revoked", "reinstated",
    ]  # fmt: skip
    assert told[1][1] == BECAUSE.reason


def test_a_permit_runs_out_with_its_last_day_and_is_renewed_from_then_on() -> None:
    permit = licensed(valid_until=today())
    assert run_tick()
    assert state(permit) == ("active", "active")
    with time_machine.travel(today() + timedelta(days=1, hours=12)):
        assert permit.state_on(today()) == "expired"
        run_tick()
        assert state(permit) == ("expired", "expired")
        with pytest.raises(ValidationError):
            services.suspend(ngo=permit.ngo, basis=BECAUSE)
        services.renew(ngo=permit.ngo)
        assert state(permit) == ("active", "active")
        assert from_gregorian(permit.valid_until).year == from_gregorian(today()).year + 2
        assert permit.ngo.valid_until == permit.valid_until


def test_a_renewal_ends_later_than_before() -> None:
    permit = licensed(valid_until=day(1410))
    with pytest.raises(ValidationError) as error:
        services.renew(ngo=permit.ngo, valid_until=day(1410))
    assert refused(error) == ["valid_until"]
    number = permit.number
    assert services.renew(ngo=permit.ngo).valid_until == day(1412)
    permit.refresh_from_db()
    assert permit.number == number


def test_what_was_suspended_over_its_last_day_comes_back_as_run_out() -> None:
    permit = licensed(valid_until=today())
    services.suspend(ngo=permit.ngo, basis=BECAUSE)
    with time_machine.travel(today() + timedelta(days=2, hours=12)):
        run_tick()
        assert state(permit) == ("suspended", "suspended")
        services.reinstate(ngo=permit.ngo, basis=BECAUSE)
        assert state(permit) == ("expired", "expired")


def test_without_a_permit_there_is_nothing_to_renew_or_revoke() -> None:
    one = ngo()
    for act in (services.renew, services.suspend, services.revoke, services.reinstate):
        with pytest.raises(ValidationError):
            act(ngo=one, basis=BECAUSE)


def test_an_entry_made_after_its_permit_says_so_from_its_own_day_on() -> None:
    permit = licensed("نهال", on=today(), issued_on=day(1404))
    assert permit.issued_on == day(1404)
    assert [one.held_from for one in permit.ngo.versions.order_by("number")] == [today(), today()]
