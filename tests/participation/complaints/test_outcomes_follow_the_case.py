"""What readers see of a case follows it: opened again or turned against somebody, it comes down."""

import pytest
from django.test import Client

from participation.cases.actors import staff
from participation.cases.models import Case
from participation.cases.services import citizen, correspondence, identity
from participation.cases.services.transitions import Given, perform
from participation.common.models import Tombstone
from participation.complaints.models import Outcome
from participation.complaints.outcomes import services
from search.models import Entry
from tests.participation.cases.at_the_desk import address, signed_in
from tests.participation.cases.cast import officer
from tests.participation.complaints.outcomes import APPROVES, WRITES, Press

pytestmark = [pytest.mark.django_db, pytest.mark.db]
LIST = "/complaints/outcomes/"


@pytest.fixture
def press() -> Press:
    return Press()


def fresh(case: Case) -> Case:
    """The case as it stands now."""
    return Case.objects.get(pk=case.pk)


def assert_gone(client: Client, made: Outcome) -> None:
    """Nobody reads it: not at its address, in the list, in the search, and programs are told."""
    assert client.get(made.get_absolute_url()).status_code == 404
    assert made.title not in client.get(LIST).content.decode()
    assert not Entry.objects.filter(kind="outcome", object_id=str(made.pk)).exists()
    assert Tombstone.objects.filter(resource="outcomes", object_id=str(made.pk)).exists()


@pytest.mark.parametrize("who", ["office", "citizen"])
def test_of_a_case_that_is_opened_again_nothing_is_public_until_it_is_decided_and_approved_anew(
    client: Client, press: Press, who: str
) -> None:
    case = press.decided()
    made = press.published(case=case)
    assert made.title in client.get(LIST).content.decode()

    if who == "office":
        perform(case.pk, "reopen", by=staff(press.writer), given=Given(reason="دوباره دیده شود"))
    else:
        citizen.object_to(case_id=case.pk, text="چراغ‌ها باز خاموش شد.", token=case.pk)

    assert_gone(client, made)
    down = Outcome.objects.get()
    assert down.state == "withdrawn"
    screen = signed_in(press.approver).get(f"/admin/outcomes/edit/{made.pk}/").content.decode()
    assert "پرونده دوباره باز شد" in screen
    assert "برداشته" in signed_in(press.writer).get(address(case)).content.decode()

    case = fresh(case)
    correspondence.answer(
        case_id=case.pk, text="چراغ‌ها عوض شد.", by=press.writer, seen=case.version
    )
    assert client.get(made.get_absolute_url()).status_code == 404
    waiting = services.propose_outcome(outcome=down, version=down.version, by=press.writer)
    services.approve_outcome(outcome=waiting, version=waiting.version, by=press.approver)
    assert client.get(made.get_absolute_url()).status_code == 200


def test_a_text_that_names_whom_the_case_is_against_comes_down_once_that_is_noted(
    client: Client, press: Press
) -> None:
    guard = officer("guard", press.province.second)
    guard.first_name, guard.last_name = "رضا", "کریمی"
    guard.save()
    case = press.decided()
    made = press.published(case=case, result="با پیگیری آقای کریمی چراغ‌ها روشن شد.")
    assert client.get(made.get_absolute_url()).status_code == 200

    identity.accuse(case_id=case.pk, units=[], users=[guard], by=press.writer, seen=case.version)

    assert_gone(client, made)
    assert "«کریمی»" in Outcome.objects.get().remark


@pytest.mark.parametrize("which", ["writer", "approver"])
def test_what_one_of_the_accused_wrote_or_approved_comes_down(
    client: Client, press: Press, which: str
) -> None:
    case = press.decided()
    made = press.published(case=case)
    other = officer("other", press.province.desk, permissions=WRITES)
    accused = getattr(press, which)

    identity.accuse(case_id=case.pk, units=[], users=[accused], by=other, seen=case.version)

    assert_gone(client, made)
    # Others write it over and let it out.
    down = Outcome.objects.get()
    changed = services.change_outcome(
        outcome=down, text=press.text(title="چراغ‌ها روشن است"), version=down.version, by=other
    )
    waiting = services.propose_outcome(outcome=changed, version=changed.version, by=other)
    head = officer("head", press.province.desk, permissions=APPROVES)
    services.approve_outcome(outcome=waiting, version=waiting.version, by=head)
    assert "چراغ‌ها روشن است" in client.get(LIST).content.decode()


def test_a_text_without_anybody_of_the_case_stays(client: Client, press: Press) -> None:
    case = press.decided()
    made = press.published(case=case)
    guard = officer("guard", press.province.second)

    identity.accuse(case_id=case.pk, units=[], users=[guard], by=press.writer, seen=case.version)

    assert client.get(made.get_absolute_url()).status_code == 200
    assert Outcome.objects.get().version == made.version


def test_a_draft_of_a_case_is_left_alone(press: Press) -> None:
    case = press.decided()
    draft = press.written(case=case)
    perform(case.pk, "reopen", by=staff(press.writer), given=Given(reason="دوباره دیده شود"))
    assert Outcome.objects.get().version == draft.version
