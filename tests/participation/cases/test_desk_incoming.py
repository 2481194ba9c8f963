"""Letters that came, registered on a case, and scans of letters that went."""

import re
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from participation.cases.actors import staff
from participation.cases.enums import EventType
from participation.cases.models import Case, CaseEvent
from participation.cases.services import correspondence, retention
from participation.common.enums import LetterDirection, LetterState
from participation.common.models import Letter, PrivateFile, User
from participation.common.tick import run_tick
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, against_unit, category, filed, officer
from tests.participation.cases.test_desk_letters import WORDS, address, step
from tests.participation.common.files.conftest import private_root  # noqa: F401  # empties it
from tests.participation.common.files.samples import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.db]
CAME = {
    "sender": "شهرداری نمونه",
    "number": "۱۴۰۵/۷۷/ش",
    "dated": "۱۴۰۵/۰۸/۲۰",
    "subject": "پاسخ به استعلام بوستان",
    "body": "بوستان در برنامهٔ سال آینده است.",
}


def paper(name: str = "اسکن.pdf", content: bytes = b"") -> SimpleUploadedFile:
    """A scan as a form sends it."""
    return SimpleUploadedFile(name, content or pdf.plain(1))


def came(client: Client, case: Case, **given: Any) -> Any:
    """Send the form of an incoming letter; a file goes as it is."""
    return client.post(address(case, "incoming"), {**CAME, "token": uuid.uuid4(), **given})


def test_an_incoming_letter_with_its_scan_stands_among_the_letters_and_in_the_course(
    one: User, case: Case
) -> None:
    client = signed_in(one)
    assert (
        f'href="{address(case, "incoming")}"'
        in client.get(f"/admin/cases/{case.pk}/").content.decode()
    )

    answer = came(client, case, scan=paper())

    letter = Letter.objects.get()
    assert answer.headers["Location"] == address(case, letter)
    assert letter.direction == LetterDirection.INCOMING
    assert letter.state == LetterState.ISSUED
    run_tick(only=["common.check_files"])
    screen = client.get(address(case, letter)).content.decode()
    for shown in (CAME["sender"], CAME["subject"], CAME["body"], "۱۴۰۵/۷۷/ش", "۲۰ آبان ۱۴۰۵"):
        assert shown in screen
    assert "docx" not in screen
    for form in ("docx", "pdf"):
        assert client.get(f"{address(case, letter)}{form}/").status_code == 404
    scan = client.get(f"{address(case, letter)}scan/")
    assert scan.content.startswith(b"%PDF-")
    assert "no-store" in scan.headers["Cache-Control"]
    course = client.get(f"/admin/cases/{case.pk}/").content.decode()
    assert "نامه‌ای با شمارهٔ ۱۴۰۵/۷۷/ش رسید." in course
    assert CAME["subject"] in course


def test_the_timeline_keeps_neither_number_nor_words_of_a_letter(one: User, case: Case) -> None:
    came(signed_in(one), case)

    data = CaseEvent.objects.get(type=EventType.LETTER).data

    assert set(data) == {"act", "letter"}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"sender": " "}, "پر کنید"),
        ({"number": "بی‌شماره"}, "شماره‌ای را که روی نامه است بنویسید"),
        ({"dated": "۱۴۰۵/۱۳/۴۰"}, "تاریخ"),
        ({"dated": "۱۴۹۹/۰۱/۰۱"}, "هنوز نرسیده"),
    ],
)
def test_what_is_refused_keeps_the_words_and_the_scan(
    one: User, case: Case, given: dict[str, str], told: str
) -> None:
    client = signed_in(one)

    answer = came(client, case, scan=paper("نامهٔ رسیده.pdf"), **given)

    assert answer.status_code == 422
    text = answer.content.decode()
    assert told in text.partition('role="alert"')[2]
    assert CAME["body"] in text
    assert "نامهٔ رسیده.pdf" in text
    kept = re.search(r'name="scan_id" value="([0-9a-f-]+)"', text)
    assert kept
    again = came(client, case, scan_id=kept[1])
    assert again.status_code == 302
    assert str(Letter.objects.get().scan_id) == kept[1]


def test_a_letter_without_a_scan_gets_it_later_and_a_better_one_takes_its_place(
    one: User, case: Case
) -> None:
    client = signed_in(one)
    came(client, case)
    letter = Letter.objects.get()
    assert client.get(f"{address(case, letter)}scan/").status_code == 404

    for pages in (1, 2):
        letter.refresh_from_db()
        answer = step(client, case, letter, "scan", scan=paper(content=pdf.plain(pages)))
        assert answer.status_code == 302, answer.content.decode()

    assert PrivateFile.objects.filter(holder_kind="letter").count() == 1
    text = client.get(f"/admin/cases/{case.pk}/").content.decode()
    assert text.count("نسخهٔ امضاشدهٔ نامه‌ای نگه داشته شد.") == 2
    assert "با اسکن" in text


