"""The archive as a file, through the one writer."""

import csv
import io
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participation.common.exports import Column, allowed, cell
from participation.common.models import User
from participation.resolutions.enums import MeetingState
from tests.participation.resolutions.factories import meeting, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def body_of(response) -> str:
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


def table(response) -> list[dict[str, str]]:
    text = body_of(response)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_filtered_list_becomes_a_table(client) -> None:
    held = meeting(3)
    resolution("نام میدان", meeting=held, row=1, raw_deadline="دو هفته", phrase="دو هفته")
    resolution("سند محله", meeting=held, row=2)
    resolution("پنهان", meeting=meeting(4, state=MeetingState.DRAFT))
    response = client.get("/resolutions/", {"q": "ميدان", "export": "csv"})
    assert response["Content-Disposition"] == 'attachment; filename="resolutions.csv"'
    (row,) = table(response)
    assert (row["شماره"], row["عنوان"], row["مهلت"]) == ("3/1", "نام میدان", "دو هفته")
    assert (row["سررسید"], row["تاریخ شمسی"]) == ("2026-11-07", "1405-08-01")
    assert len(table(client.get("/resolutions/?export=csv"))) == 2


def test_json_says_the_same(client) -> None:
    resolution("نام میدان", actors=("آب", "برق"))
    told = json.loads(body_of(client.get("/resolutions/?export=json")))
    assert told[0]["organisations"] == ["آب", "برق"]
    assert json.loads(body_of(client.get("/resolutions/?export=json&year=1300"))) == []


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@SUM", "\t=1", "\r=1", "\u200f=1", " =1",
                                  "\u200c@x", "\ufeff+1+1", "\u2067-a"])  # fmt: skip
def test_nothing_is_a_formula(client, text: str) -> None:
    assert cell(text).startswith("'")
    made = resolution("نام")
    type(made).objects.filter(pk=made.pk).update(title=f"{text}")
    assert table(client.get("/resolutions/?export=csv"))[0]["عنوان"].startswith("'")


@pytest.mark.parametrize("text", ["-5", "12", "۱۲", "متن", "a=b", ""])
def test_what_is_harmless_stays(text: str) -> None:
    assert cell(text) == text


def test_an_unknown_kind_of_file_is_the_page(client) -> None:
    assert client.get("/resolutions/?export=exe")["Content-Type"].startswith("text/html")


def test_a_long_list_is_read_in_batches(client) -> None:
    held = meeting()
    for row in range(1, 13):
        resolution(meeting=held, row=row)
    with CaptureQueriesContext(connection) as captured:
        assert len(table(client.get("/resolutions/?export=csv"))) == 12
    assert len(captured.captured_queries) <= 4


def test_a_personal_column_needs_right_and_reason() -> None:
    columns = [Column("mobile", "موبایل", str, permission="common.view_user")]
    chief, clerk = User.objects.create_superuser("chief"), User.objects.create_user("clerk")
    for user, reason in ((None, "نیاز"), (clerk, "نیاز"), (chief, " ")):
        with pytest.raises(PermissionDenied):
            allowed(columns, user=user, reason=reason)
    assert allowed(columns, user=chief, reason="دستور بازرسی") == columns
