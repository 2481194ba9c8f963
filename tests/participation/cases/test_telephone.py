"""A citizen is on the line: what may be read out to whom, and the call is noted by one button."""

import re
import uuid
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from participation.cases.enums import Identity
from participation.cases.models import Case, Note
from participation.cases.numbers import show_number, spell_number
from participation.cases.services import correspondence, identity
from participation.cases.services.submission import Submitted
from participation.common.models import User
from persian.digits import to_persian_digits
from tests.browser import (
    Watch,
    arriving,
    assert_axe_clean,
    assert_fits,
    press_key,
    screenshot,
    visit,
)
from tests.participation.cases.at_the_desk import SEAL, address, signed_in
from tests.participation.cases.cast import MOBILE, Province, category, filed, officer
from tests.participation.cases.referring import refer, to_person
from tests.participation.cases.test_desk_in_the_browser import enter

pytestmark = [pytest.mark.django_db, pytest.mark.db]
PHONE = "/admin/cases/telephone/"
# The tile and the state as the citizen reads it.
STATE = re.compile(r'class="st is-new"[^>]*>(?:(?!</p>).)*ثبت شد', re.S)
TOLD = "تابلو هفتهٔ آینده نصب می‌شود."
ENDS = f'<bdi dir="ltr">{to_persian_digits(MOBILE[-4:])}</bdi>'


def ask(client: Client, words: str) -> Any:
    """Type what the caller has."""
    return client.post(PHONE, {"do": "find", "words": words}, follow=True)


def shown(user: User, words: str) -> str:
    """What the screen shows of it."""
    answer = ask(signed_in(user), words)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def told(case: Case, one: User) -> Case:
    """A case of which the citizen was told something."""
    correspondence.inform(case_id=case.pk, text=TOLD, by=one, seen=case.version)
    case.refresh_from_db()
    return case


def filed_again(case: Case) -> Case:
    """Another case of the same category and person: the same title, another number."""
    return filed(case.complaint.category).case  # type: ignore[attr-defined]


@pytest.mark.parametrize("typed", ["number", "mobile", "spelled"])
def test_state_last_answer_and_next_date_are_there_in_one_step(
    one: User, told: Case, typed: str
) -> None:
    words = {
        "number": show_number(told.number),
        "spelled": spell_number(told.number),
        "mobile": to_persian_digits(MOBILE),
    }[typed]

    text = shown(one, words)

    assert STATE.search(text)
    assert "پاسخ تا" in text
    assert TOLD in text
    assert ENDS in text
    assert to_persian_digits(MOBILE) not in text.replace(f'value="{to_persian_digits(MOBILE)}"', "")
    assert spell_number(told.number) in text


def test_the_question_that_waits_is_read_out_with_its_last_day(one: User, case: Case) -> None:
    correspondence.ask(case_id=case.pk, text="کدام ساختمان؟", by=one, seen=case.version)

    text = shown(one, case.number)

    assert "کدام ساختمان؟" in text
    assert "از شما پرسشی داریم؛ تا" in text


def test_a_sealed_case_and_one_without_a_name_tell_state_and_dates_alone(
    one: User, told: Case, province: Province
) -> None:
    head = officer("head", province.desk, permissions=SEAL)
    identity.seal(case_id=told.pk, officers=[head], by=head, seen=told.version)
    nameless = filed(category(province.desk, "report"), person=None).case
    correspondence.inform(case_id=nameless.pk, text=TOLD, by=one, seen=1)
    assert nameless.identity == Identity.NONE

    for case in (told, nameless):
        text = shown(one, case.number)
        assert "پاسخ تا" in text
        assert STATE.search(text)
        assert "تماس‌گیرنده را نمی‌توان شناخت" in text
        assert TOLD not in text
        assert ENDS not in text
    assert address(told) not in shown(head, MOBILE)


def test_only_whoever_works_on_a_case_finds_it_by_number_or_mobile(
    one: User, told: Case, province: Province
) -> None:
    other = officer("other", province.first)
    asked = officer("asked", province.first)
    acting = officer("acting", province.first)
    client = signed_in(one)
    refer(client, told, (to_person(asked), "opinion"))
    refer(client, told, (to_person(acting), "action"))

    for words in (told.number, MOBILE):
        for stranger in (other, asked):
            assert address(told) not in shown(stranger, words)
            assert "در کار شما نیست" in shown(stranger, words)
        assert address(told) in shown(acting, words)


def test_strangers_get_404_and_nobody_notes_a_call_of_a_case_out_of_sight(
    one: User, told: Case, province: Province
) -> None:
    reader = officer("reader", province.desk, permissions=("view_case",))
    other = officer("other", province.first)
    sent = {"do": "note", "case": told.pk, "token": uuid.uuid4(), "call": "came", "text": ""}

    assert signed_in(reader).get(PHONE).status_code == 404
    assert Client().get(PHONE).status_code == 302
    assert signed_in(other).post(PHONE, sent).status_code == 404
    assert signed_in(other).post(PHONE, {**sent, "case": "x"}).status_code == 404
    assert signed_in(other).post(PHONE, {"do": "note"}).status_code == 404
    assert not Note.objects.exists()


def test_what_was_typed_stands_in_no_address_and_opens_for_nobody_else(
    one: User, told: Case, province: Province, caplog: pytest.LogCaptureFixture
) -> None:
    answer = signed_in(one).post(PHONE, {"do": "find", "words": MOBILE})

    place = answer.headers["Location"]
    assert answer.status_code == 302
    assert MOBILE not in unquote(place)
    assert MOBILE not in caplog.text
    colleague = signed_in(officer("two", province.desk))
    assert address(told) not in colleague.get(place).content.decode()
    assert signed_in(one).get(f"{PHONE}?found=x").status_code == 200


