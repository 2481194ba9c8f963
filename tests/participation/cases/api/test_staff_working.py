"""Programs of staff that set priorities, tick checklists, name colleagues and split cases."""

import uuid
from typing import Any

import pytest

from participation.cases.enums import EventType, Priority
from participation.cases.models import Case, CaseEvent, CaseLink, CaseLogEntry, CheckedItem, Note
from participation.cases.services import correspondence
from participation.cases.services.submission import Submitted
from participation.common.models import User
from participation.complaints.models import Category, CategoryCheck
from tests.participation.cases.api.programs import Program
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, category, officer
from tests.participation.cases.news import news_of
from tests.participation.cases.referring import refer, to_person

pytestmark = [pytest.mark.django_db, pytest.mark.db]
WORDS = "خواهان دریافت رونوشت صورت‌جلسه هستم."


@pytest.fixture
def writer(one: User) -> Program:
    return Program(one, "cases:read", "cases:write", "cases:give")


@pytest.fixture
def colleague(province: Province) -> User:
    return officer("colleague", province.desk)


@pytest.fixture
def item(mine: Submitted) -> CategoryCheck:
    about = mine.case.complaint.category
    return CategoryCheck.objects.create(category=about, title="بازدید از محل", is_required=True)


@pytest.fixture
def other(province: Province) -> Category:
    """What a part is about; its cases go to the second county governorate."""
    return category(province.second, title="دسترسی به صورت‌جلسه")


def key() -> str:
    return str(uuid.uuid4())


def acts(case: Case) -> list[str]:
    """What programs are noted to have done."""
    rows = CaseLogEntry.objects.filter(case=case, action="cases.by_token").order_by("pk")
    return [row.data["act"] for row in rows]


def test_a_priority_is_set_once_and_told(writer: Program, mine: Submitted) -> None:
    at, sent = f"{mine.case.pk}/priority/", {"priority": "urgent", "version": mine.case.version}
    assert writer.get(f"{mine.case.pk}/").json()["priority"] == "normal"

    answers = [writer.post(at, **sent) for _again in range(2)]

    assert [one.json()["priority"] for one in answers] == ["urgent", "urgent"]
    assert writer.get().json()["results"][0]["priority"] == "urgent"
    assert Case.objects.get().priority == Priority.URGENT
    assert CaseEvent.objects.filter(type=EventType.PRIORITISED).count() == 1
    stale = writer.post(at, priority="high", version=mine.case.version)
    assert (stale.status_code, stale.json()["events"][0]["type"]) == (409, "prioritised")
    assert acts(mine.case) == ["prioritise"]


@pytest.mark.parametrize("wrong", ["", "3", 3, True, None, [], "URGENT", "x"])
def test_a_priority_that_is_none_is_named(writer: Program, mine: Submitted, wrong: Any) -> None:
    answer = writer.post(f"{mine.case.pk}/priority/", version=1, priority=wrong)

    assert (answer.status_code, set(answer.json()["errors"])) == (400, {"priority"})
    assert Case.objects.get().priority == Priority.NORMAL


def test_an_item_is_ticked_and_unticked_and_the_answer_waits_for_it(
    writer: Program, mine: Submitted, item: CategoryCheck
) -> None:
    at, told = f"{mine.case.pk}/checklist/", {"version": mine.case.version, "text": "انجام شد."}
    (row,) = writer.get(f"{mine.case.pk}/").json()["checklist"]
    assert (row["id"], row["is_required"], row["is_done"]) == (item.pk, True, False)
    kept_back = writer.post(f"{mine.case.pk}/answer/", **told)
    assert (kept_back.status_code, "بازدید از محل" in kept_back.json()["detail"]) == (409, True)

    ticked = [writer.post(at, item=item.pk, is_done=True) for _again in range(2)]

    assert [one.json()["checklist"][0]["is_done"] for one in ticked] == [True, True]
    assert ticked[0].json()["checklist"][0]["by"] == "one"
    assert ticked[0].json()["version"] == mine.case.version
    assert not writer.post(at, item=item.pk, is_done=False).json()["checklist"][0]["is_done"]
    assert acts(mine.case) == ["checklist", "checklist"]
    writer.post(at, item=item.pk, is_done=True)
    assert writer.post(f"{mine.case.pk}/answer/", **told).status_code == 200
    late = writer.post(at, item=item.pk, is_done=False)
    assert late.status_code == 409
    assert CheckedItem.objects.get().is_done


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        ({}, {"item", "is_done"}),
        ({"item": 999_999, "is_done": True}, {"item"}),
        ({"item": 10**30, "is_done": True}, {"item"}),
        ({"item": [], "is_done": "x"}, {"item", "is_done"}),
    ],
)
def test_an_item_that_is_none_is_named(
    writer: Program, mine: Submitted, item: CategoryCheck, sent: dict[str, Any], named: set[str]
) -> None:
    answer = writer.post(f"{mine.case.pk}/checklist/", **sent)

    assert (answer.status_code, set(answer.json()["errors"])) == (400, named)
    assert not CheckedItem.objects.exists()


