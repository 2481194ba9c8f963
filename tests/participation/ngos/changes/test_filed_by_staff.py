"""Staff file a change for an NGO that came on paper, by telephone or in person."""

import uuid
from typing import Any

import pytest
from django.test import Client

from participation.cases.models import Applicant, Case
from participation.common.models import User
from participation.ngos.applications.models import Person
from participation.ngos.changes.models import Change
from participation.ngos.models import Permit
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.complaints.intake.filing import CHOOSE, key_on, picture
from tests.participation.ngos.changes.changing import (
    MOBILE,
    NEWCOMER,
    OLD,
    newcomer,
    of_board,
    of_nine,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
FILE = "/admin/ngo-changes/file/"


@pytest.fixture
def permit() -> Permit:
    """The permit of an NGO with nine directors."""
    return of_nine()


def told(clerk: User, permit: Permit, **more: Any) -> dict[str, Any]:
    """What the screen of a change of the board sends."""
    board = of_board(permit.ngo, OLD[4], OLD[6])
    return {
        "submission": str(uuid.uuid4()),
        "unit": clerk.unit_memberships.get().unit_id,
        "intake": "paper",
        "outer_number": "۱۴۰۵/۸۸",
        "consent": "signed",
        "scan": picture(),
        **{f"board-{name}": value for name, value in board.items()},
        **{f"person-1-{name}": value for name, value in newcomer().items()},
        **more,
    }


def test_a_paper_becomes_a_change_with_the_new_person_and_all_who_leave(
    desk: Client, clerk: User, permit: Permit
) -> None:
    assert f'href="{FILE}"' in desk.get(CHOOSE).content.decode()
    chosen = desk.post(FILE, {"number": permit.number, "sort": "board", "people": "1"})
    at = chosen.headers["Location"]
    assert desk.get(at).status_code == 200
    answer = desk.post(at, told(clerk, permit))
    assert answer.status_code == 302, answer.content.decode()
    case = Case.objects.get()
    assert (case.intake, case.on_behalf.by) == ("paper", clerk)
    assert len(Change.objects.get(case=case).value("board", "leaving")) == 2
    assert [one.name for one in Person.objects.filter(case=case)] == [NEWCOMER]
    assert Applicant.objects.get(case=case).mobile == MOBILE
    assert case.ngo_papers.count() == 1
    shown = desk.get(answer.headers["Location"]).content.decode()
    assert key_on(shown)


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    desk: Client, clerk: User, permit: Permit
) -> None:
    at = f"{FILE}{permit.ngo_id}/board/?people=1"
    wrong = told(clerk, permit, **{"person-1-national_id": "1234567890"})
    answer = desk.post(at, wrong)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert newcomer()["last_name"] in page
    assert not Case.objects.exists()


def test_what_does_not_fit_the_permit_is_filed_for_nobody(desk: Client, permit: Permit) -> None:
    # The permit holds for years: its renewal is not due.
    chosen = desk.post(FILE, {"number": permit.number, "sort": "renewal"})
    assert chosen.status_code == 422
    assert desk.get(f"{FILE}{permit.ngo_id}/renewal/").status_code == 404
    assert desk.get(f"{FILE}{permit.ngo_id}/suspension/").status_code == 404
    assert desk.get(f"{FILE}999999/board/").status_code == 404


def test_whoever_works_on_no_cases_finds_nothing(permit: Permit) -> None:
    reader = signed_in(User.objects.create_user("reader", password="a long pass phrase"))
    for address in (FILE, f"{FILE}{permit.ngo_id}/board/"):
        assert reader.get(address).status_code in {302, 404}
