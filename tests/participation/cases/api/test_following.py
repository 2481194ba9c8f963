"""Following a case through the API: by number and key in the body, and nothing of it elsewhere."""

import json
import logging
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.cases.models import Case, CaseFile, Rating, Written
from participation.cases.numbers import new_number, show_key, show_number
from participation.cases.services import correspondence
from participation.cases.services.submission import Submitted
from participation.common.clock import moved_to
from participation.common.models import PrivateFile, User
from participation.common.tick import run_tick
from tests.participation.cases.api.conftest import Ask
from tests.participation.cases.cast import Province, category, filed
from tests.participation.common.api.problems import refused
from tests.participation.common.files.samples import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def version(made: Submitted) -> int:
    return Case.objects.get(pk=made.case.pk).version


def asked(made: Submitted, one: User, text: str = "کدام نشست؟") -> None:
    correspondence.ask(case_id=made.case.pk, text=text, by=one, seen=version(made))


def answered(made: Submitted, one: User) -> None:
    correspondence.answer(case_id=made.case.pk, text="نصب شد.", by=one, seen=version(made))


def test_number_and_key_tell_everything_in_any_digits(ask: Ask, mine: Submitted, one: User) -> None:
    asked(mine, one)
    correspondence.add_note(case_id=mine.case.pk, text="یادداشت درون اداره", by=one)
    answer = ask("follow", number=show_number(mine.case.number), key=show_key(mine.key or ""))
    assert answer.status_code == 200, answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    told = answer.json()
    assert (told["state"], told["state_label"], told["is_open"]) == (
        "waiting",
        "در انتظار شما",
        True,
    )
    assert told["can"] == ["reply", "withdraw"]
    assert told["reply_by"] is not None
    assert [moment["type"] for moment in told["timeline"]] == ["received", "asked"]
    assert told["timeline"][1]["text"] == "کدام نشست؟"
    assert "از مهرماه" in json.dumps(told["filed"], ensure_ascii=False)
    shown = answer.content.decode()
    assert "یادداشت درون اداره" not in shown
    assert '"one"' not in shown
    assert not answer.cookies


@pytest.mark.parametrize("what", ["follow", "reply", "add", "object", "withdraw", "rate", "file"])
def test_unknown_number_and_wrong_key_answer_alike(ask: Ask, mine: Submitted, what: str) -> None:
    right = {"text": "پاسخ", "stars": 5, "file": str(uuid.uuid4())}

    def seen(**wrong: str) -> tuple:
        with CaptureQueriesContext(connection) as captured:
            response = ask(what, **right, **wrong)
        shapes = [query["sql"][:30] for query in captured if "SAVEPOINT" not in query["sql"]]
        return response.status_code, dict(response.headers), response.content, shapes

    year = int(mine.case.number[:4])
    other = new_number(year)
    assert not Case.objects.filter(number=other).exists()
    seen(number=new_number(year))
    unknown, wrong = seen(number=other), seen(key="123412341234")
    assert unknown == wrong
    assert unknown[0] == 404
    assert ask("follow").status_code == 200


@pytest.mark.parametrize(("wrong", "named"), [
    ({"number": "12"}, "number"), ({"key": "12"}, "key"), ({"key": None}, "key"),
    ({"number": ["x"]}, "number"), ({"key": {"a": 1}}, "key"), ({"number": True}, "number"),
])  # fmt: skip
def test_what_is_no_number_and_no_key_is_named(ask: Ask, wrong: dict, named: str) -> None:
    refused(ask("follow", **wrong), named)


@pytest.mark.parametrize("body", ["", "[]", "7", "{", '"\\ud800"', '{"number": "\\ud800"}',
                                  "[" * 5_000, "x" * 200_000, '{"number": NaN}'])  # fmt: skip
def test_what_is_no_object_is_refused(client: Client, mine: Submitted, body: str) -> None:
    answer = client.post("/api/v1/cases/follow/", body, content_type="application/json")
    assert answer.status_code in {400, 413}, answer.content
    assert answer["Content-Type"] == "application/problem+json"


def test_who_tries_one_number_too_often_waits(ask: Ask, settings) -> None:
    settings.DEFENCE_LOOKUPS_OF_NUMBER = 2
    assert ask("follow", key="123412341234").status_code == 404
    assert ask("follow", key="123412341235").status_code == 404
    slow = ask("follow")
    refused(slow, status=429)
    assert int(slow["Retry-After"]) >= 1