def test_a_note_names_a_colleague_who_is_told_once(
    writer: Program, mine: Submitted, colleague: User, province: Province
) -> None:
    at, sent = f"{mine.case.pk}/note/", {"text": "لطفاً ببینید", "tell": [colleague.pk]}
    stranger = officer("stranger", province.second)
    offered = writer.get(f"{mine.case.pk}/colleagues/").json()["colleagues"]
    assert colleague.pk in [one["id"] for one in offered]
    assert stranger.pk not in [one["id"] for one in offered]

    once = key()
    for _again in range(2):
        assert writer.post(at, once, **sent).status_code == 200

    assert news_of(colleague) == ["mentioned"]
    assert [one.username for one in Note.objects.get().mentioned.all()] == ["colleague"]
    for wrong in ([stranger.pk], ["x"], [True], "1", {"a": 1}, [[1]], [10**30]):
        refused = writer.post(at, key(), text="دیگر", tell=wrong)
        assert (refused.status_code, set(refused.json()["errors"])) == (400, {"tell"}), wrong
    assert Note.objects.count() == 1


def test_a_part_is_split_off_once_and_its_number_told(
    writer: Program, mine: Submitted, other: Category, province: Province
) -> None:
    at = f"{mine.case.pk}/split/"
    choices = writer.get(at).json()
    assert str(other.pk) in [one["id"] for one in choices["categories"]]
    assert province.first.pk in [one["id"] for one in choices["units"]]
    assert choices["files"] == []
    sent = {"category": str(other.pk), "text": WORDS, "version": mine.case.version}
    once = key()

    answers = [writer.post(at, once, **sent) for _again in range(2)]

    assert [one.status_code for one in answers] == [200, 200]
    part = CaseLink.objects.get(kind="part").case
    assert answers[0].json()["part"] == {"number": part.number, "id": None}
    assert answers[1].json()["part"] == answers[0].json()["part"]
    assert (part.unit, part.complaint.text) == (province.second, WORDS)
    assert writer.get(f"{part.pk}/").status_code == 404
    # The key stands for that part alone.
    for other_words in (
        {"text": "چیز دیگری می‌خواهم."},
        {"category": choices["categories"][0]["id"]},
    ):
        assert writer.post(at, once, **(sent | other_words)).status_code == 409
    assert CaseLink.objects.filter(kind="part").count() == 1
    # Where the owner sees it, its address is told too.
    here = {**sent, "version": answers[0].json()["version"], "unit": province.desk.pk}
    again = writer.post(at, key(), **here).json()
    assert writer.get(f"{again['part']['id']}/").json()["number"] == again["part"]["number"]


def test_what_is_not_right_with_a_part_is_named_and_makes_none(
    writer: Program, mine: Submitted, other: Category, province: Province, one: User
) -> None:
    at = f"{mine.case.pk}/split/"
    right = {"category": str(other.pk), "text": WORDS, "version": mine.case.version}
    for wrong, named in (
        ({"category": "999999"}, "category"),
        ({"category": None}, "category"),
        ({"text": " "}, "text"),
        ({"unit": 10**30}, "unit"),
        ({"files": "x"}, "files"),
        ({"files": [key()]}, "files"),
        ({"version": "x"}, "version"),
    ):
        refused = writer.post(at, key(), **(right | wrong))
        assert (refused.status_code, set(refused.json()["errors"])) == (400, {named}), wrong
    assert set(writer.post(at, "x", **right).json()["errors"]) == {"Idempotency-Key"}
    mine.case.refresh_from_db()
    correspondence.inform(case_id=mine.case.pk, text="خبر", by=one, seen=mine.case.version)
    stale = writer.post(at, key(), **right)
    assert (stale.status_code, stale.json()["events"][0]["type"]) == (409, "answered")
    correspondence.answer(case_id=mine.case.pk, text="تمام", by=one, seen=2)
    closed = writer.post(at, key(), **(right | {"version": 3}))
    assert closed.status_code == 409
    assert not CaseLink.objects.exists()


def test_without_its_scope_or_the_right_nothing_is_done(
    one: User, mine: Submitted, item: CategoryCheck, other: Category, province: Province
) -> None:
    asked = officer("asked", province.first)
    refer(signed_in(one), mine.case, (to_person(asked), "opinion"))
    split = {"category": str(other.pk), "text": WORDS, "version": 1}
    tick = {"item": item.pk, "is_done": True}
    rank = {"priority": "high", "version": 1}
    posts = (("priority/", rank), ("checklist/", tick), ("split/", split))
    every = ("cases:read", "cases:write", "cases:give")
    for program, status in (
        (Program(one, "cases:read", "cases:identity"), 403),
        (Program(asked, *every), 403),
        (Program(officer("stranger", province.second), *every), 404),
    ):
        for path, sent in posts:
            assert program.post(f"{mine.case.pk}/{path}", key(), **sent).status_code == status, path
        assert program.get(f"{mine.case.pk}/split/").status_code == status
    assert Case.objects.count() == 1
    assert not CheckedItem.objects.exists()
    assert Case.objects.get().priority == Priority.NORMAL
