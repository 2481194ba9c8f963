"""Each step that staff take on the screen of a case, and the files that they open there."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from participation.cases.enums import EventType
from participation.cases.models import Accused, Case, CaseEvent, Note
from participation.cases.services.files import keep_files
from participation.common.files import store_upload
from participation.common.models import PrivateFile, Unit, User
from participation.complaints.enums import ComplaintState
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, against_unit, category, filed, officer
from tests.participation.common.files.samples import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def do(client: Client, case: Case, name: str, **given: Any) -> Any:
    """Press a button of the screen as it stands now."""
    case.refresh_from_db()
    sent = {"do": name, "version": case.version, **given}
    return client.post(f"/admin/cases/{case.pk}/", sent)


STEPS = [
    ([("accept", {})], ComplaintState.REVIEW),
    ([("ask", {"text": "کِی؟"})], ComplaintState.WAITING),
    ([("ask", {"text": "کِی؟"}), ("expire", {})], ComplaintState.REVIEW),
    ([("answer", {"text": "انجام شد"})], ComplaintState.ANSWERED),
    ([("decline", {"text": "تکراری است"})], ComplaintState.DECLINED),
    ([("hand_over", {"text": "به شهرداری مربوط است"})], ComplaintState.HANDED_OVER),
    (
        [("answer", {"text": "انجام شد"}), ("reopen", {"reason": "مدرک تازه رسید"})],
        ComplaintState.REVIEW,
    ),
]


@pytest.mark.parametrize(("presses", "state"), STEPS)
def test_each_step_leads_to_its_state_and_leaves_a_sentence(
    one: User, case: Case, presses: list[tuple[str, dict[str, str]]], state: str
) -> None:
    client = signed_in(one)

    for name, given in presses:
        assert do(client, case, name, **given).status_code == 302, name

    case.refresh_from_db()
    assert case.state == state
    last = CaseEvent.objects.filter(actor=one).last()
    assert last
    assert last.data["step"] == presses[-1][0]
    text = client.get(f"/admin/cases/{case.pk}/").content.decode()
    for _name, given in presses:
        for words in given.values():
            assert words in text


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("refer", {}, "واحد"),
        ("ask", {"text": " "}, "متن را بنویسید"),
        ("assign", {"to": "0"}, "کارشناس"),
        ("accuse", {}, "دست‌کم یک واحد یا یک همکار را نام ببرید"),
    ],
)
def test_what_is_missing_is_said_and_nothing_changes(
    one: User, case: Case, name: str, given: dict[str, str], told: str
) -> None:
    answer = do(signed_in(one), case, name, **given)

    assert answer.status_code == 422
    alert = answer.content.decode().partition('role="alert"')[2]
    assert told in alert
    case.refresh_from_db()
    assert case.version == 1


def test_a_reason_is_needed_to_open_again(one: User, case: Case) -> None:
    client = signed_in(one)
    do(client, case, "answer", text="انجام شد")

    answer = do(client, case, "reopen", reason="  ")

    assert "دلیل را بنویسید" in answer.content.decode()
    case.refresh_from_db()
    assert not case.is_open


def test_a_case_is_given_to_a_colleague_of_the_unit_and_to_nobody_else(
    one: User, case: Case, province: Province
) -> None:
    two = officer("two", province.desk)
    reader = officer("reader", province.desk, permissions=("view_case",))
    outsider = officer("outsider", province.second)
    client = signed_in(one)

    for other in (reader, outsider):
        assert do(client, case, "assign", to=other.pk).status_code == 422
    assert do(client, case, "assign", to=two.pk).status_code == 302
    case.refresh_from_db()
    assert case.assignee == two
    assert do(client, case, "assign", to="").status_code == 302
    case.refresh_from_db()
    assert case.assignee is None


def test_a_case_is_not_given_to_a_colleague_who_is_accused(
    one: User, case: Case, province: Province
) -> None:
    two = officer("two", province.desk)
    do(signed_in(one), case, "accuse", users=[two.pk])

    answer = do(signed_in(one), case, "assign", to=two.pk)

    assert answer.status_code == 422
    assert "این همکار پرونده را نمی‌بیند" in answer.content.decode()
    case.refresh_from_db()
    assert case.assignee is None


def test_an_accused_colleague_loses_sight_and_it_is_told_by_name(
    one: User, case: Case, province: Province
) -> None:
    two = officer("two", province.desk)
    address = f"/admin/cases/{case.pk}/"
    assert signed_in(two).get(address).status_code == 200

    do(signed_in(one), case, "accuse", users=[two.pk], units=[province.second.pk])

    assert signed_in(two).get(address).status_code == 404
    assert Accused.objects.count() == 2
    text = signed_in(one).get(address).content.decode()
    assert "یادداشت شد که پرونده دربارهٔ این‌هاست: فرمانداری دوم، two." in text


def test_a_unit_that_has_ended_is_not_referred_to(
    one: User, case: Case, province: Province
) -> None:
    Unit.objects.filter(pk=province.second.pk).update(active_until="2026-01-01")

    assert do(signed_in(one), case, "refer", unit=province.second.pk).status_code == 422


@pytest.mark.parametrize("sent", [{"do": "withdraw"}, {"do": "nothing"}, {}])
def test_what_is_no_step_of_staff_changes_nothing(
    one: User, case: Case, sent: dict[str, str]
) -> None:
    answer = signed_in(one).post(f"/admin/cases/{case.pk}/", {"version": 1, **sent})

    assert answer.status_code == 302
    case.refresh_from_db()
    assert case.version == 1


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "۱"])
def test_a_version_that_nobody_showed_is_refused(one: User, case: Case, version: str) -> None:
    sent = {"do": "inform", "text": "نوشتهٔ من", "version": version}

    answer = signed_in(one).post(f"/admin/cases/{case.pk}/", sent)

    if version != "۱":
        assert answer.status_code in {409, 422}
        assert "نوشتهٔ من" in answer.content.decode()
        assert not CaseEvent.objects.filter(type=EventType.ANSWERED).exists()


Stored = Callable[[Case], PrivateFile]


@pytest.fixture
def stored(django_capture_on_commit_callbacks: Any) -> Stored:
    """Return a function that puts a checked file into a case."""

    def store(case: Case) -> PrivateFile:
        with django_capture_on_commit_callbacks(execute=True):
            name = f"نامه {uuid.uuid4().hex[:4]}.pdf"
            file = store_upload(purpose="case-reply", name=name, content=pdf.plain(1))
        file.refresh_from_db()
        keep_files(case, [file])
        return file

    return store


def test_officers_open_the_files_of_their_cases(one: User, case: Case, stored: Stored) -> None:
    file = stored(case)
    client = signed_in(one)
    path = f"/admin/cases/{case.pk}/files/{file.pk}/"
    assert path in client.get(f"/admin/cases/{case.pk}/").content.decode()

    answer = client.get(path)

    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_strangers_accused_and_readers_open_none_whatever_the_method(
    case: Case, province: Province, stored: Stored
) -> None:
    accused = filed(category(province.root), against=against_unit(province.first)).case
    file = stored(accused)
    path = f"/admin/cases/{accused.pk}/files/{file.pk}/"
    people = (
        officer("other", province.second),
        officer("accused", province.first),
        officer("reader", province.root, permissions=("view_case",)),
    )
    assert signed_in(officer("above", province.root)).get(path).status_code == 200

    for client in map(signed_in, people):
        for ask in (client.get, client.post, client.head, client.put, client.delete):
            assert ask(path).status_code == 404


def test_a_file_of_another_case_is_not_opened_through_this_one(
    one: User, case: Case, province: Province, stored: Stored
) -> None:
    file = stored(filed(category(province.second)).case)

    assert signed_in(one).get(f"/admin/cases/{case.pk}/files/{file.pk}/").status_code == 404


def test_notes_of_a_reader_are_refused(case: Case, province: Province) -> None:
    reader = officer("reader", province.desk, permissions=("view_case",))

    answer = signed_in(reader).post(f"/admin/cases/{case.pk}/", {"do": "note", "text": "سلام"})

    assert answer.status_code == 302
    assert not Note.objects.exists()


def test_whom_the_case_is_against_stands_on_the_screen_and_it_is_routed_above(
    province: Province,
) -> None:
    case = filed(category(province.root), against=against_unit(province.first)).case
    may = ("view_case", "handle_case", "view_all_cases")
    above = officer("above", province.root, permissions=may)
    client = signed_in(above)
    do(client, case, "refer", unit=province.desk.pk)
    here = f"/admin/cases/{case.pk}/"
    assert signed_in(officer("desk", province.desk)).get(here).status_code == 200

    do(client, case, "accuse", units=[province.desk.pk])

    case.refresh_from_db()
    assert case.unit == province.root
    text = client.get(here).content.decode()
    assert "<b>فرمانداری یکم، دفتر آزمون</b>" in text
    assert signed_in(User.objects.get(username="desk")).get(here).status_code == 404