def test_a_reply_with_files_is_written_once(
    ask: Ask, client: Client, mine: Submitted, one: User, django_capture_on_commit_callbacks
) -> None:
    asked(mine, one)
    token = str(uuid.uuid4())

    def reply():
        file = SimpleUploadedFile("نامه.pdf", pdf.plain())
        return ask("reply", token=token, text="نشست مهر", files=[file])

    with django_capture_on_commit_callbacks(execute=True):
        first = reply()
    assert first.status_code == 200, first.content.decode()
    assert first.json()["state"] == "review"
    again = reply()
    assert again.json()["timeline"] == ask("follow").json()["timeline"]
    assert Written.objects.get().text == "نشست مهر"
    assert CaseFile.objects.count() == PrivateFile.objects.count() == 1
    file = ask("follow").json()["timeline"][-1]["files"][0]
    assert (file["name"], file["is_ready"]) == ("نامه.pdf", True)
    opened = ask("file", file=file["id"])
    assert opened.status_code == 200
    assert b"".join(opened).startswith(b"%PDF")
    assert opened["Content-Disposition"].startswith("attachment")
    assert "no-store" in opened["Cache-Control"]


def test_a_file_of_another_case_is_not_there(
    ask: Ask, mine: Submitted, province: Province, one: User, django_capture_on_commit_callbacks
) -> None:
    asked(mine, one)
    with django_capture_on_commit_callbacks(execute=True):
        ask("reply", files=[SimpleUploadedFile("a.pdf", pdf.plain())])
    file = ask("follow").json()["timeline"][-1]["files"][0]["id"]
    assert ask("file", file=file).status_code == 200
    other = filed(category(province.desk, title="دیگری"))
    refused(ask("file", file=file, number=other.case.number, key=other.key), status=404)
    refused(ask("file", file="x"), "file")
    CaseFile.objects.update(is_shown=False)
    refused(ask("file", file=file), status=404)


def test_a_file_that_is_refused_keeps_the_reply_back(ask: Ask, mine: Submitted, one: User) -> None:
    asked(mine, one)
    refused(ask("reply", text="پاسخ", files=[SimpleUploadedFile("a.pdf", b"")]), "files")
    assert not Written.objects.exists()
    assert not PrivateFile.objects.exists()


def test_the_same_key_with_other_words_is_told(ask: Ask, mine: Submitted) -> None:
    token = str(uuid.uuid4())
    assert ask("add", token=token, text="یکم").status_code == 200
    refused(ask("add", token=token, text="دوم"), status=409)
    refused(ask("withdraw", token=token, text="یکم"), status=409)
    assert Written.objects.get().text == "یکم"
    assert Case.objects.get().is_open


def test_what_the_state_does_not_allow_is_a_conflict(ask: Ask, mine: Submitted) -> None:
    refused(ask("reply", text="پاسخ"), status=409)
    refused(ask("object", text="نه"), status=409)
    refused(ask("rate", stars=3), status=409)
    refused(ask("add", text=""), "text")
    refused(ask("rate", stars=9), "stars")
    assert Written.objects.count() == Rating.objects.count() == 0


def test_an_answer_is_rated_and_objected_to_within_its_days(
    ask: Ask, mine: Submitted, one: User
) -> None:
    answered(mine, one)
    told = ask("follow").json()
    assert told["can"] == ["object", "rate"]
    assert told["object_by_jalali"] is not None
    assert ask("rate", stars=2, text="دیر شد").json()["stars"] == 2
    assert ask("rate", stars=4).json()["stars"] == 4
    reopened = ask("object", text="هنوز نصب نشده است.").json()
    assert (reopened["state"], reopened["is_open"]) == ("review", True)


def test_after_its_days_nobody_objects(ask: Ask, mine: Submitted, one: User) -> None:
    with moved_to(mine.case.received_at - timedelta(days=200)):
        answered(mine, one)
    assert "object" not in ask("follow").json()["can"]
    refused(ask("object", text="نه"), status=409)


def test_who_withdraws_closes_the_case_and_needs_no_reason(ask: Ask, mine: Submitted) -> None:
    assert ask("withdraw").json()["state"] == "withdrawn"
    refused(ask("withdraw"), status=409)


def test_nothing_is_written_without_a_key_of_its_own(client: Client, mine: Submitted) -> None:
    sent = {"number": mine.case.number, "key": mine.key, "text": "پس می‌گیرم"}
    answer = client.post("/api/v1/cases/withdraw/", json.dumps(sent), "application/json")
    refused(answer, "Idempotency-Key")
    assert Case.objects.get().is_open


def test_neither_number_nor_key_is_in_any_log(
    ask: Ask, mine: Submitted, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        ask("follow")
        ask("follow", key="123412341234")
        run_tick()
    logged = "\n".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )
    assert "/api/v1/cases/follow/" in logged
    assert mine.key not in logged
    assert mine.case.number not in logged
    assert "123412341234" not in logged


def test_the_case_costs_the_same_however_long_it_is(ask: Ask, mine: Submitted, one: User) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert ask("follow").status_code == 200
        return len(captured)

    ask("add", text="یکم")
    cost()
    few = cost()
    for number in range(6):
        ask("add", text=f"افزوده {number}")
    assert cost() == few <= 25


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_nothing_but_a_post_is_heard(client: Client, method: str) -> None:
    answer = getattr(client, method)("/api/v1/cases/follow/")
    assert answer.status_code == 405
    assert answer["Content-Type"] == "application/problem+json"
