"""Programs of staff that give cases to officers and units, and read files: as their owners may."""

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from participation.cases.enums import EventType
from participation.cases.models import Case, CaseEvent, CaseFile, CaseLogEntry, Note
from participation.cases.services.submission import Submitted
from participation.common.models import UnitMembership, User
from tests.participation.cases.api.programs import CASES, Program
from tests.participation.cases.cast import Province, against_unit, category, filed, officer
from tests.participation.cases.following import opened, page, token_in
from tests.participation.common.files.samples import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def giver(one: User) -> Program:
    return Program(one, "cases:read", "cases:give")


@pytest.fixture
def colleague(province: Province) -> User:
    return officer("colleague", province.desk)


@pytest.fixture
def file(mine: Submitted, django_capture_on_commit_callbacks: Any) -> CaseFile:
    """A file that the citizen adds, checked."""
    browser = opened(Client(), mine)
    sent = {
        "text": "با پیوست",
        "token": token_in(page(browser)),
        "files": [SimpleUploadedFile("نامه.pdf", pdf.plain(1))],
    }
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post("/track/case/add/", sent).status_code == 302
    return CaseFile.objects.get(case=mine.case)


def test_a_case_is_given_to_an_officer_once_and_taken_back(
    giver: Program, colleague: User, mine: Submitted
) -> None:
    at = f"{mine.case.pk}/assign/"
    choices = giver.get(f"{mine.case.pk}/choices/").json()
    assert colleague.pk in [row["id"] for row in choices["officers"]]
    sent = {"to": colleague.pk, "version": mine.case.version}
    given = giver.post(at, **sent)
    assert given.status_code == 200, given.content.decode()
    assert given.json()["assignee"] == str(colleague)
    assert giver.post(at, **sent).json() == given.json()
    assert CaseEvent.objects.filter(type=EventType.ASSIGNED).count() == 1
    entry = CaseLogEntry.objects.get(case=mine.case, action="cases.by_token")
    assert entry.data["act"] == "assign"
    back = giver.post(at, to=None, version=given.json()["version"])
    assert (back.status_code, back.json()["assignee"]) == (200, None)


def test_a_case_is_referred_once_and_told_no_more_where_it_is_out_of_sight(
    giver: Program, mine: Submitted, province: Province
) -> None:
    choices = giver.get(f"{mine.case.pk}/choices/").json()
    assert province.first.pk in [row["id"] for row in choices["units"]]
    assert province.desk.pk not in [row["id"] for row in choices["units"]]
    sent = {"unit": province.first.pk, "reason": "برای رسیدگی", "version": mine.case.version}
    for _again in range(2):
        gone = giver.post(f"{mine.case.pk}/refer/", **sent)
        assert (gone.status_code, gone.content) == (204, b"")
    assert giver.get(f"{mine.case.pk}/").status_code == 404
    case = Case.objects.get()
    assert (case.unit, case.assignee) == (province.first, None)
    assert CaseEvent.objects.filter(type=EventType.REFERRED).count() == 1
    assert Note.objects.get().text == "برای رسیدگی"


def test_whoever_sees_it_there_too_gets_the_case(mine: Submitted, province: Province) -> None:
    rights = ("view_case", "handle_case", "view_all_cases")
    head = Program(officer("head", province.root, permissions=rights), "cases:give")
    answer = head.post(f"{mine.case.pk}/refer/", unit=province.first.pk, version=mine.case.version)
    assert (answer.status_code, answer.json()["unit"]) == (200, str(province.first))


def test_nothing_is_given_to_whom_it_is_against_or_who_would_not_see_it(
    giver: Program, province: Province
) -> None:
    case = filed(category(province.desk), against=against_unit(province.first)).case
    stranger = officer("stranger", province.second)
    choices = giver.get(f"{case.pk}/choices/").json()
    offered = {row["id"] for row in choices["units"]}
    assert province.second.pk in offered
    # Nor to a unit below the accused one.
    assert not offered & {province.first.pk, province.office.pk}
    for unit in (province.first, province.office):
        refused = giver.post(f"{case.pk}/refer/", unit=unit.pk, version=case.version)
        assert (refused.status_code, set(refused.json()["errors"])) == (400, {"unit"})
    refused = giver.post(f"{case.pk}/assign/", to=stranger.pk, version=case.version)
    assert (refused.status_code, set(refused.json()["errors"])) == (400, {"to"})
    case.refresh_from_db()
    assert (case.unit, case.assignee) == (province.desk, None)


