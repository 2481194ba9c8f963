"""What a citizen does in the own case, and what is never shown there."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from participation.cases.models import Case, CaseFile, Rating, Written
from participation.cases.services import correspondence
from participation.cases.services.submission import Submitted
from participation.common.models import AccessLink, PrivateFile, User
from participation.common.tick import run_tick
from participation.complaints.enums import ComplaintState
from tests.participation.cases.cast import Province, category, filed
from tests.participation.cases.following import opened, page, token_in

pytestmark = pytest.mark.django_db


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
