"""The invented outcomes: of many kinds and places, marked as invented, made once."""

import pytest
from django.test import Client

from cms.demo.complaints import load_categories
from cms.demo.outcomes import load_outcomes
from cms.demo.units import load_units
from participation.common.models import User
from participation.complaints.enums import OutcomeState
from participation.complaints.models import Category, Outcome
from participation.complaints.outcomes.services import withdraw_outcome
from search.kinds import kinds
from search.reconcile import Report, compare

pytestmark = [pytest.mark.django_db, pytest.mark.db]

LIST = "/complaints/outcomes/"


@pytest.fixture
def categories() -> dict[str, Category]:
    """Categories of the demonstration, and its outcomes."""
    found = load_categories(load_units())
    assert load_outcomes(found) == Outcome.objects.count()
    return found


def test_readers_find_them_by_kind_and_county_and_see_that_they_are_invented(
    client: Client, categories: dict[str, Category]
) -> None:
    made = list(Outcome.objects.public().select_related("written_by", "approved_by"))
    assert len(made) >= 25
    assert len({one.category_id for one in made}) == len(categories) - 1
    assert len({one.county_id for one in made if one.county_id}) >= 12
    assert all(one.is_demo and one.written_by != one.approved_by for one in made)
    for one in made:
        page = client.get(one.get_absolute_url()).content.decode()
        assert "نمونه؛ برای نمایش ساخته شده است" in page
    assert "protection" in categories
    assert categories["protection"].title not in client.get(LIST).content.decode()
    report = Report()
    compare(report, kinds()["outcome"])
    assert report.is_clean


def test_loading_again_leaves_what_staff_made_of_them(categories: dict[str, Category]) -> None:
    taken = Outcome.objects.public().first()
    chief = User.objects.create_superuser("chief")
    withdraw_outcome(outcome=taken, version=taken.version, reason="نمونه نیست", by=chief)
    before = Outcome.objects.count()
    assert load_outcomes(categories) == 0
    assert Outcome.objects.count() == before
    assert Outcome.objects.get(pk=taken.pk).state == OutcomeState.WITHDRAWN


def test_an_interrupted_loading_is_finished_by_the_next(categories: dict[str, Category]) -> None:
    lost = Outcome.objects.order_by("pk").values_list("pk", flat=True)[:3]
    Outcome.objects.filter(pk__in=list(lost)).delete()
    assert load_outcomes(categories) == 3


def test_nobody_signs_in_as_those_who_wrote_and_approved(
    client: Client, categories: dict[str, Category]
) -> None:
    people = User.objects.filter(username__in=("demo-writer", "demo-approver"))
    assert people.count() == 2
    assert not any(one.has_usable_password() for one in people)
