"""A citizen follows a case by number and key, without an account."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from participation.cases.actors import CLOCK
from participation.cases.models import Case
from participation.cases.numbers import new_number, show_key, show_number
from participation.cases.services.retention import anonymise
from participation.cases.services.submission import Submitted
from participation.cases.tracking.access import send_asked_codes
from participation.common.models import OutboxMessage
from persian.digits import to_latin_digits
from tests.participation.cases.cast import MOBILE, Province, category, filed
from tests.participation.cases.following import opened, page

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("garbage", ["\x00", "۹" * 5000, "<script>", "\u202e", "' OR 1=1"])
@pytest.mark.parametrize("name", ["number", "key", "mobile_end"])
def test_garbage_in_any_box_is_refused(client: Client, name: str, garbage: str) -> None:
    given = {"number": new_number(1405), "key": "1" * 12, name: garbage}

    assert client.post("/track/", given).status_code in {400, 422}


def test_the_summary_says_each_fault_once_and_leads_to_its_box(client: Client) -> None:
    shown = client.post("/track/", {"number": "۱۴۰۵"}).content.decode()

    summary = shown[shown.index('class="summary"') : shown.index("</ul>", shown.index("summary"))]
    told = re.findall(r'<li><a href="#(\w+)">([^<]+)</a></li>', summary)
    assert told == [
        # The mark keeps the groups of the number in order between Persian words.
        ("id_number", "شمارهٔ پرونده ۱۱ رقم است؛ مانند \u200e۱۴۰۵-۷۳۸۲۰۴-۶."),
        ("id_key", "کلید یا چهار رقم پایانی موبایل را بنویسید."),
    ]
    for box, words in told:
        assert f'id="{box}"' in shown
        assert shown.count(words) == 2


@pytest.fixture
def nameless(province: Province) -> Submitted:
    """A report without a name."""
    return filed(category(province.desk, "report"))


def test_a_report_without_a_name_is_opened_by_its_key_alone(
    client: Client, nameless: Submitted
) -> None:
    response = client.post("/track/", {"number": "", "key": show_key(nameless.key or "")})
    assert response.headers["Location"] == "/track/case/"
    assert show_number(nameless.case.number) in page(client)
    # With the number beside it too, and then the number has to be right.
    assert opened(Client(), nameless)
    other = {"number": new_number(1405), "key": nameless.key}
    assert Client().post("/track/", other).status_code == 422


def test_a_key_alone_that_opens_nothing_is_refused_like_any_wrong_one(
    client: Client, mine: Submitted, nameless: Submitted, django_assert_num_queries: Any
) -> None:
    wrong: list[dict[str, str]] = [
        {"number": "", "key": "000000000000"},
        # The key of a case with a name: without its number it is nobody's.
        {"number": "", "key": mine.key or ""},
        {"number": new_number(1405), "key": nameless.key or ""},
        {"number": nameless.case.number, "key": "000000000000"},
        {"number": mine.case.number, "key": "000000000000"},
    ]
    client.post("/track/", {"number": new_number(1404), "key": "1" * 12})
    client.post("/track/", {"number": "", "key": "1" * 12})
    answers, counts = [], []
    for given in wrong:
        with django_assert_num_queries(100, exact=False) as counted:
            status, headers, body = wrong_answer(client, {k: v for k, v in given.items() if v})
        # Boxes show what was typed in them, or nothing.
        answers.append((status, headers, re.sub(' value="…?"', "", body)))
        counts.append(len(counted.captured_queries))

    assert answers[0][0] == 422
    assert "پرونده‌ای نیافتیم" in answers[0][2]
    assert all(answer == answers[0] for answer in answers)
    assert len(set(counts)) == 1


def test_a_number_is_asked_for_wherever_no_key_stands(client: Client, mine: Submitted) -> None:
    shown = client.post("/track/", {"mobile_end": "4567"}).content.decode()
    assert "شمارهٔ پرونده را بنویسید." in shown
    shown = client.post("/track/code/send/", {"number": ""}).content.decode()
    assert "شمارهٔ پرونده را بنویسید." in shown


def test_guesses_without_a_number_wait_together_and_delay_nobody_with_one(
    nameless: Submitted, settings: Any
) -> None:
    settings.DEFENCE_LOOKUPS_WITHOUT_NUMBER = 2
    for number in range(2):
        guess = {"number": "", "key": f"{number:012}"}
        assert Client(REMOTE_ADDR=f"192.0.2.{number}").post("/track/", guess).status_code == 422
    told = Client(REMOTE_ADDR="192.0.2.9").post("/track/", {"number": "", "key": nameless.key})
    assert told.status_code == 429
    assert int(told.headers["Retry-After"]) > 0
    assert "آن را هم بنویسید" in told.content.decode()
    assert opened(Client(REMOTE_ADDR="192.0.2.9"), nameless)


def test_an_anonymised_report_is_opened_by_no_key(client: Client, nameless: Submitted) -> None:
    Case.objects.filter(pk=nameless.case.pk).update(is_open=False, closed_at=timezone.now())
    anonymise(nameless.case.pk, by=CLOCK)
    assert client.post("/track/", {"number": "", "key": nameless.key}).status_code == 422