def test_the_signed_copy_of_our_own_letter_is_kept_once_it_is_issued(one: User, case: Case) -> None:
    client = signed_in(one)
    token = str(uuid.uuid4())
    client.post(address(case), {**WORDS, "token": token})
    letter = Letter.objects.get()
    assert step(client, case, letter, "scan", scan=paper()).status_code == 422
    step(client, case, letter, "approve")
    letter.refresh_from_db()
    step(client, case, letter, "issue", number="۱۲", dated="۱۴۰۵/۰۸/۰۱")
    letter.refresh_from_db()

    assert step(client, case, letter, "scan", scan=paper()).status_code == 302

    run_tick(only=["common.check_files"])
    assert client.get(f"{address(case, letter)}scan/").content.startswith(b"%PDF-")


@pytest.mark.parametrize("content", ["", "no paper"])
def test_what_is_no_scan_is_refused_or_never_opened(one: User, case: Case, content: bytes) -> None:
    client = signed_in(one)
    came(client, case)
    letter = Letter.objects.get()

    answer = step(client, case, letter, "scan", scan=SimpleUploadedFile("x.pdf", content.encode()))
    run_tick(only=["common.check_files"])

    assert answer.status_code == (302 if content else 422)
    assert client.get(f"{address(case, letter)}scan/").status_code == 404
    if content:
        assert "پذیرفته نمی‌شود" in client.get(address(case, letter)).content.decode()


def test_a_double_click_keeps_one_letter_and_one_scan(one: User, case: Case) -> None:
    client = signed_in(one)
    token = uuid.uuid4()

    answers = [came(client, case, token=token, scan=paper()) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    letter = Letter.objects.get()
    assert CaseEvent.objects.filter(type=EventType.LETTER).count() == 1
    clicks = [step(client, case, letter, "scan", scan=paper()) for _ in range(2)]
    assert [answer.status_code for answer in clicks] == [302, 302]


def test_a_twin_is_pointed_out_however_it_is_typed_and_kept_when_it_is_another(
    one: User, case: Case, province: Province
) -> None:
    client = signed_in(one)
    came(client, case)
    other = filed(category(province.desk, title="دیگری")).case
    typed = {"sender": "شهرداري  نمونه", "number": "1405/77/ش"}

    answer = came(client, other, **typed)

    assert answer.status_code == 422
    alert = answer.content.decode().partition('role="alert"')[2]
    assert f'href="{address(case, Letter.objects.get())}"' in alert
    assert 'type="checkbox" name="sure"' in alert
    for changed in ({"number": "۷۸"}, {"dated": "۱۴۰۵/۰۸/۱۹"}, {"sender": "بخشداری"}):
        assert came(client, other, **{**typed, **changed}).status_code == 302
    assert came(client, other, sure="on", **typed).status_code == 302


def test_a_twin_in_a_case_that_one_does_not_see_is_not_betrayed(
    one: User, case: Case, province: Province
) -> None:
    hidden = filed(category(province.root), against=against_unit(province.desk)).case
    came(signed_in(officer("above", province.root)), hidden)

    assert came(signed_in(one), case).status_code == 302
    assert Letter.objects.count() == 2


def test_strangers_and_the_accused_register_and_open_nothing(province: Province) -> None:
    case = filed(category(province.root), against=against_unit(province.first)).case
    came(signed_in(officer("above", province.root)), case, scan=paper())
    run_tick(only=["common.check_files"])
    letter = Letter.objects.get()
    people = (
        officer("other", province.second),
        officer("accused", province.first),
        officer("reader", province.root, permissions=("view_case",)),
    )

    for client in map(signed_in, people):
        assert client.get(address(case, "incoming")).status_code == 404
        assert came(client, case).status_code == 404
        assert client.get(f"{address(case, letter)}scan/").status_code == 404
        assert step(client, case, letter, "scan", scan=paper()).status_code == 404
    assert Letter.objects.count() == 1


def test_an_anonymised_case_takes_no_letter(one: User, case: Case) -> None:
    client = signed_in(one)
    came(client, case, scan=paper())
    letter = Letter.objects.get()
    correspondence.answer(case_id=case.pk, text="انجام شد", by=one, seen=case.version)
    retention.anonymise(case.pk, by=staff(one))

    assert came(client, case).status_code == 404
    assert client.get(address(case, "incoming")).status_code == 404
    assert client.get(address(case)).status_code == 404
    assert client.post(address(case), {**WORDS, "token": uuid.uuid4()}).status_code == 404
    assert step(client, case, letter, "scan", scan=paper()).status_code == 404
    text = client.get(address(case, letter)).content.decode()
    for gone in (CAME["sender"], CAME["subject"], CAME["body"]):
        assert gone not in text
    assert not PrivateFile.objects.filter(holder_kind="letter").exists()
