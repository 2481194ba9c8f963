"""Categories of complaints, edited by the office."""

from typing import Any

import pytest
from django.test import Client

from participation.common.enums import UnitKind
from participation.common.models import Unit
from participation.complaints.models import Category
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import category, filed, officer

pytestmark = [pytest.mark.django_db, pytest.mark.db]
LIST = "/admin/complaint_categories/"
EDITOR = tuple(f"{act}_category" for act in ("view", "add", "change", "delete"))
QUESTION = {
    "questions-0-label": "آیا با دهیاری صحبت کرده‌اید؟",
    "questions-0-kind": "yes_no",
    "questions-0-stops_on": "no",
    "questions-0-stop_text": "نخست با دهیاری صحبت کنید.",
    "questions-0-ORDER": "1",
}


@pytest.fixture
def desk() -> Unit:
    """A unit that gets complaints."""
    return Unit.objects.create(name="دفتر آزمون", kind=UnitKind.DESK)


@pytest.fixture
def client() -> Client:
    """A browser of somebody who edits categories."""
    return signed_in(officer("editor", permissions=EDITOR))


def sent(desk: Unit, **changed: Any) -> dict[str, Any]:
    """What the form sends."""
    return {
        "title": "شکایت از شورای روستا",
        "kind": "complaint",
        "description": "رفتار شورا",
        "unit": desk.pk,
        "promised_amount": "10",
        "promised_unit": "working_days",
        "priority": "1",
        "is_active": "on",
        "order": "5",
        "against": ["unit", "organisation"],
        "version": "0",
        "questions-TOTAL_FORMS": "1",
        "questions-INITIAL_FORMS": "0",
        "checks-TOTAL_FORMS": "0",
        "checks-INITIAL_FORMS": "0",
        **QUESTION,
        **changed,
    }


def test_a_category_with_its_questions_is_offered_to_citizens(client: Client, desk: Unit) -> None:
    answer = client.post(f"{LIST}new/", sent(desk))

    assert answer.status_code == 302
    made = Category.objects.get()
    assert made.against == ["unit", "organisation"]
    assert [one.label for one in made.questions.all()] == [QUESTION["questions-0-label"]]
    assert made.title in Client().get("/complaints/").content.decode()
    text = client.get(LIST).content.decode()
    assert made.title in text
    assert "۱۰ روز کاری" in text


def test_registers_that_nobody_has_are_refused(client: Client, desk: Unit) -> None:
    answer = client.post(f"{LIST}new/", sent(desk, against=["nowhere"]))

    assert answer.status_code == 200
    assert not Category.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"promised_amount": "0"},
        {"title": ""},
        {"questions-0-kind": "choice", "questions-0-choices": "تنها یکی"},
        {"questions-0-stop_text": ""},
    ],
)
def test_what_cannot_be_keeps_what_was_typed(
    client: Client, desk: Unit, wrong: dict[str, str]
) -> None:
    answer = client.post(f"{LIST}new/", sent(desk, **wrong))

    assert answer.status_code == 200
    assert "رفتار شورا" in answer.content.decode()
    assert not Category.objects.exists()


def test_an_older_screen_does_not_overwrite(client: Client, desk: Unit) -> None:
    made = category(desk)
    address = f"{LIST}edit/{made.pk}/"
    empty = {"questions-TOTAL_FORMS": "0", "slug": made.slug}
    assert client.post(address, sent(desk, title="یکم", **empty)).status_code == 302

    answer = client.post(address, sent(desk, title="دوم", **empty))

    assert answer.status_code == 200
    assert "دوم" in answer.content.decode()
    made.refresh_from_db()
    assert made.title == "یکم"


def test_a_category_with_cases_stays_and_the_editor_is_told(client: Client, desk: Unit) -> None:
    used, free = category(desk), category(desk, title="بی‌پرونده")
    filed(used)

    told = client.post(f"{LIST}delete/{used.pk}/", follow=True).content.decode()
    client.post(f"{LIST}delete/{free.pk}/")

    assert "به کار رفته است و می‌ماند" in told
    assert list(Category.objects.all()) == [used]


def test_whoever_works_on_cases_does_not_edit_categories(desk: Unit) -> None:
    made = category(desk)
    client = signed_in(officer("one", desk))

    for path in (LIST, f"{LIST}new/", f"{LIST}edit/{made.pk}/"):
        assert client.get(path).headers["Location"] == "/admin/"


def test_the_list_costs_the_same_at_any_length(
    client: Client, desk: Unit, django_assert_max_num_queries: Any
) -> None:
    client.get(LIST)
    for number in range(8):
        unit = Unit.objects.create(name=f"واحد {number}", kind=UnitKind.DESK)
        category(unit, title=f"دسته {number}")

    with django_assert_max_num_queries(16):
        client.get(LIST)
