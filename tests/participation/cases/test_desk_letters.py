"""Letters of a case in the admin, from the draft to the secretariat's number."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client

from participation.cases.actors import staff
from participation.cases.enums import EventType
from participation.cases.models import Case, CaseEvent
from participation.cases.services import correspondence, retention
from participation.common.enums import LetterState
from participation.common.models import Letter, User
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, against_unit, category, filed, officer

pytestmark = [pytest.mark.django_db, pytest.mark.db]
WORDS = {
    "recipient": "دهیار محترم روستای نمونه",
    "subject": "نصب صورت‌جلسه‌ها",
    "body": "خواهشمند است صورت‌جلسه‌ها را نصب کنید.",
    "sender": "دفتر امور اجتماعی",
    "signatory_name": "سارا احمدی",
    "urgency": "normal",
    "classification": "normal",
}


def address(case: Case, letter: Letter | str = "new") -> str:
    """The screen of a letter."""
    key = letter.pk if isinstance(letter, Letter) else letter
    return f"/admin/cases/{case.pk}/letters/{key}/"


def written(client: Client, case: Case, **words: str) -> Letter:
    """Write a letter as an officer would."""
    token = str(uuid.uuid4())
    answer = client.post(address(case), {**WORDS, "token": token, **words})
    letter = Letter.objects.get(pk=token)
    assert answer.headers["Location"] == address(case, letter)
    return letter


def step(client: Client, case: Case, letter: Letter, name: str, **given: Any) -> Any:
    """Press a button of the screen of a letter."""
    sent = {"do": name, "version": letter.version, "token": letter.pk, **given}
    return client.post(address(case, letter), sent)


def test_a_letter_from_draft_to_number(one: User, case: Case) -> None:
    client = signed_in(one)
    form = client.get(address(case)).content.decode()
    assert case.title in form
    letter = written(client, case)
    assert step(client, case, letter, "change", **{**WORDS, "body": "متن تازه"}).status_code == 302
    letter.refresh_from_db()
    assert step(client, case, letter, "approve").status_code == 302
    letter.refresh_from_db()
    assert "متن تازه" in client.get(address(case, letter)).content.decode()
    numbered = {"number": "۱۴۰۵/۱۲۳/ص", "dated": "۱۴۰۵/۰۹/۰۱"}
    assert step(client, case, letter, "issue", **numbered).status_code == 302

    letter.refresh_from_db()
    assert (letter.state, letter.number) == (LetterState.ISSUED, "۱۴۰۵/۱۲۳/ص")
    screen = client.get(f"/admin/cases/{case.pk}/").content.decode()
    assert f'href="{address(case)}"' in screen
    assert f'href="{address(case, letter)}"><bdi>۱۴۰۵/۱۲۳/ص</bdi>، ۱ آذر ۱۴۰۵</a>' in screen
    for sentence in (
        "نامه‌ای نوشته شد.",
        "پیش‌نویس نامه‌ای تغییر کرد.",
        "نامه‌ای تأیید شد.",
        "نامه‌ای با شمارهٔ ۱۴۰۵/۱۲۳/ص صادر شد.",
    ):
        assert sentence in screen
    acts = CaseEvent.objects.filter(type=EventType.LETTER)
    assert {event.actor for event in acts} == {one}
    assert all("دهیار" not in str(event.data) for event in acts)


def test_an_approved_letter_goes_back_to_draft(one: User, case: Case) -> None:
    client = signed_in(one)
    letter = written(client, case)
    step(client, case, letter, "approve")
    letter.refresh_from_db()

    assert step(client, case, letter, "take_back").status_code == 302

    letter.refresh_from_db()
    assert letter.is_draft


def test_what_is_refused_keeps_what_was_typed(one: User, case: Case) -> None:
    client = signed_in(one)
    answer = client.post(
        address(case), {**WORDS, "token": uuid.uuid4(), "classification": "secret"}
    )
    assert answer.status_code == 422
    assert WORDS["body"] in answer.content.decode()
    assert not Letter.objects.exists()

    letter = written(client, case, signatory_name="")
    text = step(client, case, letter, "approve").content.decode()
    assert 'role="alert"' in text
    letter.refresh_from_db()
    assert letter.is_draft


def test_of_two_who_change_a_draft_the_later_is_told_and_keeps_the_words(
    one: User, case: Case, province: Province
) -> None:
    client, other = signed_in(one), signed_in(officer("two", province.desk))
    letter = written(client, case)
    step(other, case, letter, "change", **{**WORDS, "body": "متن همکار"})

    answer = step(client, case, letter, "change", **{**WORDS, "body": "متن من"})

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "متن من" in text
    assert "تغییر داده" in text
    assert Letter.objects.get().body == "متن همکار"


@pytest.mark.parametrize("name", ["change", "approve"])
def test_a_double_click_is_one_step(one: User, case: Case, name: str) -> None:
    client = signed_in(one)
    letter = written(client, case)
    sent = {**WORDS, "body": "متن تازه"}

    answers = [step(client, case, letter, name, **sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    version = letter.version
    letter.refresh_from_db()
    assert letter.version == version + 1


def test_the_same_form_twice_writes_one_letter(one: User, case: Case) -> None:
    client = signed_in(one)
    form = client.get(address(case)).content.decode()
    token = re.search(r'name="token" value="([0-9a-f-]+)"', form)
    assert token

    for _ in range(2):
        client.post(address(case), {**WORDS, "token": token[1]})

    assert Letter.objects.count() == 1
    assert CaseEvent.objects.filter(type=EventType.LETTER).count() == 1


def test_it_is_printed_as_word_and_pdf(one: User, case: Case) -> None:
    client = signed_in(one)
    letter = written(client, case)

    docx = client.get(f"{address(case, letter)}docx/")
    pdf = client.get(f"{address(case, letter)}pdf/")

    assert docx.content.startswith(b"PK")
    assert pdf.content.startswith(b"%PDF-")
    for answer in (docx, pdf):
        assert case.number in answer.headers["Content-Disposition"]
        assert "no-store" in answer.headers["Cache-Control"]


def test_strangers_and_the_accused_find_no_letter_on_any_address(province: Province) -> None:
    case = filed(category(province.root), against=against_unit(province.first)).case
    letter = written(signed_in(officer("above", province.root)), case)
    people = (
        officer("other", province.second),
        officer("accused", province.first),
        officer("reader", province.root, permissions=("view_case",)),
    )

    for client in map(signed_in, people):
        for path in (address(case), address(case, letter)):
            assert client.get(path).status_code == 404
            assert client.post(path, {**WORDS, "token": uuid.uuid4()}).status_code == 404
            assert client.put(path).status_code == 404
        for form in ("docx", "pdf"):
            assert client.get(f"{address(case, letter)}{form}/").status_code == 404
    assert Letter.objects.count() == 1


def test_a_letter_of_another_case_is_not_found_through_this_one(
    one: User, case: Case, province: Province
) -> None:
    other = filed(category(province.desk, title="دیگری")).case
    client = signed_in(one)
    letter = written(client, case)

    assert client.get(address(other, letter)).status_code == 404
    assert client.get(f"{address(other, letter)}pdf/").status_code == 404


def test_anonymising_takes_everybody_out_of_the_letters(one: User, case: Case) -> None:
    letter = written(signed_in(one), case, copies="بایگانی؛ جهت اطلاع")
    correspondence.answer(case_id=case.pk, text="انجام شد", by=one, seen=case.version)

    retention.anonymise(case.pk, by=staff(one))

    letter.refresh_from_db()
    assert letter.recipient == letter.subject == letter.body == letter.sender == ""
    assert not letter.copies.exists()
