"""The invented proposals: in every place of their way, made once, never sent to anybody."""

from collections.abc import Iterator

import pytest
from django.test import Client

from cms.demo.places import load_places
from cms.demo.proposals import load_proposals, read_proposals
from cms.demo.units import load_units
from participation.cases.models import Case
from participation.common.models import OutboxMessage
from participation.place_names.models import DecidedName, Opinion, Place, Proposal, StageVisit
from participation.place_names.proposals.enums import DECIDED, ProposalState
from persian.jalali import today
from tests.copies import copied, leading_to

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: pytest.FixtureDef) -> Iterator[int]:
    """The units, the places and all proposals, for all tests of this module."""
    with django_db_blocker.unblock(), copied() as name, leading_to(name):
        load_units()
        load_places()
        made = load_proposals()
        with django_db_blocker.block():
            yield made


def stage_of(key: str) -> str:
    """Where an invented proposal is on its path."""
    row = next(one for one in read_proposals()["proposal"] if one["key"] == key)
    visits = StageVisit.objects.filter(proposal__name=row["name"], left_at__isnull=True)
    return visits.get(proposal__case__is_demo=True).title


def test_every_state_and_every_stage_before_the_plate_has_one(told: int) -> None:
    assert told == Proposal.objects.count() == Case.objects.filter(is_demo=True).count()
    found = set(Case.objects.values_list("state", flat=True))
    assert found == set(ProposalState) - {ProposalState.REVIEW, ProposalState.REFERRED}
    assert stage_of("admitted") == "دبیرخانه"
    assert stage_of("committee") == "کمیتهٔ فرعی نام‌گذاری"
    assert stage_of("council") == "شورای شهر"
    assert stage_of("naming") == "شورای نام‌گذاری"
    assert stage_of("objection") == "دو هفته مهلت اعتراض"
    assert stage_of("sent-back") == "کمیتهٔ فرعی نام‌گذاری"
    assert stage_of("granted") == "نصب تابلو"


def test_decisions_are_remembered_and_their_places_are_samples(told: int, client: Client) -> None:
    given = DecidedName.objects.filter(placename__isnull=False)

    assert given.count() == 3
    assert set(
        Place.objects.filter(decided_names__in=given).values_list("is_sample", flat=True)
    ) == {True}
    shown = client.get("/place-names/decisions/").content.decode()
    assert "بوستان نیزار" in shown
    assert "کوچهٔ کندو" in shown
    assert "بلوار بزرگ نمونه" not in client.get("/place-names/proposals/").content.decode()
    assert Case.objects.filter(state__in=DECIDED, is_open=True).count() == 0


def test_opinions_were_asked_for_and_one_has_not_come(told: int) -> None:
    asked = Opinion.objects.filter(asked_on__isnull=False)

    assert [one.is_late(today()) for one in asked if not one.is_answered] == [True]
    assert sum(one.is_answered for one in asked) == asked.count() - 1 > 0


def test_the_days_of_the_story_are_past_and_in_order(told: int) -> None:
    for visit in StageVisit.objects.select_related("proposal__case"):
        assert visit.proposal.case.received_at <= visit.entered_at
        assert visit.left_at is None or visit.entered_at <= visit.left_at
        assert visit.received_on is None or visit.received_on <= today()


def test_again_makes_nothing_and_leaves_what_staff_did(told: int) -> None:
    Proposal.objects.filter(name="کاریز").update(public_reason="نوشتهٔ همکار")
    before = [DecidedName.objects.count(), StageVisit.objects.count(), Case.objects.count()]

    assert load_proposals() == 0
    assert before == [DecidedName.objects.count(), StageVisit.objects.count(), Case.objects.count()]
    assert Proposal.objects.get(name="کاریز").public_reason == "نوشتهٔ همکار"


def test_nobody_is_told_of_them(told: int) -> None:
    assert not OutboxMessage.objects.exists()
