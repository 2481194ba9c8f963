"""What came of complaints, as programs read it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participation.complaints.models import Outcome
from participation.complaints.outcomes.services import withdraw_outcome
from tests.participation.complaints.outcomes import WORDS, Press, other_category

pytestmark = [pytest.mark.django_db, pytest.mark.db]
LIST = "/api/v1/outcomes/"


@pytest.fixture
def press() -> Press:
    return Press()


def test_a_published_outcome_is_told_without_anybody_in_it(client: Client, press: Press) -> None:
    made = press.published(case=press.decided())
    told = client.get(LIST).json()["results"][0]
    assert told == client.get(f"{LIST}{made.pk}/").json()
    assert {name: told[name] for name in WORDS} == WORDS
    assert told["category"]["label"] == press.category.title
    assert told["county"]["label"] == press.province.county.name
    assert told["date"] == made.published_on.isoformat()
    assert told["url"].endswith(made.get_absolute_url())
    case = made.complaint.case
    shown = client.get(LIST).content.decode()
    assert not any(hidden in shown for hidden in (case.number, str(case.pk), "writer", "approver"))


def test_drafts_and_proposals_never_leave(client: Client, press: Press) -> None:
    draft, waiting = press.written(), press.proposed(title="روشنایی دیگر")
    assert Outcome.objects.count() == 2
    assert client.get(LIST).json()["count"] == 0
    for one in (draft, waiting):
        assert client.get(f"{LIST}{one.pk}/").status_code == 404


def test_filters_are_those_of_the_page(client: Client, press: Press) -> None:
    one = press.published()
    press.published(category=other_category(press), title="خبر رسید", county=None)

    def found(**asked: str) -> list[str]:
        return [row["title"] for row in client.get(LIST, asked).json()["results"]]

    assert found() == ["خبر رسید", one.title]
    assert found(category=press.category.slug) == [one.title]
    assert found(county=press.province.county.slug) == [one.title]
    assert found(q="چراغ") == ["خبر رسید", one.title]
    assert found(q="خبر رسيد") == ["خبر رسید"]
    assert found(since="1390/01/01", until="1390/02/01") == []
    assert client.get(LIST, {"year": "x"}).status_code == 400


def test_who_keeps_a_copy_hears_what_is_gone(client: Client, press: Press) -> None:
    since = (timezone.now() - timedelta(hours=1)).isoformat()
    made = press.published()
    told = client.get(LIST, {"modified_since": since}).json()
    assert ([one["id"] for one in told["results"]], told["removed"]) == ([made.pk], [])
    withdraw_outcome(outcome=made, version=made.version, reason="نادرست بود", by=press.approver)
    told = client.get(LIST, {"modified_since": since}).json()
    assert (told["results"], [one["id"] for one in told["removed"]]) == ([], [made.pk])


def test_the_list_costs_the_same_at_any_length(client: Client, press: Press) -> None:
    def cost() -> int:
        client.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        return len(captured)

    press.published()
    few = cost()
    for number in range(5):
        press.published(title=f"روشنایی {number}")
    assert cost() == few <= 4
