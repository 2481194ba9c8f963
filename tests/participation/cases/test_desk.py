"""Staff work on a case in the admin; strangers and the accused find nothing there."""

import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.cases.enums import EventType
from participation.cases.models import Answer, Case, CaseEvent, CaseLogEntry, Note, Question
from participation.cases.services.events import PERSONAL_SENT
from participation.cases.services.submission import Submitted
from participation.common.models import User
from participation.complaints.enums import ComplaintState
from tests.participation.cases.cast import (
    Province,
    against_unit,
    category,
    filed,
    officer,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
MOST_SQL = 40
SEAL = ("view_case", "handle_case", "seal_case")


@pytest.fixture
def province() -> Province:
    """The units."""
    return Province()


@pytest.fixture
def one(province: Province) -> User:
    """An officer of the desk."""
    return officer("one", province.desk, permissions=SEAL)


@pytest.fixture
def mine(province: Province) -> Submitted:
    """A complaint that lies in the desk."""
    return filed(category(province.desk))


def signed_in(user: User) -> Client:
    """A browser of a member of staff."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(case: Case) -> str:
    """The screen of a case."""
    return f"/admin/cases/{case.pk}/"


def do(client: Client, case: Case, name: str, **given: Any) -> Any:
    """Press a button of the screen."""
    return client.post(address(case), {"do": name, "version": case.version, **given})


def test_the_screen_shows_the_case_and_its_citizen(one: User, mine: Submitted) -> None:
    text = signed_in(one).get(address(mine.case)).content.decode()

    assert "از مهرماه" in text
    assert "شهروند نمونه" in text
    assert "آغاز بررسی" in text


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


PRESSES = [
    ("accept", {}),
    ("take", {}),
    ("release", {}),
    ("ask", {"text": "کدام تابلو؟"}),
    ("inform", {"text": "در دست بررسی است"}),
    ("answer", {"text": "انجام شد"}),
    ("decline", {"text": "در صلاحیت ما نیست"}),
]


@pytest.mark.parametrize(("name", "given"), PRESSES)
def test_a_double_click_does_a_thing_once_and_ends_well(
    one: User, province: Province, name: str, given: dict[str, str]
) -> None:
    case = filed(category(province.desk), is_held=True).case
    client, sent = signed_in(one), {"do": name, "version": case.version, **given}

    answers = [client.post(address(case), sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    case.refresh_from_db()
    assert case.version == 2
    assert Answer.objects.count() + Question.objects.count() == ("text" in given)


def test_the_same_version_with_other_words_is_no_double_click(one: User, mine: Submitted) -> None:
    client = signed_in(one)
    do(client, mine.case, "inform", text="یکم")

    answer = do(client, mine.case, "inform", text="دوم")

    assert answer.status_code == 409
    assert "دوم</textarea>" in answer.content.decode()
    assert [sent.text for sent in Answer.objects.all()] == ["یکم"]


def test_a_note_that_is_sent_twice_is_one(one: User, mine: Submitted) -> None:
    client = signed_in(one)
    screen = client.get(address(mine.case)).content.decode()
    token = re.search(r'name="token" value="([0-9a-f-]+)"', screen)
    assert token

    for _ in range(2):
        do(client, mine.case, "note", text="تماس گرفتم", token=token[1])
    do(client, mine.case, "note", text="تماس گرفتم", token=str(uuid.uuid4()))

    assert Note.objects.count() == 2


def test_a_double_click_on_a_referral_leads_to_the_list_and_tells_others_nothing(
    one: User, mine: Submitted, province: Province
) -> None:
    sent = {"unit": province.second.pk, "reason": "لطفاً رسیدگی کنید"}
    client = signed_in(one)
    for _ in range(2):
        answer = do(client, mine.case, "refer", **sent)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/cases/")

    assert CaseEvent.objects.filter(type=EventType.REFERRED).count() == 1
    assert do(client, mine.case, "refer", unit=province.root.pk).status_code == 404
    other = signed_in(officer("other", province.first))
    assert do(other, mine.case, "refer", **sent).status_code == 404


@pytest.mark.parametrize("name", ["answer", "ask", "inform"])
def test_personal_data_is_pointed_out_before_it_is_sent(
    one: User, mine: Submitted, name: str
) -> None:
    client, text = signed_in(one), "با شمارهٔ ۰۹۱۲۱۲۳۴۵۶۷ تماس بگیرید"

    refused = do(client, mine.case, name, text=text)

    page = refused.content.decode()
    assert refused.status_code == 422
    assert text in page
    assert "شمارهٔ موبایل" in page
    assert re.search(rf'<input type="checkbox" name="sure"[^>]* id="{name}-sure"', page)
    assert not Answer.objects.exists()
    assert do(client, mine.case, name, text=text, sure="on").status_code == 302
    event = CaseEvent.objects.last()
    assert event
    assert event.data["personal"] == ["mobile"]
    entry = CaseLogEntry.objects.get(action=PERSONAL_SENT, user=one)
    assert entry.data == {"kinds": ["mobile"]}
    assert entry.message == "متنی با دادهٔ شخصی به شهروند فرستاده شد: شمارهٔ موبایل"
    assert "آگاهانه با این‌ها فرستاده شد:" in client.get(address(mine.case)).content.decode()


def test_a_note_may_hold_what_colleagues_need(one: User, mine: Submitted) -> None:
    assert do(signed_in(one), mine.case, "note", text="۰۹۱۲۱۲۳۴۵۶۷").status_code == 302


def test_staff_read_what_changed_in_sentences(
    one: User, mine: Submitted, province: Province
) -> None:
    client, case = signed_in(one), mine.case
    for name, given in (
        ("accept", {}),
        ("take", {}),
        ("reopen", {}),
        ("refer", {"unit": province.root.pk, "reason": "نظر بدهید"}),
    ):
        case.refresh_from_db()
        do(client, case, name, **given)

    text = signed_in(officer("root", province.root)).get(address(case)).content.decode()

    assert "آغاز بررسی: از «ثبت شد» به «در دست بررسی»." in text
    assert "به one سپرده شد." in text
    assert "به «استانداری آزمون» ارجاع شد." in text
    assert "نظر بدهید" in text


def test_colleagues_who_have_the_case_open_see_each_other(
    one: User, mine: Submitted, province: Province
) -> None:
    two = officer("two", province.desk)
    colleagues = "همین حالا این پرونده را باز دارند"
    assert colleagues not in signed_in(two).get(address(mine.case)).content.decode()

    text = signed_in(one).get(address(mine.case)).content.decode()

    assert f"{colleagues}: two" in text
    ping = re.search(r'src-value="(/admin/editing-sessions/ping/[^"]+)"', text)
    assert ping
    assert "two" in signed_in(one).post(ping[1]).json()["html"]
    assert signed_in(officer("other", province.second)).post(ping[1]).status_code == 404


def test_the_screen_costs_the_same_however_much_happened(
    one: User, mine: Submitted, province: Province
) -> None:
    client = signed_in(one)
    do(client, mine.case, "refer", unit=province.root.pk)
    do(client, mine.case, "note", text="یادداشت")
    officer("above", province.root)
    client = signed_in(officer("chief", province.root, permissions=SEAL))
    client.get(address(mine.case))
    with CaptureQueriesContext(connection) as before:
        client.get(address(mine.case))
    for number in range(8):
        officer(f"colleague{number}", province.root)
        mine.case.refresh_from_db()
        do(client, mine.case, "inform", text=f"خبر {number}")
        do(client, mine.case, "note", text=f"یادداشت {number}", token=str(uuid.uuid4()))

    with CaptureQueriesContext(connection) as after:
        client.get(address(mine.case))

    # One more, once: the answers that there are now have files to look for.
    assert len(after) <= len(before) + 1 <= MOST_SQL
