"""Filing through the API: the rules of the pages, whole or not at all, once."""

import json
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from participation.cases.models import Applicant, Case, CaseFile, CaseSettings, Receipt
from participation.common.models import OutboxMessage, PrivateFile
from participation.complaints.models import Complaint
from tests.participation.cases.cast import VALID_ID, Province
from tests.participation.common.api.problems import refused
from tests.participation.common.files.samples import pdf
from tests.participation.complaints import categories
from tests.participation.complaints.api.conftest import ADDRESS, PERSON, TEXT, File, proof

pytestmark = pytest.mark.django_db


def test_a_complaint_becomes_a_whole_case(file: File, province: Province) -> None:
    council = categories.council(province)
    questions = {f"question_{one.pk}": one for one in council.questions.all()}
    court, post, times, since, *_rest = questions
    answer = file(
        council,
        against=f"office:{province.office.pk}",
        happened_on="2026-09-01",
        county=province.county.pk,
        place="خیابان آزادی",
        email="a@example.ir",
        **{court: "no", post: "رئیس", times: "12", since: "1405/06/01"},
    )
    assert answer.status_code == 201, answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    told = answer.json()
    case = Case.objects.get(number=told["number"])
    assert (case.intake, case.is_held, case.unit) == ("api", False, province.desk)
    assert case.accused.get().unit == province.office
    complaint = Complaint.objects.get(case=case)
    assert (complaint.text, complaint.place) == (TEXT, "خیابان آزادی")
    assert str(complaint.happened_on) == "2026-09-01"
    assert [value for _label, value in json.loads(complaint.answers)][:3] == ["خیر", "رئیس", "۱۲"]
    person = Applicant.objects.get(case=case)
    assert (person.name, person.mobile) == ("شهروند نشان‌دار", "09131234567")
    assert person.national_id == VALID_ID
    assert len(told["key"]) == 12
    assert told["due_date"] == case.due_date.isoformat()
    assert told["next_steps"][1]["by_jalali"] == told["due_date_jalali"]
    assert OutboxMessage.objects.count() == 1


def test_a_report_keeps_nothing_of_a_person_whoever_sends_one_along(
    file: File, province: Province
) -> None:
    answer = file(categories.report(province), **PERSON)
    assert answer.status_code == 201
    case = Case.objects.get(number=answer.json()["number"])
    assert (case.identity, case.is_restricted) == ("none", True)
    assert not Applicant.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_a_retry_gives_the_same_number_and_for_an_hour_the_same_key(
    client: Client, file: File, province: Province
) -> None:
    asked, key = categories.request(province), str(uuid.uuid4())
    first = file(asked, key, mobile=PERSON["mobile"]).json()
    # Whoever retries need not solve anything anew.
    again = file(asked, key, mobile=PERSON["mobile"], pow=None)
    assert (again.status_code, again.json()) == (201, first)
    CaseSettings.objects.update_or_create(pk=1, defaults={"consent_text": "متن تازه"})
    assert file(asked, key, mobile=PERSON["mobile"]).json() == first
    Receipt.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    late = file(asked, key, mobile=PERSON["mobile"]).json()
    assert late == {**first, "key": None}
    assert Case.objects.count() == OutboxMessage.objects.count() == 1


def test_who_knows_the_key_of_another_sending_gets_nothing_by_it(
    file: File, province: Province
) -> None:
    asked, key = categories.request(province), str(uuid.uuid4())
    first = file(asked, key, mobile=PERSON["mobile"])
    assert first.status_code == 201
    other = file(asked, key, mobile="09131111111")
    told = refused(other, status=409)
    assert first.json()["number"] not in json.dumps(told)
    assert Case.objects.count() == 1
    assert not PrivateFile.objects.exists()


@pytest.mark.parametrize("key", ["", "1", "x" * 36, "é" * 36, "9" * 5000])
def test_without_a_uuid_for_the_sending_nothing_is_taken(
    client: Client, province: Province, key: str
) -> None:
    headers = {"Idempotency-Key": key} if key else {}
    sent = {"category": categories.report(province).pk, "text": TEXT, "consent_version": 1}
    refused(client.post(ADDRESS, sent, headers=headers), "Idempotency-Key")
    assert not Case.objects.exists()


@pytest.mark.parametrize(("told", "named"), [
    ({"text": None}, "text"), ({"text": "آ" * 5001}, "text"), ({"text": "\x00"}, "text"),
    ({"county": "999"}, "county"), ({"county": "x"}, "county"),
    ({"happened_on": "x"}, "happened_on"),
    ({"happened_on": "2099-01-01"}, "happened_on"), ({"national_id": "0010350820"}, "national_id"),
    ({"name": None}, "name"), ({"mobile": "12"}, "mobile"), ({"email": "x@"}, "email"),
    ({"against": "unit:9999999"}, "against"), ({"against": "people:1"}, "against"),
    ({"against": None}, "against"), ({"consent_version": None}, "consent_version"),
    ({"consent_version": "2"}, "consent_version"), ({"category": "999999999999"}, "category"),
    ({"category": "x"}, "category"), ({"pow": None}, "pow"), ({"pow": "x" * 2000}, "pow"),
])  # fmt: skip
def test_what_is_not_right_is_named_and_nothing_is_made(
    file: File, province: Province, told: dict, named: str
) -> None:
    asked = categories.council(province)
    court = {f"question_{asked.questions.first().pk}": "no"}
    sent = {"against": f"unit:{province.first.pk}", **court, **told}
    refused(file(asked, **sent), named)
    assert not Case.objects.exists()


