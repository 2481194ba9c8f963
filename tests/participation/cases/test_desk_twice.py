"""Pressed twice it happens once; what is personal is pointed out, what changed is told."""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participation.cases.enums import EventType
from participation.cases.models import Answer, CaseEvent, CaseLogEntry, Note, Question
from participation.cases.services.citizen import reply
from participation.cases.services.events import PERSONAL_SENT
from participation.cases.services.submission import Submitted
from participation.common.models import User
from participation.complaints.models import CategoryCheck
from persian.digits import to_latin_digits
from tests.participation.cases.at_the_desk import SEAL, address, do, signed_in
from tests.participation.cases.cast import (
    Province,
    category,
    filed,
    officer,
)
from tests.participation.cases.referring import refer, to_unit
from tests.participation.cases.splitting import split

pytestmark = [pytest.mark.django_db, pytest.mark.db]


MOST_SQL = 30
# Of a case that has everything: links, a part, referrals, an accused, a letter, a checklist.
MOST_SQL_OF_ALL = 33


@pytest.fixture
def one(province: Province) -> User:
    """An officer of the desk."""
    return officer("one", province.desk, permissions=SEAL)


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

    # One more, once: who said what is read by name.
    assert len(after) <= len(before) + 1 <= MOST_SQL


def test_a_case_with_everything_asks_little_more_and_nothing_twice(province: Province) -> None:
    client = signed_in(officer("chief", province.desk, permissions=SEAL))
    colleague = officer("colleague", province.desk)
    about = category(province.desk)
    case, other = filed(about).case, filed(about).case
    CategoryCheck.objects.create(category=about, title="تماس با شهروند")
    do(client, case, "ask", text="کدام تابلو؟")
    reply(case_id=case.pk, text="ورودی", token=uuid.uuid4())
    for name, given in (
        ("inform", {"text": "در دست بررسی است"}),
        ("note", {"text": "ببینید", "tell": colleague.pk, "token": str(uuid.uuid4())}),
        ("assign", {"to": colleague.pk}),
        ("accuse", {"units": province.second.pk}),
    ):
        case.refresh_from_db()
        assert do(client, case, name, **given).status_code == 302
    client.post(f"{address(case)}links/", {"number": other.number, "kind": "related"})
    refer(client, case, (to_unit(province.first), "opinion"))
    client.post(f"{address(case)}letters/new/", {"subject": "درخواست", "body": "متن نامه"})
    assert split(User.objects.get(username="chief"), case, about).status_code == 302
    client.get(address(case))

    with CaptureQueriesContext(connection) as asked:
        text = client.get(address(case)).content.decode()

    for word in ("تماس با شهروند", "ورودی", "@colleague", other.number[-6:], province.first.name):
        assert word in to_latin_digits(text), word
    said = [query["sql"] for query in asked.captured_queries]
    assert len(said) == len(set(said)) <= MOST_SQL_OF_ALL


def test_a_case_that_came_without_proof_says_why_it_is_marked_and_what_to_do(
    one: User, province: Province
) -> None:
    case = filed(category(province.desk), is_held=True).case
    client = signed_in(one)
    why = "مرورگر فرستنده نتوانست نشان دهد که انسانی پشت آن است"

    shown = client.get(address(case)).content.decode()
    assert why in shown
    assert "«از شهروند است» را بزنید" in shown
    assert "شاید خودکار فرستاده شده" in client.get("/admin/cases/").content.decode()

    client.post(address(case), {"do": "release", "version": case.version})
    shown = client.get(address(case)).content.decode()
    assert why not in shown
    assert "خوانده شد: از شهروند است." in shown
