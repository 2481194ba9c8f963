"""The invented applications: in every stage before a board decides, made once, sent to nobody."""

from collections.abc import Iterator

import pytest

from cms.demo.applications import load_applications, read_applications
from cms.demo.units import load_units
from participation.cases.models import Case
from participation.common.models import OutboxMessage
from participation.ngos.applications.enums import ApplicationState
from participation.ngos.applications.models import Stay
from participation.ngos.applications.pipeline import stages_of, with_late_inquiries
from participation.ngos.applications.services.filing import KIND
from persian.identifiers import normalize_national_id
from tests.copies import copied, leading_to

pytestmark = pytest.mark.django_db
S = ApplicationState


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: pytest.FixtureDef) -> Iterator[int]:
    """The units and all applications, for all tests of this module."""
    with django_db_blocker.unblock(), copied() as name, leading_to(name):  # type: ignore[attr-defined]
        load_units()
        made = load_applications()
        with django_db_blocker.block():  # type: ignore[attr-defined]
            yield made


def test_each_stage_before_the_boards_decision_has_one(made: int) -> None:
    assert made == len(read_applications()) == Case.objects.filter(kind=KIND, is_demo=True).count()
    counts = {stage.name: stage.count for stage in stages_of(Case.objects.all())}
    filled = {name for name, count in counts.items() if count}
    assert filled == {S.RECEIVED, S.REVIEW, S.WAITING, S.RETURNED, S.INQUIRY, S.BOARD}
    assert with_late_inquiries(Case.objects.all()).count() == 1
    assert Stay.objects.filter(left_at__isnull=False).exists()


def test_they_are_made_once_and_nobody_is_told(made: int) -> None:
    assert load_applications() == 0
    assert not OutboxMessage.objects.exists()


def test_nobody_has_the_codes_of_invented_people(made: int) -> None:
    case = Case.objects.filter(kind=KIND).first()
    assert case is not None
    for person in case.ngo_people.all():
        assert normalize_national_id(person.national_id).startswith("00000")