def test_everything_that_is_wrong_is_told_at_once(file: File, province: Province) -> None:
    asked = categories.council(province)
    court = f"question_{asked.questions.first().pk}"
    refused(
        file(asked, text=None, name=None, mobile="1"), court, "against", "text", "name", "mobile"
    )


def test_an_answer_that_leads_no_further_is_told_with_where_to_go(
    file: File, province: Province
) -> None:
    asked = categories.council(province)
    court = {f"question_{asked.questions.first().pk}": "yes"}
    told = refused(file(asked, against=f"unit:{province.first.pk}", **court), "questions")
    assert told["errors"]["questions"] == ["تا دادگاه رأی نداده است، ما رسیدگی نمی‌کنیم."]


def test_what_is_personal_in_the_text_is_pointed_out_until_it_is_said_to_stay(
    file: File, province: Province
) -> None:
    asked = categories.report(province)
    text = "به شمارهٔ ۰۹۱۲۱۲۳۴۵۶۷ زنگ زدند."
    told = refused(file(asked, text=text), "text", "confirm_personal_data")
    assert "۰۹۱۲۱۲۳۴۵۶۷" in told["errors"]["text"][0]
    refused(file(asked, text=text, confirm_personal_data="false"), "text", "confirm_personal_data")
    assert file(asked, text=text, confirm_personal_data="true").status_code == 201
    assert Complaint.objects.get().text == text


def test_one_proof_is_good_for_one_filing(client: Client, file: File, province: Province) -> None:
    asked, spent = categories.report(province), proof(client)
    assert file(asked, pow=spent).status_code == 201
    refused(file(asked, pow=spent), "pow")
    assert Case.objects.count() == 1


def test_who_files_too_often_waits_and_comes_through_after(
    file: File, province: Province, settings
) -> None:
    settings.DEFENCE_SUBMISSIONS = 1
    asked, key = categories.report(province), str(uuid.uuid4())
    assert file(asked).status_code == 201
    slow = file(asked, key)
    refused(slow, status=429)
    assert int(slow["Retry-After"]) >= 1
    assert Case.objects.count() == 1


def test_files_go_along_and_are_the_cases(file: File, province: Province) -> None:
    sent = [SimpleUploadedFile(f"{n}.pdf", pdf.plain(n)) for n in (1, 2)]
    answer = file(categories.report(province), files=sent)
    assert answer.status_code == 201, answer.content.decode()
    case = Case.objects.get()
    assert CaseFile.objects.filter(case=case).count() == 2
    assert {one.holder_id for one in PrivateFile.objects.all()} == {str(case.pk)}


def test_a_file_that_is_refused_keeps_everything_back_and_says_why(
    file: File, province: Province
) -> None:
    asked, key = categories.report(province), str(uuid.uuid4())
    good = pdf.plain()
    bad = [SimpleUploadedFile("a.pdf", good), SimpleUploadedFile("عکس.jpg", b"")]
    told = refused(file(asked, key, files=bad), "files")
    assert told["errors"]["files"][0].startswith("عکس.jpg: ")
    assert not Case.objects.exists()
    assert not PrivateFile.objects.exists()
    # Mended, it goes under the same key.
    assert file(asked, key, files=[SimpleUploadedFile("a.pdf", good)]).status_code == 201
    many = [SimpleUploadedFile(f"{n}.pdf", pdf.plain(n)) for n in range(1, 13)]
    refused(file(asked, files=many), "files")


@pytest.mark.parametrize(("body", "kind", "status"), [
    ("x", "application/json", 415), ("x", "multipart/form-data", 400),
    ("x", "multipart/form-data; boundary=a", 400), ("y", "text/plain", 415),
    ("--a\r\n" + "x" * 99, "multipart/form-data; boundary=a; charset=rot13", 400),
])  # fmt: skip
def test_what_is_no_form_is_refused(client: Client, body: str, kind: str, status: int) -> None:
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    answer = client.generic("POST", ADDRESS, body, content_type=kind, headers=headers)
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"


def test_too_many_fields_are_a_problem_document(client: Client, settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5
    sent = {f"field{number}": "x" for number in range(9)}
    answer = client.post(ADDRESS, sent, headers={"Idempotency-Key": str(uuid.uuid4())})
    refused(answer)


def test_pages_of_other_origins_may_read_and_not_file(client: Client, settings) -> None:
    settings.CORS_ALLOWED_ORIGINS = ["https://data.example.ir"]
    asked = {"Origin": "https://data.example.ir", "Access-Control-Request-Method": "POST"}
    read = client.get("/api/v1/complaint-categories/", headers=asked)
    assert read["Access-Control-Allow-Origin"] == "https://data.example.ir"
    preflight = client.options(ADDRESS, headers=asked)
    assert "Access-Control-Allow-Origin" not in preflight