def test_a_stale_version_gives_nothing(
    giver: Program, colleague: User, mine: Submitted, province: Province
) -> None:
    seen = mine.case.version
    other = Program(colleague, "cases:give")
    assert other.post(f"{mine.case.pk}/assign/", to=colleague.pk, version=seen).status_code == 200
    for path, told in (("assign", {"to": None}), ("refer", {"unit": province.first.pk})):
        stale = giver.post(f"{mine.case.pk}/{path}/", version=seen, **told)
        assert stale.status_code == 409
        assert [one["type"] for one in stale.json()["events"]] == [EventType.ASSIGNED]
    case = Case.objects.get()
    assert (case.unit, case.assignee) == (province.desk, colleague)


@pytest.mark.parametrize(("path", "told", "named"), [
    ("assign", {}, "to"), ("assign", {"to": 10**30}, "to"), ("assign", {"to": "x"}, "to"),
    ("assign", {"to": []}, "to"), ("assign", {"to": True}, "to"),
    ("refer", {}, "unit"), ("refer", {"unit": None}, "unit"), ("refer", {"unit": "\x00"}, "unit"),
    ("refer", {"unit": 10**30}, "unit"),
])  # fmt: skip
def test_what_is_not_right_is_named_and_changes_nothing(
    giver: Program, mine: Submitted, path: str, told: dict, named: str
) -> None:
    answer = giver.post(f"{mine.case.pk}/{path}/", version=mine.case.version, **told)
    assert answer.status_code == 400, answer.content.decode()
    assert named in answer.json()["errors"]
    assert Case.objects.get().version == mine.case.version


def test_without_its_scope_or_the_right_nothing_is_given_or_read(
    one: User, mine: Submitted, province: Province, file: CaseFile
) -> None:
    paths = ("choices/", f"files/{file.file_id}/", "assign/", "refer/")
    others = ("cases:read", "cases:write", "cases:identity")
    observer = officer("observer", province.desk, permissions=("view_case",))
    every = (*others, "cases:files", "cases:give")
    giver = Program(one, *every)
    assert giver.get(f"{mine.case.pk}/{paths[0]}").status_code == 200
    assert giver.get(f"{mine.case.pk}/{paths[1]}").status_code == 200
    reader = Program(one, *others)
    without = Program(officer("second", province.desk), *every)
    User.objects.get(username="second").user_permissions.set(observer.user_permissions.all())
    for program in (reader, without):
        for path in paths:
            ask = program.post if path in {"assign/", "refer/"} else program.get
            assert ask(f"{mine.case.pk}/{path}").status_code == 403, path
    assert Case.objects.get().version == mine.case.version + 1


def test_a_file_of_a_case_in_sight_is_given_out_and_noted(
    one: User, mine: Submitted, province: Province, file: CaseFile
) -> None:
    program = Program(one, "cases:read", "cases:files")
    told = program.get(f"{mine.case.pk}/").json()["timeline"]
    assert [row["id"] for moment in told for row in moment["files"]] == [str(file.file_id)]
    answer = program.get(f"{mine.case.pk}/files/{file.file_id}/")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer.getvalue().startswith(b"%PDF")
    assert "no-store" in answer["Cache-Control"]
    assert "attachment" in answer["Content-Disposition"]
    entry = CaseLogEntry.objects.get(case=mine.case, action="cases.by_token")
    assert (entry.user, entry.data["act"]) == (one, "file")


def test_a_file_of_another_case_or_of_nothing_is_not_there(
    one: User, mine: Submitted, province: Province, file: CaseFile
) -> None:
    elsewhere = filed(category(province.second, title="دیگر")).case
    own = filed(category(province.desk, title="سوم")).case
    program = Program(one, "cases:files")
    assert program.get(f"{mine.case.pk}/files/{file.file_id}/").status_code == 200
    for case in (elsewhere, own):
        assert program.get(f"{case.pk}/files/{file.file_id}/").status_code == 404
    assert program.get(f"{mine.case.pk}/files/{uuid.uuid4()}/").status_code == 404
    UnitMembership.objects.filter(user=one).delete()
    assert program.get(f"{mine.case.pk}/files/{file.file_id}/").status_code == 404
    assert Client().get(f"{CASES}{mine.case.pk}/files/{file.file_id}/").status_code == 401
