"""What of a change is sent back, and nothing else, is put right by whoever speaks for the NGO."""

from typing import Any

import pytest
from django.test import Client

from participation.cases.models import Case
from participation.cases.services.submission import Submitted
from participation.ngos.applications.enums import PaperKind
from participation.ngos.changes.models import Change
from participation.ngos.models import Permit
from tests.participation.cases.following import opened
from tests.participation.ngos.applications.applying import national_id
from tests.participation.ngos.applications.reviewing import file_of, stored, taken_up
from tests.participation.ngos.changes.changing import (
    OLD,
    done,
    judged,
    newcomer,
    of_board,
    of_nine,
    seat,
    submitted,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db, pytest.mark.usefixtures("governorate")]
AT = "/track/application/"


@pytest.fixture
def permit() -> Permit:
    """The permit of an NGO with nine directors."""
    return of_nine()


@pytest.fixture
def sent_back(permit: Permit, desk: Client) -> Submitted:
    """A change whose minutes were rejected, with its section and its new person sent back."""
    minutes = stored()
    made = submitted(permit, files=[minutes], papers={minutes.pk: (0, PaperKind.ASSEMBLY)})
    taken_up(desk, made.case)
    judged(desk, made.case, assembly="unsigned")
    done(desk, made.case, "return", parts=["board", "person-1"], text="امضا ندارد.")
    return made


def sent(client: Client, part: str, **typed: Any) -> Any:
    """Put a part right."""
    return client.post(f"{AT}{part}/", {"seen": "0", **typed})


def test_the_marked_parts_are_put_right_and_go_back_to_the_office(
    client: Client, sent_back: Submitted, permit: Permit
) -> None:
    browser = opened(client, sent_back)
    case = sent_back.case
    assert "چه کسی می‌رود، چه کسی می‌آید؟" in browser.get(AT).content.decode()
    board = of_board(permit.ngo, OLD[5])
    assert sent(browser, "board", **board).status_code == 302
    assert sent(browser, "person-1", **newcomer(2)).status_code == 302
    paper = case.ngo_papers.get()
    assert sent(browser, f"paper-{paper.pk}", file=file_of()).status_code == 302
    assert browser.post(f"{AT}send/").status_code == 302
    assert Case.objects.get(pk=case.pk).state == "review"
    change = Change.objects.get(case=case)
    assert change.value("board", "leaving") == [str(seat(permit.ngo, OLD[5]).pk)]
    assert any(OLD[5] in value for _label, value in change.rows)
    assert change.people.get().national_id == national_id(2)
    assert case.ngo_papers.current().get().replaces == paper


def test_nobody_is_added_when_something_is_put_right(
    client: Client, sent_back: Submitted, permit: Permit
) -> None:
    browser = opened(client, sent_back)
    answer = sent(browser, "board", **of_board(permit.ngo, OLD[5], joining=3))
    assert answer.status_code == 422
    assert Change.objects.get(case=sent_back.case).value("board", "joining") == "1"


def test_what_was_not_sent_back_stays_closed(client: Client, sent_back: Submitted) -> None:
    browser = opened(client, sent_back)
    assert browser.get(f"{AT}contact/").status_code == 404
    assert sent(browser, "contact", address="جای دیگر").status_code == 404


def test_of_two_phones_the_later_is_told(
    client: Client, sent_back: Submitted, permit: Permit
) -> None:
    browser = opened(client, sent_back)
    assert sent(browser, "board", **of_board(permit.ngo, OLD[5])).status_code == 302
    late = sent(browser, "board", **of_board(permit.ngo, OLD[6]))
    assert late.status_code == 409
    assert OLD[6] in late.content.decode()
    kept = Change.objects.get(case=sent_back.case).value("board", "leaving")
    assert kept == [str(seat(permit.ngo, OLD[5]).pk)]
