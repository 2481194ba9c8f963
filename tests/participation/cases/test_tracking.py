"""A citizen follows a case by number and key, without an account."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from participation.cases.models import Case, CaseFile, Rating, Written
from participation.cases.numbers import new_number, show_key, show_number
from participation.cases.services import correspondence
from participation.cases.services.submission import Submitted
from participation.cases.tracking.access import send_asked_codes
from participation.common.models import AccessLink, OutboxMessage, PrivateFile, User
from participation.common.tick import run_tick
from participation.complaints.enums import ComplaintState
from persian.digits import to_latin_digits
from tests.participation.cases.cast import MOBILE, Province, category, filed, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def province() -> Province:
    """The units."""
    return Province()


@pytest.fixture
def one(province: Province) -> User:
    """An officer of the desk."""
    return officer("one", province.desk)


@pytest.fixture
def mine(province: Province) -> Submitted:
    """A complaint with its key."""
    return filed(category(province.desk))


def opened(client: Client, made: Submitted) -> Client:
    """Open a case with its key, as people type it."""
    response = client.post(
        "/track/", {"number": show_number(made.case.number), "key": show_key(made.key or "")}
    )
    assert response.headers["Location"] == "/track/case/", response.content.decode()
    return client


def page(client: Client) -> str:
    """What the page of the open case says."""
    response = client.get("/track/case/")
    assert response.status_code == 200
    return str(response.content.decode())


def token_in(text: str) -> str:
    """The token of the first form."""
    return re.findall(r'name="token" value="([0-9a-f-]{36})"', text)[0]


def test_number_and_key_open_the_case_in_any_digits(client: Client, mine: Submitted) -> None:
    shown = page(opened(client, mine))

    assert show_number(mine.case.number) in shown
    assert "از مهرماه" in shown
    assert "ثبت شد" in shown


def test_the_end_of_the_mobile_shows_the_state_and_nothing_else(
    client: Client, mine: Submitted
) -> None:
    response = client.post("/track/", {"number": mine.case.number, "mobile_end": "۴۵۶۷"})
    assert response.headers["Location"] == "/track/state/"

    shown = client.get("/track/state/").content.decode()

    assert "ثبت شد" in shown
    assert "از مهرماه" not in shown
    assert client.get("/track/case/").headers["Location"] == "/track/"


def variants(made: Submitted) -> dict[str, dict[str, str]]:
    """Ways to be wrong."""
    unknown = new_number(1405)
    assert unknown != made.case.number
    return {
        "unknown number": {"number": unknown, "key": made.key or ""},
        "wrong key": {"number": made.case.number, "key": "000000000000"},
    }


def wrong_answer(client: Client, given: dict[str, str]) -> tuple[int, list[Any], str]:
    """Status, headers and body of an answer, without the numbers that were typed."""
    response = client.post("/track/", given)
    body = response.content.decode()
    for typed in given.values():
        body = body.replace(typed, "…")
    # The token against forgery differs each time.
    body = re.sub(r'value="[A-Za-z0-9]{64}"', "", body)
    headers = [(name, value) for name, value in response.items() if name != "Content-Length"]
    return response.status_code, headers, body


def test_unknown_number_and_wrong_key_answer_alike(
    client: Client, mine: Submitted, django_assert_num_queries: Any
) -> None:
    client.post("/track/", {"number": new_number(1404), "key": "1" * 12})
    answers = []
    counts = []
    for given in variants(mine).values():
        with django_assert_num_queries(100, exact=False) as counted:
            answers.append(wrong_answer(client, given))
        counts.append(len(counted.captured_queries))

    assert answers[0][0] == 422
    assert answers[0] == answers[1]
    assert counts[0] == counts[1]
    assert "پرونده‌ای نیافتیم" in answers[0][2]


def test_unknown_number_and_wrong_digits_answer_alike(
    client: Client, mine: Submitted, province: Province, django_assert_num_queries: Any
) -> None:
    anonymous = filed(category(province.desk, "report"))
    client.post("/track/", {"number": new_number(1404), "mobile_end": "0000"})
    answers, counts = [], []
    for number in (new_number(1405), mine.case.number, anonymous.case.number):
        with django_assert_num_queries(100, exact=False) as counted:
            answers.append(wrong_answer(client, {"number": number, "mobile_end": "0000"}))
        counts.append(len(counted.captured_queries))

    assert answers[0][0] == 422
    assert answers[0] == answers[1] == answers[2]
    assert counts[0] == counts[1] == counts[2]


def test_a_typo_is_told_before_anybody_is_asked(
    client: Client, mine: Submitted, django_assert_num_queries: Any
) -> None:
    client.get("/track/")
    last = mine.case.number[-1]
    typo = mine.case.number[:-1] + ("0" if last != "0" else "1")

    with django_assert_num_queries(20, exact=False) as counted:
        response = client.post("/track/", {"number": typo, "key": mine.key})

    assert response.status_code == 422
    assert "یک رقم این شماره" in response.content.decode()
    assert not [q for q in counted.captured_queries if "cases_case" in q["sql"]]


def test_what_was_typed_stays_when_it_is_refused(client: Client) -> None:
    text = client.post("/track/", {"number": "۱۴۰۵-۱", "key": "۴۷۱۲"}).content.decode()

    assert 'value="۱۴۰۵-۱"' in text
    assert 'value="۴۷۱۲"' in text


def test_another_browser_sees_nothing(client: Client, mine: Submitted) -> None:
    opened(client, mine)

    stranger = Client()
    assert stranger.get("/track/case/").headers["Location"] == "/track/"
    assert stranger.post("/track/case/withdraw/", {}).headers["Location"] == "/track/"
    stranger.cookies["follow"] = "x" * 32
    assert stranger.get("/track/case/").headers["Location"] == "/track/"


def test_leaving_closes_the_case_on_the_server_too(client: Client, mine: Submitted) -> None:
    opened(client, mine)
    token = client.cookies["follow"].value

    client.post("/track/leave/")

    thief = Client()
    thief.cookies["follow"] = token
    assert thief.get("/track/case/").headers["Location"] == "/track/"


def test_pages_of_a_case_are_kept_by_no_cache(client: Client, mine: Submitted) -> None:
    opened(client, mine)

    for address in ("/track/", "/track/case/", "/track/code/"):
        answer = client.get(address)
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "same-origin"
    cookie = client.cookies["follow"]
    assert cookie["httponly"]
    assert cookie["path"] == "/track/"


def test_a_code_to_the_mobile_opens_the_case_and_the_answer_tells_nothing(
    client: Client, mine: Submitted, django_assert_num_queries: Any
) -> None:
    counts = []
    for number in (new_number(1405), mine.case.number):
        with django_assert_num_queries(30, exact=False) as counted:
            answer = client.post("/track/code/send/", {"number": number})
        counts.append(len(counted.captured_queries))
        assert answer.headers["Location"] == "/track/code/"
    assert counts[0] == counts[1]

    assert send_asked_codes() == 1
    assert send_asked_codes() == 0
    message = OutboxMessage.objects.get(pattern="code")
    assert message.recipient == MOBILE
    digits = "".join(filter(str.isdigit, to_latin_digits(message.variables)))
    assert client.post("/track/code/", {"code": "000000"}).status_code == 422
    assert client.post("/track/code/", {"code": digits}).headers["Location"] == "/track/case/"
    assert "از مهرماه" in page(client)


def test_a_code_that_another_browser_asked_for_opens_nothing_here(
    client: Client, mine: Submitted
) -> None:
    client.post("/track/code/send/", {"number": mine.case.number})
    send_asked_codes()
    digits = "".join(
        filter(str.isdigit, to_latin_digits(OutboxMessage.objects.get(pattern="code").variables))
    )

    assert Client().post("/track/code/", {"code": digits}).status_code == 422


def test_the_citizen_replies_to_a_question_with_words_and_a_file(
    client: Client, mine: Submitted, one: User
) -> None:
    correspondence.ask(case_id=mine.case.pk, text="کدام تابلو؟", by=one, seen=mine.case.version)
    shown = page(opened(client, mine))
    assert "کدام تابلو؟" in shown
    given = {
        "text": "تابلوی ورودی",
        "token": token_in(shown),
        "files": SimpleUploadedFile("شرح.txt.pdf", b"no paper at all"),
    }

    answer = client.post("/track/case/reply/", given)

    assert answer.headers["Location"] == "/track/case/?done=reply"
    assert Written.objects.get().text == "تابلوی ورودی"
    mine.case.refresh_from_db()
    assert mine.case.state == ComplaintState.REVIEW
    run_tick(only=["common.check_files"])
    # It was still being checked when it was sent; what is no PDF is told and never opened.
    file = CaseFile.objects.get().file_id
    shown = page(client)
    assert "تابلوی ورودی" in shown
    assert "پذیرفته نشد" in shown
    assert client.get(f"/track/case/files/{file}/").status_code == 404


def test_a_double_click_on_the_reply_is_one_reply(
    client: Client, mine: Submitted, one: User
) -> None:
    correspondence.ask(case_id=mine.case.pk, text="؟", by=one, seen=mine.case.version)
    given = {"text": "بله", "token": token_in(page(opened(client, mine)))}

    for _ in range(2):
        assert client.post("/track/case/reply/", given).status_code == 302

    assert Written.objects.count() == 1


def test_a_reply_without_words_and_files_is_refused(
    client: Client, mine: Submitted, one: User
) -> None:
    correspondence.ask(case_id=mine.case.pk, text="؟", by=one, seen=mine.case.version)
    token = token_in(page(opened(client, mine)))

    answer = client.post("/track/case/reply/", {"text": "", "token": token})

    assert answer.status_code == 409
    assert "چیزی بنویسید" in answer.content.decode()


def test_withdraw_object_and_rate(client: Client, mine: Submitted, one: User) -> None:
    opened(client, mine)
    token = token_in(page(client))
    assert client.post("/track/case/object/", {"text": "نه", "token": token}).status_code == 409
    correspondence.answer(case_id=mine.case.pk, text="نمی‌شود", by=one, seen=mine.case.version)
    shown = page(client)
    assert "نمی‌شود" in shown

    given = {"text": "می‌شود", "token": token_in(shown)}
    assert client.post("/track/case/object/", given).status_code == 302
    mine.case.refresh_from_db()
    assert mine.case.is_open
    assert client.post("/track/case/rate/", {"stars": "5"}).status_code == 409
    shown = page(client)
    assert client.post("/track/case/withdraw/", {"text": "", "token": token_in(shown)}).url
    mine.case.refresh_from_db()
    assert mine.case.state == ComplaintState.WITHDRAWN
    assert client.post("/track/case/rate/", {"stars": "9"}).status_code == 422
    assert client.post("/track/case/rate/", {"stars": "4", "text": "خوب"}).status_code == 302
    assert Rating.objects.get().stars == 4


def test_notes_of_staff_and_files_of_others_are_never_shown(
    client: Client, mine: Submitted, one: User, province: Province
) -> None:
    correspondence.add_note(case_id=mine.case.pk, text="یادداشت پنهان", by=one)
    other = filed(category(province.desk, title="دیگر")).case
    file = PrivateFile.objects.create(purpose="case-reply", name="x.pdf", size=1)
    CaseFile.objects.create(case=other, file_id=file.pk, origin="citizen")
    opened(client, mine)

    assert "یادداشت پنهان" not in page(client)
    assert client.get(f"/track/case/files/{file.pk}/").status_code == 404
    assert client.get(f"/track/case/files/{uuid.uuid4()}/").status_code == 404


def test_an_open_case_closes_after_its_time(client: Client, mine: Submitted) -> None:
    opened(client, mine)
    AccessLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert client.get("/track/case/").headers["Location"] == "/track/"


def test_an_anonymised_case_opens_no_more(client: Client, mine: Submitted) -> None:
    opened(client, mine)
    Case.objects.filter(pk=mine.case.pk).update(key_hash="")

    assert client.get("/track/case/").headers["Location"] == "/track/"
    assert client.post("/track/", {"number": mine.case.number, "key": mine.key}).status_code == 422


def test_the_page_costs_the_same_however_long_the_case(
    client: Client, mine: Submitted, one: User, django_assert_max_num_queries: Any
) -> None:
    opened(client, mine)
    page(client)
    for number in range(6):
        mine.case.refresh_from_db()
        correspondence.inform(
            case_id=mine.case.pk, text=f"خبر {number}", by=one, seen=mine.case.version
        )

    with django_assert_max_num_queries(20):
        shown = page(client)
    assert shown.count("خبر ") >= 6


@pytest.mark.parametrize("garbage", ["\x00", "۹" * 5000, "<script>", "\u202e", "' OR 1=1"])
@pytest.mark.parametrize("name", ["number", "key", "mobile_end"])
def test_garbage_in_any_box_is_refused(client: Client, name: str, garbage: str) -> None:
    given = {"number": new_number(1405), "key": "1" * 12, name: garbage}

    assert client.post("/track/", given).status_code in {400, 422}
