"""Programs of staff: never more than the owner of the token may in that moment."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participation.cases.models import Answer, Case, CaseLogEntry, Note, Question
from participation.cases.services.submission import Submitted
from participation.common.models import UnitMembership, User
from participation.staff_access.models import StaffToken
from tests.participation.cases.api.programs import CASES, Program
from tests.participation.cases.cast import MOBILE, Province, against_unit, category, filed, officer

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def reader(one: User) -> Program:
    return Program(one, "cases:read")


@pytest.fixture
def writer(one: User) -> Program:
    return Program(one, "cases:read", "cases:write")


def test_the_list_tells_what_its_owner_sees_and_nothing_of_the_person(
    reader: Program, mine: Submitted, province: Province
) -> None:
    other = filed(category(province.second, title="دیگری")).case
    answer = reader.get()
    assert answer.status_code == 200, answer.content
    assert "no-store" in answer["Cache-Control"]
    told = answer.json()
    assert [one["number"] for one in told["results"]] == [mine.case.number]
    assert told["results"][0]["version"] == mine.case.version
    assert other.number not in answer.content.decode()
    whole = reader.get(f"{mine.case.pk}/")
    assert whole.json()["identity"] is None
    assert "از مهرماه" in whole.content.decode()
    assert MOBILE not in whole.content.decode()
    assert reader.get(f"{other.pk}/").status_code == 404


def test_filters_narrow_it_and_nonsense_is_refused(reader: Program, mine: Submitted) -> None:
    later = (timezone.now() + timedelta(hours=1)).isoformat()
    for asked, count in (
        ({"state": "received"}, 1), ({"state": "review"}, 0), ({"open": "no"}, 0),
        ({"changed_since": later}, 0), ({"changed_since": "2020-01-01"}, 1),
    ):  # fmt: skip
        assert reader.get(**asked).json()["count"] == count, asked
    for wrong in ({"state": "x"}, {"open": "x"}, {"changed_since": "x"}, {"page": "0"}):
        answer = reader.get(**wrong)
        assert answer.status_code == 400
        assert answer["Content-Type"] == "application/problem+json"


def test_the_list_costs_the_same_at_any_length(
    reader: Program, mine: Submitted, province: Province
) -> None:
    def cost() -> int:
        reader.get()
        with CaptureQueriesContext(connection) as captured:
            assert reader.get().status_code == 200
        return len(captured)

    few = cost()
    for number in range(5):
        filed(category(province.desk, title=f"دستهٔ {number}"))
    assert cost() == few


def test_the_accused_and_strangers_find_nothing(province: Province) -> None:
    case = filed(category(province.desk), against=against_unit(province.first)).case
    seer = officer("seer", province.root, permissions=("view_case", "view_all_cases"))
    assert Program(seer, "cases:read").get(f"{case.pk}/").status_code == 200
    every = ("view_case", "handle_case", "view_all_cases", "view_restricted_cases")
    for name, unit in (("accused", province.first), ("stranger", province.second)):
        wanted = every if name == "accused" else ("view_case", "handle_case")
        program = Program(
            officer(name, unit, permissions=wanted), "cases:read", "cases:write", "cases:identity"
        )
        assert program.get().json()["count"] == 0
        assert program.get(f"{case.pk}/").status_code == 404
        for act in ("answer", "ask", "note"):
            sent = program.post(f"{case.pk}/{act}/", str(uuid.uuid4()), text="x", version=1)
            assert sent.status_code == 404
    assert not Answer.objects.exists()


def test_without_a_token_that_holds_nobody_is_let_in(
    client: Client, reader: Program, mine: Submitted
) -> None:
    assert reader.get().status_code == 200
    for given in ("", "Bearer", "Bearer x", "Bearer mosh_" + "a" * 43, "Basic eDp4", "Bearer é"):
        answer = client.get(CASES, headers={"Authorization": given} if given else {})
        assert answer.status_code == 401, given
        assert answer["WWW-Authenticate"].startswith("Bearer")
        assert answer["Content-Type"] == "application/problem+json"
    StaffToken.objects.update(expires_at=timezone.now())
    assert reader.get().status_code == 401


def test_a_session_of_staff_opens_nothing_here(client: Client, one: User, mine: Submitted) -> None:
    client.force_login(one)
    assert client.get(CASES).status_code == 401


def test_what_is_taken_from_the_owner_is_taken_from_the_token(
    reader: Program, one: User, mine: Submitted
) -> None:
    assert reader.get(f"{mine.case.pk}/").status_code == 200
    UnitMembership.objects.filter(user=one).delete()
    assert reader.get(f"{mine.case.pk}/").status_code == 404
    one.user_permissions.clear()
    assert reader.get().status_code == 403
    User.objects.filter(pk=one.pk).update(is_active=False)
    assert reader.get().status_code == 401


def test_a_scope_that_was_not_given_is_refused(reader: Program, mine: Submitted) -> None:
    answer = reader.post(f"{mine.case.pk}/answer/", text="پاسخ", version=mine.case.version)
    assert answer.status_code == 403
    assert answer["Content-Type"] == "application/problem+json"
    assert not Answer.objects.exists()


def test_identity_needs_its_scope_and_the_right_and_is_noted(
    one: User, mine: Submitted, province: Province
) -> None:
    program = Program(one, "cases:read", "cases:identity")
    told = program.get(f"{mine.case.pk}/").json()["identity"]
    assert MOBILE in [row["value"] for row in told]
    entry = CaseLogEntry.objects.get(case=mine.case, action="cases.by_token")
    assert (entry.user, entry.data["act"]) == (one, "identity")
    Case.objects.update(is_sealed=True)
    assert program.get(f"{mine.case.pk}/").json()["identity"] is None


def test_an_answer_is_sent_once_and_stands_in_timeline_and_log(
    writer: Program, one: User, mine: Submitted
) -> None:
    sent = {"text": "نصب شد.", "version": mine.case.version}
    answer = writer.post(f"{mine.case.pk}/answer/", **sent)
    assert answer.status_code == 200, answer.content.decode()
    assert (answer.json()["state"], answer.json()["is_open"]) == ("answered", False)
    assert writer.post(f"{mine.case.pk}/answer/", **sent).json() == answer.json()
    assert Answer.objects.get().author == one
    acts = CaseLogEntry.objects.filter(case=mine.case).values_list("action", flat=True)
    assert sorted(acts) == ["cases.answered", "cases.by_token"]


def test_a_stale_version_is_refused_with_what_came(
    writer: Program, mine: Submitted, province: Province
) -> None:
    other = Program(officer("two", province.desk), "cases:read", "cases:write")
    seen = mine.case.version
    assert other.post(f"{mine.case.pk}/ask/", text="کی؟", version=seen).status_code == 200
    stale = writer.post(f"{mine.case.pk}/answer/", text="نصب شد.", version=seen)
    assert stale.status_code == 409
    told = stale.json()
    assert told["version"] == Case.objects.get().version
    assert [one["type"] for one in told["events"]] == ["asked"]
    assert not Answer.objects.exists()
    assert Question.objects.count() == 1


def test_personal_data_for_the_citizen_is_pointed_out(writer: Program, mine: Submitted) -> None:
    sent = {"text": "با ۰۹۱۲۱۲۳۴۵۶۷ تماس بگیرید.", "version": mine.case.version}
    refused = writer.post(f"{mine.case.pk}/inform/", **sent)
    assert (refused.status_code, set(refused.json()["errors"])) == (400, {"confirm_personal_data"})
    sure = writer.post(f"{mine.case.pk}/inform/", confirm_personal_data=True, **sent)
    assert sure.status_code == 200


def test_a_note_is_kept_once_for_its_key_and_hidden_from_the_citizen(
    writer: Program, ask, mine: Submitted
) -> None:
    key = str(uuid.uuid4())
    for _again in range(2):
        answer = writer.post(f"{mine.case.pk}/note/", key, text="درون اداره")
        assert answer.status_code == 200, answer.content.decode()
    assert [note["text"] for note in answer.json()["notes"]] == ["درون اداره"]
    assert Note.objects.count() == 1
    assert "درون اداره" not in ask("follow").content.decode()
    assert writer.post(f"{mine.case.pk}/note/", text="x").status_code == 400


@pytest.mark.parametrize(("path", "told", "status"), [
    ("answer/", {"version": 1}, 400), ("answer/", {"text": "x"}, 400),
    ("answer/", {"text": "x", "version": "y"}, 400),
    ("answer/", {"text": ["x"], "version": 1}, 400),
    ("answer/", {"text": "\x00", "version": 1}, 400),
    ("seal/", {"text": "x", "version": 1}, 404), ("nothing/", {"version": 1}, 404),
    ("reply/", {"text": "x", "version": 1}, 404),
    ("answer/", {"text": "x", "version": 10**30}, 409),
])  # fmt: skip
def test_what_is_not_right_is_told(
    writer: Program, mine: Submitted, path: str, told: dict, status: int
) -> None:
    answer = writer.post(f"{mine.case.pk}/{path}", **told)
    assert answer.status_code == status, answer.content.decode()
    assert answer["Content-Type"] == "application/problem+json"
    assert not Answer.objects.exists()


def test_a_token_has_an_allowance_and_guesses_are_slowed_down(
    client: Client, reader: Program, mine: Submitted, settings
) -> None:
    settings.DEFENCE_LOOKUPS = 2
    wrong = {"Authorization": "Bearer mosh_" + "a" * 43}
    assert client.get(CASES, headers=wrong).status_code == 401
    client.get(CASES, headers=wrong)
    slow = client.get(CASES, headers=wrong)
    assert slow.status_code == 429
    assert int(slow["Retry-After"]) >= 1
    for _time in range(120):
        last = reader.get("?page=0")
    assert last.status_code == 400
    assert reader.get().status_code == 429
