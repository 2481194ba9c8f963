"""The citizen takes over what an office has filed: a key of his own; the old one is dead."""

from typing import Any

import pytest
from django.test import Client

from participation.cases.enums import EventType
from participation.cases.models import CaseEvent
from participation.common.models import User
from participation.complaints.models import Category
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, category, filed
from tests.participation.complaints.intake.filing import CHOOSE, file_it, filed_case, key_on

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def at_the_case(number: str, key: str) -> Client:
    """A browser that followed number and key."""
    client = Client()
    client.post("/track/", {"number": number, "key": key})
    return client


def handed_out(office: User, wish: Category) -> tuple[str, str]:
    """File it and read number and key, as they stand on the slip."""
    file_it(office, wish)
    shown = signed_in(office).get(f"{CHOOSE}done/{filed_case().pk}/").content.decode()
    return filed_case().number, key_on(shown)


def test_the_citizen_gets_a_key_of_his_own_and_that_of_the_slip_opens_nothing(
    office: User, wish: Category
) -> None:
    number, old = handed_out(office, wish)
    citizen = at_the_case(number, old)
    assert "دفتر محله" in citizen.get("/track/case/").content.decode()

    new = key_on(citizen.post("/track/take-over/").content.decode())

    assert new != old
    assert at_the_case(number, old).get("/track/case/").status_code == 302
    assert at_the_case(number, new).get("/track/case/").status_code == 200
    assert citizen.get("/track/case/").status_code == 200
    assert "track/take-over" not in citizen.get("/track/case/").content.decode()
    taken = CaseEvent.objects.filter(type=EventType.TAKEN_OVER)
    assert taken.count() == 1


def test_of_a_report_the_old_key_alone_opens_nothing_either(
    province: Province, office: User
) -> None:
    _number, old = handed_out(office, category(province.desk, kind="report"))
    citizen = at_the_case("", old)
    assert citizen.get("/track/case/").status_code == 200

    new = key_on(citizen.post("/track/take-over/").content.decode())

    assert at_the_case("", old).get("/track/case/").status_code == 302
    assert at_the_case("", new).get("/track/case/").status_code == 200


def test_whoever_was_let_in_by_the_old_key_is_out(office: User, wish: Category) -> None:
    number, old = handed_out(office, wish)
    staff, citizen = at_the_case(number, old), at_the_case(number, old)

    citizen.post("/track/take-over/")

    assert staff.get("/track/case/").status_code == 302


def test_the_new_key_is_on_no_screen_of_the_office(office: User, wish: Category) -> None:
    number, old = handed_out(office, wish)
    new = key_on(at_the_case(number, old).post("/track/take-over/").content.decode())

    place = f"{CHOOSE}done/{filed_case().pk}/"

    shown = signed_in(office).get(place).content.decode()
    assert new not in shown
    assert old not in shown
    assert signed_in(office).post(place).status_code == 302


def test_a_second_click_shows_the_same_new_key(office: User, wish: Category) -> None:
    number, old = handed_out(office, wish)
    citizen = at_the_case(number, old)

    first = key_on(citizen.post("/track/take-over/").content.decode())
    second = key_on(citizen.post("/track/take-over/").content.decode())

    assert first == second


def test_a_case_that_its_citizen_filed_is_not_taken_over(mine: Any) -> None:
    client = at_the_case(mine.case.number, mine.key)
    before = mine.case.key_hash

    assert client.post("/track/take-over/").headers["Location"] == "/track/case/"

    mine.case.refresh_from_db()
    assert mine.case.key_hash == before


@pytest.fixture
def mine(province: Province) -> Any:
    """A complaint that its citizen filed."""
    return filed(category(province.desk))
