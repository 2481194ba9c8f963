"""What the office begins: suspension and revocation after a hearing, and the way back."""

import uuid
from typing import Any

import pytest
from django.test import Client

from participation.cases.models import Answer, Applicant, Case
from participation.cases.services.citizen import object_to
from participation.common.clock import today
from participation.common.models import User
from participation.ngos.applications.models import RefusalReason
from participation.ngos.models import NgoVersion, Permit
from persian.jalali import format_short
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import officer
from tests.participation.ngos.applications.reviewing import taken_up
from tests.participation.ngos.applications.test_decisions import a_resolution
from tests.participation.ngos.changes.changing import MOBILE, Walker, act, done, of_nine

pytestmark = [pytest.mark.django_db, pytest.mark.db]
OPEN = "/admin/ngo-changes/open/"
TODAY = format_short(today())
REASON = "گزارش دو سال داده نشد."
HEARD = "نشانهٔ سخن نماینده"


@pytest.fixture
def permit() -> Permit:
    """A permit in force."""
    return of_nine()


def begin(desk: Client, permit: Permit, sort: str, **more: Any) -> Any:
    """Begin a measure."""
    given = {"submission": str(uuid.uuid4()), "number": permit.number, "sort": sort}
    return desk.post(OPEN, {**given, "reason": REASON, **more})


def begun(desk: Client, permit: Permit, sort: str) -> Case:
    """Begin a measure; return its case."""
    answer = begin(desk, permit, sort)
    assert answer.status_code == 302, answer.content.decode()
    return Case.objects.filter(kind="ngo_change").latest("received_at")


def decided(desk: Client, case: Case) -> None:
    """Hear the NGO, and let the board decide."""
    taken_up(desk, case)
    done(desk, case, "hearing", on=TODAY, words=HEARD)
    done(desk, case, "to_board")
    done(desk, case, "approve", resolution=a_resolution().pk)


def state(permit: Permit) -> str:
    """Where a permit stands."""
    return Permit.objects.get(pk=permit.pk).state


def test_a_suspension_comes_after_a_hearing_and_says_why_to_everybody(
    permit: Permit, desk: Client, client: Client
) -> None:
    case = begun(desk, permit, "suspension")
    assert Applicant.objects.get(case=case).mobile == MOBILE
    taken_up(desk, case)
    refused = act(desk, case, "to_board")
    assert refused.status_code == 422
    assert "نخست باید سخن تشکل شنیده شود" in refused.content.decode()
    assert state(permit) == "active"
    done(desk, case, "hearing", on=TODAY, words=HEARD)
    done(desk, case, "to_board")
    done(desk, case, "approve", resolution=a_resolution().pk)
    assert state(permit) == "suspended"
    version = NgoVersion.objects.filter(ngo=permit.ngo).latest("number")
    assert (version.act, version.reason, version.decision is not None) == (
        "suspended",
        REASON,
        True,
    )
    page = client.get(permit.get_absolute_url()).content.decode()
    assert REASON in page
    assert HEARD not in page + client.get(permit.ngo.get_absolute_url()).content.decode()
    assert REASON in Answer.objects.get(case=case).text


def test_an_objection_that_is_accepted_brings_the_permit_back(permit: Permit, desk: Client) -> None:
    case = begun(desk, permit, "revocation")
    decided(desk, case)
    assert state(permit) == "revoked"
    object_to(case_id=case.pk, text="گزارش را داده بودیم.", token=uuid.uuid4())
    done(desk, case, "to_board")
    reason = RefusalReason.objects.order_by("pk").first()
    assert reason is not None
    done(desk, case, "refuse", resolution=a_resolution(2).pk, reasons=[reason.pk])
    assert state(permit) == "active"
    acts = NgoVersion.objects.filter(ngo=permit.ngo).order_by("number")
    assert [one.act for one in acts][-2:] == ["revoked", "reinstated"]


def test_an_objection_that_is_not_accepted_leaves_what_was_decided(
    permit: Permit, desk: Client
) -> None:
    case = begun(desk, permit, "suspension")
    decided(desk, case)
    object_to(case_id=case.pk, text="درست نیست.", token=uuid.uuid4())
    done(desk, case, "to_board")
    done(desk, case, "approve", resolution=a_resolution(2).pk)
    assert state(permit) == "suspended"
    assert NgoVersion.objects.filter(ngo=permit.ngo, act="suspended").count() == 1


def test_a_suspended_permit_comes_back_by_a_case_of_its_own(permit: Permit, desk: Client) -> None:
    decided(desk, begun(desk, permit, "suspension"))
    case = begun(desk, permit, "reinstatement")
    taken_up(desk, case)
    done(desk, case, "to_board")
    done(desk, case, "approve", resolution=a_resolution(2).pk)
    assert state(permit) == "active"


def test_what_does_not_fit_the_permit_is_refused_and_nothing_typed_is_lost(
    permit: Permit, desk: Client
) -> None:
    answer = begin(desk, permit, "reinstatement")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert REASON in page
    assert "این کار شدنی نیست" in page
    assert begin(desk, permit, "suspension", number="۹۹۹۹").status_code == 422
    assert not Case.objects.exists()


def test_an_ngo_is_offered_no_measure_of_the_office(permit: Permit, client: Client) -> None:
    walker = Walker(client).enter(permit)
    assert 'value="contact"' in walker.page
    assert 'value="suspension"' not in walker.page
    assert walker.post(sort="suspension").status_code == 422


def test_whoever_enters_no_decisions_finds_no_such_screen(permit: Permit, clerk: User) -> None:
    stranger = signed_in(officer("stranger", clerk.unit_memberships.get().unit))
    assert stranger.get(OPEN).status_code == 404
    assert begin(stranger, permit, "suspension").status_code == 404
    assert not Case.objects.exists()


def test_two_clicks_begin_one_case(permit: Permit, desk: Client) -> None:
    token = str(uuid.uuid4())
    for _time in range(2):
        assert begin(desk, permit, "suspension", submission=token).status_code == 302
    assert Case.objects.count() == 1
