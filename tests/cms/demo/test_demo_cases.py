"""The invented cases: in every state, told in order, made once, never sent to anybody."""

from collections.abc import Iterator

import pytest
from django.utils import timezone

from cms.demo.cases import OFFICER, load_cases
from cms.demo.complaints import load_categories
from cms.demo.units import Units, load_units
from participation.cases.enums import ActorKind, EventType, Identity
from participation.cases.models import Accused, Applicant, Case, CaseEvent, OnBehalf, Rating, Term
from participation.common.enums import UnitKind
from participation.common.models import County, OutboxMessage, Unit, User
from participation.complaints.enums import ComplaintClass, ComplaintState
from participation.complaints.models import Category
from persian.jalali import today
from tests.copies import copied, leading_to
from tests.participation.cases.cast import officer

pytestmark = pytest.mark.django_db
MANY = 100


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: pytest.FixtureDef) -> Iterator[Units]:
    """The units, the categories and half of the cases, for all tests of this module."""
    with django_db_blocker.unblock(), copied() as name, leading_to(name):
        county = County.objects.get(name="اصفهان")
        kind = UnitKind.FACILITATION_OFFICE
        Unit.objects.create(name="دفتر تسهیلگری نمایشی", kind=kind, county=county)
        units = load_units()
        load_cases(units, load_categories(units), many=MANY)
        with django_db_blocker.block():
            yield units


def test_there_are_invented_cases_in_every_state(told: Units) -> None:
    assert set(Case.objects.values_list("state", flat=True)) == set(ComplaintState.values)
    assert Case.objects.count() == Case.objects.filter(is_demo=True).count() == MANY
    assert Case.objects.open().filter(due_date__lt=today()).exists()
    assert Case.objects.filter(is_held=True, is_open=True).exists()
    assert Case.objects.filter(identity=Identity.NONE, applicant__isnull=True).exists()
    assert Rating.objects.exists()


def test_an_office_has_written_down_what_came_by_its_ways_in_its_county(told: Units) -> None:
    filed = OnBehalf.objects.select_related("case", "unit")

    assert filed.exists()
    assert all(row.unit.county_id == row.case.county_id for row in filed)
    assert not Accused.objects.filter(case__in=filed.values("case"), unit__in=told.offices).exists()


def test_every_case_is_told_in_order_and_nothing_of_it_lies_in_the_future(told: Units) -> None:
    for case in Case.objects.prefetch_related("events"):
        events = list(case.events.order_by("pk"))
        moments = [event.at for event in events]
        assert moments == sorted(moments)
        assert (events[0].type, events[0].at) == (EventType.RECEIVED, case.received_at)
        assert moments[-1] <= timezone.now()
        if case.closed_at is not None:
            closing = [event for event in events if event.data.get("after") == case.state]
            assert case.closed_at == closing[-1].at
    # A story of a year, not of the minute in which it was loaded.
    oldest = Case.objects.order_by("received_at").first()
    assert (timezone.now() - oldest.received_at).days > 200


def test_the_terms_of_the_cases_count_from_the_days_of_their_story(told: Units) -> None:
    first = Term.objects.filter(purpose="answer", case__state=ComplaintState.REVIEW)
    for term in first.select_related("case"):
        assert term.due_date > term.starts_on >= term.case.received_at.date()
    waiting = Term.objects.filter(purpose="reply", case__state=ComplaintState.WAITING)
    assert waiting.exists()
    assert not waiting.filter(due_date__lt=today(), settled_on__isnull=True).exists()


def test_each_county_has_its_governorate_and_the_offices_belong_to_theirs(told: Units) -> None:
    counties = set(County.objects.in_force().values_list("pk", flat=True))
    governorates = Unit.objects.of_kind(UnitKind.COUNTY_GOVERNORATE)
    assert set(governorates.values_list("county_id", flat=True)) == counties


def test_the_categories_are_of_all_classes_and_name_who_decides_and_whom_to_call(
    told: Units,
) -> None:
    offered = Category.objects.offered()
    assert 8 <= offered.count() <= 12
    assert set(offered.values_list("kind", flat=True)) == set(ComplaintClass.values)
    assert "هیئت حل اختلاف" in offered.get(against=["council"]).refers_to
    dangerous = offered.get(is_restricted=True)
    assert "۱۲۳" in dangerous.emergency
    assert dangerous.unit == told.protection


def test_staff_of_a_governorate_do_not_see_the_invented_case_against_it(told: Units) -> None:
    accused = Accused.objects.filter(unit__isnull=False).select_related("unit").first()
    own = officer("judge", accused.unit, permissions=("view_case", "view_all_cases"))
    other = officer("other", told.desk, permissions=("view_case", "view_all_cases"))
    assert not Case.objects.visible_to(own).filter(pk=accused.case_id).exists()
    assert Case.objects.visible_to(other).filter(pk=accused.case_id).exists()


def test_nothing_is_sent_to_anybody_and_nobody_in_it_can_be_a_person(told: Units) -> None:
    assert not OutboxMessage.objects.exists()
    people = Applicant.objects.filter(case__identity=Identity.FULL)
    assert people.exists()
    assert {person.name.startswith("شهروند نمایشی") for person in people} == {True}
    assert {person.national_id[:6] for person in people} == {"000000"}


def test_nobody_signs_in_as_the_officer_of_the_demonstration(told: Units) -> None:
    assert CaseEvent.objects.filter(actor__username=OFFICER, actor_kind=ActorKind.STAFF).exists()
    user = User.objects.get(username=OFFICER)
    assert not user.has_usable_password()
    assert not user.has_perm("wagtailadmin.access_admin")
    for password in ("", OFFICER, "!"):
        assert not user.check_password(password)


def test_loading_again_makes_no_case_twice(told: Units) -> None:
    before = list(Case.objects.order_by("pk").values_list("pk", "version"))
    assert load_cases(told, load_categories(told), many=MANY) == 0
    assert list(Case.objects.order_by("pk").values_list("pk", "version")) == before