@pytest.mark.parametrize("words", ["", "۱۲۳", "علی", "1405-738204-6", "0913123456", "x" * 41])
def test_half_a_number_and_words_are_refused_and_stay_in_the_box(
    one: User, told: Case, words: str
) -> None:
    answer = signed_in(one).post(PHONE, {"do": "find", "words": words})

    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'role="alert"' in text
    assert not words or f'value="{words}"' in text


def test_one_button_notes_the_call_once_with_what_colleagues_should_know(
    one: User, told: Case
) -> None:
    client = signed_in(one)
    place = client.post(PHONE, {"do": "find", "words": told.number}).headers["Location"]
    text = client.get(place).content.decode()
    token = re.search(r'name="token" value="([0-9a-f-]+)"', text)
    assert token
    sent = {"do": "note", "case": told.pk, "token": token[1], "call": "made", "text": "عکس دارد."}

    for _ in range(2):
        answer = client.post(place, sent)
        assert (answer.status_code, answer.headers["Location"]) == (302, place)
    client.post(place, {**sent, "token": uuid.uuid4(), "call": "missed", "text": ""})

    assert [note.text for note in Note.objects.order_by("pk")] == [
        "تلفنی: با شهروند تماس گرفتیم. عکس دارد.",
        "تلفنی: تماس گرفتیم، پاسخ نداد.",
    ]
    assert "عکس دارد." in client.get(address(told)).content.decode()


def test_a_note_that_is_too_long_stays_where_it_was_typed(one: User, told: Case) -> None:
    client = signed_in(one)
    place = client.post(PHONE, {"do": "find", "words": told.number}).headers["Location"]
    long = "یادداشت " * 200

    sent = {"do": "note", "case": told.pk, "token": uuid.uuid4(), "call": "came", "text": long}
    answer = client.post(place, sent)

    assert answer.status_code == 422
    assert long.strip() in answer.content.decode()
    assert not Note.objects.exists()


def test_the_follow_key_is_never_there(one: User, mine: Submitted) -> None:
    assert mine.key
    text = shown(one, mine.case.number)

    for key in (mine.key, to_persian_digits(mine.key)):
        assert key not in text
        assert " ".join(re.findall("....", key)) not in text


def test_who_tries_many_numbers_has_to_wait_and_a_colleague_does_not(
    one: User, told: Case, province: Province, settings: Any
) -> None:
    settings.DEFENCE_SEARCHES = 2
    client = signed_in(one)
    statuses = [
        client.post(PHONE, {"do": "find", "words": told.number}).status_code for _ in range(4)
    ]

    assert statuses == [302, 302, 429, 429]
    slow = client.post(PHONE, {"do": "find", "words": told.number})
    assert "Retry-After" in slow.headers
    assert told.number in slow.content.decode()
    two = signed_in(officer("two", province.desk))
    assert two.post(PHONE, {"do": "find", "words": told.number}).status_code == 302


def test_a_mobile_with_many_cases_costs_no_more_queries(
    one: User, told: Case, province: Province, django_assert_num_queries: Any
) -> None:
    client = signed_in(one)
    place = client.post(PHONE, {"do": "find", "words": MOBILE}).headers["Location"]
    client.get(place)
    with django_assert_num_queries(100, exact=False) as few:
        client.get(place)
    for _number in range(4):
        more = filed(category(province.desk, title=f"دیگر {uuid.uuid4()}")).case
        correspondence.ask(case_id=more.pk, text="کدام؟", by=one, seen=1)

    with django_assert_num_queries(100, exact=False) as many:
        assert client.get(place).content.decode().count("case-call") == 5

    assert len(many) == len(few)


@pytest.mark.browser
def test_an_officer_answers_the_telephone_by_keys(
    server: str, page: Page, one: User, told: Case
) -> None:
    correspondence.inform(case_id=filed_again(told).pk, text="خبر دیگر", by=one, seen=1)
    enter(page, server, one)
    visit(page, f"{server}/admin/cases/")
    watch = Watch(page)
    with arriving(page):
        press_key(page, "KeyH")
    expect(page).to_have_url(re.compile("/telephone/$"))
    expect(page.get_by_label("شمارهٔ پرونده یا موبایل تماس‌گیرنده")).to_be_focused()
    page.keyboard.type(MOBILE)
    with arriving(page):
        page.keyboard.press("Enter")
    expect(page.get_by_text(TOLD)).to_be_visible()
    assert MOBILE not in page.url
    for look in ("1280-light", "1280-dark", "768-light", "360-light", "360-dark"):
        width, scheme = look.split("-")
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": int(width), "height": 900})
        screenshot(page, f"desk-telephone-{look}")
        assert_fits(page)
        assert_axe_clean(page)
    page.keyboard.press("Escape")
    press_key(page, "KeyN")
    expect(page.get_by_label("یادداشت برای همکاران").first).to_be_focused()
    page.keyboard.type("پیگیر است.")
    page.keyboard.press("Tab")
    with arriving(page):
        page.keyboard.press("Enter")
    expect(page.get_by_text("تماس ثبت شد.")).to_be_visible()
    assert Note.objects.get().text.endswith("پیگیر است.")
    watch.assert_quiet(server)
