"""What a program learns before it files anything."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.participation.cases.cast import Province
from tests.participation.complaints import categories

pytestmark = [pytest.mark.django_db, pytest.mark.db]
LIST = "/api/v1/complaint-categories/"
SUBJECTS = "/api/v1/complaint-subjects/"


@pytest.fixture(autouse=True)
def _fresh_allowance() -> None:
    cache.clear()


def test_the_list_tells_what_is_for_whom_and_by_when(client: Client, province: Province) -> None:
    categories.council(province)
    categories.request(province)
    categories.report(province)
    told = client.get(LIST).json()
    council, request, report = told["results"]
    assert told["count"] == 3
    assert (council["kind"], council["identity"]) == ("complaint", "full")
    assert (request["identity"], report["identity"]) == ("mobile", "none")
    assert council["not_for"].startswith("اعتراض به رأی دادگاه")
    assert council["refers_to"] == "هیئت حل اختلاف و رسیدگی به شکایات استان"
    assert council["promised"] == {"amount": 30, "unit": "working_days", "is_legal": False}
    assert [one["kind"] for one in council["against"]] == ["unit", "office"]
    assert report["emergency"].startswith("اورژانس اجتماعی ۱۲۳")
    assert [one["slug"] for one in client.get(LIST, {"kind": "report"}).json()["results"]] == [
        report["slug"]
    ]
    assert client.get(LIST, {"kind": "praise"}).status_code == 400


def test_a_category_tells_its_questions_as_data(client: Client, province: Province) -> None:
    asked = categories.council(province)
    told = client.get(f"{LIST}{asked.pk}/").json()
    kinds = [(one["datatype"], one["required"]) for one in told["attributes"]]
    assert kinds == [
        ("singlevaluelist", True),
        ("singlevaluelist", False),
        ("number", False),
        ("date", False),
        ("string", False),
        ("text", False),
    ]
    court, post = told["attributes"][:2]
    assert [one["key"] for one in court["values"]] == ["yes", "no"]
    assert (court["stops_on"], court["stop_text"][:10]) == ("yes", "تا دادگاه ")
    assert [one["name"] for one in post["values"]] == ["رئیس", "عضو", "دبیر"]
    assert told["consent"]["version"] == 1
    assert told["consent"]["text"].startswith("آنچه نوشته‌ام درست است")


def test_only_what_a_class_needs_is_asked(client: Client, province: Province) -> None:
    def codes(made) -> list[str]:
        return [one["code"] for one in client.get(f"{LIST}{made.pk}/").json()["asked"]]

    story = ["text", "happened_on", "county", "place"]
    person = ["name", "national_id", "mobile", "email", "address", "postal_code"]
    assert codes(categories.report(province)) == story
    assert codes(categories.request(province)) == [*story, "mobile"]
    council = codes(categories.council(province))
    assert council == ["against", "against_name", *story, *person]


def test_what_is_offered_no_more_is_not_there(client: Client, province: Province) -> None:
    made = categories.request(province)
    assert client.get(f"{LIST}{made.pk}/").status_code == 200
    type(made).objects.update(is_active=False)
    assert client.get(LIST).json()["count"] == 0
    assert client.get(f"{LIST}{made.pk}/").status_code == 404


def test_the_list_costs_the_same_at_any_length(client: Client, province: Province) -> None:
    def cost() -> int:
        client.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        return len(captured)

    categories.council(province)
    few = cost()
    for number in range(10):
        categories.council(province, title=f"دستهٔ {number}")
    assert cost() == few <= 3


def test_subjects_are_found_by_letters_however_they_are_typed(
    client: Client, province: Province
) -> None:
    found = client.get(SUBJECTS, {"kind": "unit", "q": "فرمانداري يكم"}).json()
    assert found == {
        "results": [{"id": f"unit:{province.first.pk}", "kind": "unit", "name": "فرمانداری یکم"}],
        "is_cut": False,
    }
    assert client.get(SUBJECTS, {"kind": "office", "q": "یکم"}).json()["results"] == []
    assert {one["kind"] for one in client.get(SUBJECTS).json()["results"]} >= {"unit", "office"}
    refused = client.get(SUBJECTS, {"kind": ["unit", "people"]})
    assert refused.status_code == 400
    assert refused["Content-Type"] == "application/problem+json"


def test_subjects_are_bounded_and_say_so(client: Client, province: Province) -> None:
    for number in range(25):
        type(province.desk).objects.create(name=f"دفتر شمارهٔ {number}", kind="desk")
    told = client.get(SUBJECTS, {"kind": "unit", "q": "دفتر"}).json()
    assert (len(told["results"]), told["is_cut"]) == (20, True)
    assert client.get(SUBJECTS, {"q": "\x00"}).status_code == 400
