"""Staff work on a case in the admin; strangers and the accused find nothing there."""

import re
import uuid

import pytest

from participation.cases.enums import EventType
from participation.cases.models import Answer, Case, CaseEvent, Note
from participation.cases.numbers import show_number
from participation.cases.services.submission import Submitted
from participation.common.models import User
from participation.complaints.enums import ComplaintState
from tests.participation.cases.at_the_desk import SEAL, address, do, signed_in
from tests.participation.cases.cast import (
    Province,
    against_unit,
    category,
    filed,
    officer,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def one(province: Province) -> User:
    """An officer of the desk."""
    return officer("one", province.desk, permissions=SEAL)


def test_the_screen_shows_the_case_and_its_citizen(one: User, mine: Submitted) -> None:
    text = signed_in(one).get(address(mine.case)).content.decode()

    assert "از مهرماه" in text
    assert "شهروند نمونه" in text
    assert "آغاز بررسی" in text
    # The tab names the desk, and not the software.
    assert " ".join(re.findall(r"<title>(.*?)</title>", text, re.DOTALL)[0].split()) == (
        f"{show_number(mine.case.number)} - میز مشارکت"
    )


def strangers(province: Province) -> dict[str, User]:
    """Those who have nothing to do with a complaint of the desk against the first governorate."""
    return {
        "of another unit": officer("other", province.second),
        "of the accused": officer("accused", province.first),
        "an editor": officer("editor", permissions=()),
    }


def test_strangers_and_the_accused_get_404_on_every_address_and_method(
    province: Province,
) -> None:
    case = filed(category(province.desk), against=against_unit(province.first)).case
    Case.objects.filter(pk=case.pk).update(unit=province.root)
    assert signed_in(officer("root", province.root)).get(address(case)).status_code == 200

    for name, user in strangers(province).items():
        client = signed_in(user)
        for method in (client.put, client.patch, client.delete, client.options, client.head):
            assert method(address(case)).status_code == 404, name
        assert client.get(f"{address(case)}anything/").status_code == 404, name
        for path in (address(case), f"{address(case)}files/{uuid.uuid4()}/"):
            assert client.get(path).status_code == 404, name
        assert do(client, case, "note", text="سلام").status_code == 404, name
        assert do(client, case, "reveal", reason="x").status_code == 404, name
        listed = client.get("/admin/cases/")
        assert listed.status_code in {200, 302}
        assert str(case.pk) not in listed.content.decode()


def test_accept_ask_inform_note_answer(one: User, mine: Submitted) -> None:
    client, case = signed_in(one), mine.case
    assert do(client, case, "accept").status_code == 302
    case.refresh_from_db()
    assert do(client, case, "inform", text="در دست بررسی است").status_code == 302
    case.refresh_from_db()
    assert do(client, case, "note", text="تماس گرفتم").status_code == 302
    assert do(client, case, "take").status_code == 302
    case.refresh_from_db()
    assert case.assignee == one
    assert do(client, case, "ask", text="کدام تابلو؟").status_code == 302
    case.refresh_from_db()
    assert case.state == ComplaintState.WAITING
    assert do(client, case, "answer", text="انجام شد").status_code == 302

    case.refresh_from_db()
    assert case.state == ComplaintState.ANSWERED
    text = client.get(address(case)).content.decode()
    for words in ("در دست بررسی است", "تماس گرفتم", "کدام تابلو؟", "انجام شد"):
        assert words in text
    assert 'value="ask"' not in text
    assert 'value="reopen"' in text


def test_words_for_a_step_that_is_gone_are_kept_in_the_note(
    one: User, mine: Submitted, province: Province
) -> None:
    two = officer("two", province.desk)
    do(signed_in(two), mine.case, "answer", text="پاسخ همکار")

    answer = do(signed_in(one), mine.case, "answer", text="پاسخ من که نباید گم شود")

    text = answer.content.decode()
    assert answer.status_code == 409
    assert [one.text for one in Answer.objects.all()] == ["پاسخ همکار"]
    assert "پاسخ من که نباید گم شود</textarea>" in text
    assert "two، " in text
    assert "پاسخ فرستاده شد؛ وضعیت پرونده:" in text


def test_a_stale_question_keeps_its_words(one: User, mine: Submitted, province: Province) -> None:
    two = officer("two", province.desk)
    do(signed_in(two), mine.case, "inform", text="خبری از همکار")

    answer = do(signed_in(one), mine.case, "ask", text="پرسشی که نباید گم شود")

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "پرسشی که نباید گم شود" in text
    assert "در این میان" in text
    assert "two، " in text
    assert "در میانهٔ کار به شهروند خبری داده شد." in text
    mine.case.refresh_from_db()
    assert f'name="version" value="{mine.case.version}"' in text


def test_an_answer_without_words_is_refused_and_says_so(one: User, mine: Submitted) -> None:
    answer = do(signed_in(one), mine.case, "answer", text=" ")

    assert answer.status_code == 422
    assert "متن را بنویسید" in answer.content.decode()


def test_a_reader_has_no_buttons(mine: Submitted, province: Province) -> None:
    reader = officer("reader", province.desk, permissions=("view_case",))
    client = signed_in(reader)

    text = client.get(address(mine.case)).content.decode()

    assert 'name="do"' not in text
    assert "شهروند نمونه" not in text
    do(client, mine.case, "note", text="سلام")
    assert not Note.objects.exists()


def test_a_referral_leads_back_to_the_list(one: User, mine: Submitted, province: Province) -> None:
    answer = do(signed_in(one), mine.case, "refer", unit=province.second.pk, reason="")

    assert answer.headers["Location"] == "/admin/cases/"
    mine.case.refresh_from_db()
    assert mine.case.unit == province.second


def test_a_case_is_not_referred_to_those_it_is_against(one: User, province: Province) -> None:
    case = filed(category(province.desk), against=against_unit(province.first)).case

    for unit in (province.first, province.office):
        assert do(signed_in(one), case, "refer", unit=unit.pk).status_code == 422


def test_a_sealed_identity_is_shown_to_named_officers_with_a_reason_that_is_kept(
    one: User, mine: Submitted, province: Province
) -> None:
    two = officer("two", province.desk)
    assert do(signed_in(one), mine.case, "seal", officers=[one.pk]).status_code == 302

    assert "شهروند نمونه" not in signed_in(one).get(address(mine.case)).content.decode()
    shown = do(signed_in(one), mine.case, "reveal", reason="برای ابلاغ").content.decode()
    assert "شهروند نمونه" in shown
    hidden = do(signed_in(two), mine.case, "reveal", reason="کنجکاوی")
    assert "شهروند نمونه" not in hidden.content.decode()
    event = CaseEvent.objects.get(type=EventType.IDENTITY_SHOWN)
    assert (event.actor, Note.objects.get(pk=event.data["note"]).text) == (one, "برای ابلاغ")


def test_whoever_notes_himself_as_accused_loses_sight(
    one: User, mine: Submitted, province: Province
) -> None:
    answer = do(signed_in(one), mine.case, "accuse", units=[province.desk.pk])

    assert answer.headers["Location"] == "/admin/cases/"
    mine.case.refresh_from_db()
    assert mine.case.unit == province.root
    assert signed_in(one).get(address(mine.case)).status_code == 404
