"""Files that the office sends along: put ready on the screen, read by the citizen once sent."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from participation.cases.actors import CLOCK
from participation.cases.models import Case, CaseFile, Written
from participation.cases.numbers import show_number
from participation.cases.services import correspondence, retention
from participation.cases.services.files import delete_forgotten_trays
from participation.cases.services.submission import Submitted
from participation.common.enums import FileState
from participation.common.models import PrivateFile, User
from participation.common.tick import run_tick
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, against_unit, category, filed, officer
from tests.participation.common.files.conftest import private_root  # noqa: F401  # empties it
from tests.participation.common.files.samples import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.db]
NAME = "نامهٔ شهرداری.pdf"


def citizen(made: Submitted) -> Client:
    """The browser in which the citizen has opened the case."""
    client = Client()
    client.post("/track/", {"number": made.case.number, "key": made.key})
    return client


def paper(name: str = NAME, pages: int = 1) -> SimpleUploadedFile:
    """A file as a form sends it."""
    return SimpleUploadedFile(name, pdf.plain(pages))


def do(client: Client, case: Case, name: str, **given: Any) -> Any:
    """Press a button of the screen as it stands now."""
    case.refresh_from_db()
    return client.post(f"/admin/cases/{case.pk}/", {"do": name, "version": case.version, **given})


def put_ready(client: Client, case: Case, step: str, *files: SimpleUploadedFile) -> Any:
    """Add files to a step without a script, and let the clock check them."""
    answer = do(client, case, step, text="متن نیمه‌کاره", send_files="1", files=list(files))
    run_tick(only=["common.check_files"])
    return answer


@pytest.mark.parametrize("step", ["answer", "decline", "hand_over", "inform", "ask"])
def test_a_file_goes_with_the_words_and_is_the_citizens_to_read(
    one: User, mine: Submitted, step: str
) -> None:
    client = signed_in(one)
    assert "متن نیمه‌کاره" in put_ready(client, mine.case, step, paper()).content.decode()
    file = PrivateFile.objects.get()
    reader = citizen(mine)
    assert NAME not in reader.get("/track/case/").content.decode()
    assert reader.get(f"/track/case/files/{file.pk}/").status_code == 404

    assert do(client, mine.case, step, text="پاسخ کامل").status_code == 302

    shown = reader.get("/track/case/").content.decode()
    # The question and its files stand beside the reply too.
    said = shown.rpartition("پاسخ کامل")[2].partition("</li>")[0]
    assert f'href="/track/case/files/{file.pk}/"' in said
    assert shown.count(NAME) == (2 if step == "ask" else 1)
    if step == "ask":
        beside = shown.partition("از شما پرسشی داریم")[2].partition("</section>")[0]
        assert f'href="/track/case/files/{file.pk}/"' in beside
    answer = reader.get(f"/track/case/files/{file.pk}/")
    assert answer.content.startswith(b"%PDF-")
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert Client().get(f"/track/case/files/{file.pk}/").status_code == 404
    screen = client.get(f"/admin/cases/{mine.case.pk}/").content.decode()
    assert f'href="/admin/cases/{mine.case.pk}/files/{file.pk}/"' in screen


def test_files_of_one_step_do_not_go_with_another(one: User, mine: Submitted) -> None:
    client = signed_in(one)
    put_ready(client, mine.case, "answer", paper())

    do(client, mine.case, "inform", text="خبر")

    assert not CaseFile.objects.exists()
    assert NAME in client.get(f"/admin/cases/{mine.case.pk}/").content.decode()


def test_a_colleague_neither_sees_nor_sends_what_i_have_put_ready(
    one: User, mine: Submitted, province: Province
) -> None:
    put_ready(signed_in(one), mine.case, "answer", paper())
    two = signed_in(officer("two", province.desk))

    assert NAME not in two.get(f"/admin/cases/{mine.case.pk}/").content.decode()
    do(two, mine.case, "answer", text="پاسخ")

    assert not CaseFile.objects.exists()


def test_nothing_is_sent_while_a_file_is_being_checked_and_the_words_stay(
    one: User, mine: Submitted
) -> None:
    client = signed_in(one)

    answer = do(client, mine.case, "answer", text="پاسخ کامل", files=paper())

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "هنوز در راه است" in text
    assert "پاسخ کامل" in text
    mine.case.refresh_from_db()
    assert mine.case.is_open
    run_tick(only=["common.check_files"])
    assert do(client, mine.case, "answer", text="پاسخ کامل").status_code == 302
    assert CaseFile.objects.get().answer


def test_nothing_is_sent_without_a_file_that_was_just_refused(one: User, mine: Submitted) -> None:
    empty = SimpleUploadedFile("خالی.pdf", b"")

    answer = do(signed_in(one), mine.case, "answer", text="پاسخ کامل", files=empty)

    assert answer.status_code == 422
    assert "پذیرفته نشد" in answer.content.decode()
    mine.case.refresh_from_db()
    assert mine.case.is_open


def test_a_stale_screen_keeps_the_files_and_sends_them_at_the_second_look(
    one: User, mine: Submitted, province: Province
) -> None:
    client = signed_in(one)
    put_ready(client, mine.case, "answer", paper())
    two = officer("two", province.desk)
    correspondence.assign(case_id=mine.case.pk, to=two, by=two, seen=1)
    sent = {"do": "answer", "version": 1, "text": "پاسخ کامل"}

    refused = client.post(f"/admin/cases/{mine.case.pk}/", sent)

    assert refused.status_code == 409
    assert NAME in refused.content.decode()
    assert not CaseFile.objects.exists()
    assert do(client, mine.case, "answer", text="پاسخ کامل").status_code == 302
    assert CaseFile.objects.count() == 1


def test_where_the_step_is_gone_the_files_are_named_and_kept(
    one: User, mine: Submitted, province: Province
) -> None:
    client = signed_in(one)
    put_ready(client, mine.case, "answer", paper())
    do(signed_in(officer("two", province.desk)), mine.case, "answer", text="تمام شد")

    text = client.post(
        f"/admin/cases/{mine.case.pk}/", {"do": "answer", "version": 1, "text": "پاسخ من"}
    ).content.decode()

    assert "مدرک‌هایی که افزودید" in text
    assert NAME in text
    assert PrivateFile.objects.get().holder_kind == "case-outgoing"
    do(client, mine.case, "reopen", reason="دوباره")
    assert NAME in client.get(f"/admin/cases/{mine.case.pk}/").content.decode()


def test_two_clicks_send_one_answer_with_its_files(one: User, mine: Submitted) -> None:
    client = signed_in(one)
    put_ready(client, mine.case, "answer", paper())
    sent = {"do": "answer", "version": 1, "text": "پاسخ کامل"}

    for _ in range(2):
        assert client.post(f"/admin/cases/{mine.case.pk}/", sent).status_code == 302

    assert CaseFile.objects.count() == 1


def test_a_file_is_taken_out_again_without_a_script(one: User, mine: Submitted) -> None:
    client = signed_in(one)
    put_ready(client, mine.case, "answer", paper())

    for wanted in ("x", str(uuid.uuid4()), str(PrivateFile.objects.get().pk)):
        answer = do(client, mine.case, "answer", text="نیمه‌کاره", remove_file=wanted)
        assert "نیمه‌کاره" in answer.content.decode()

    assert not PrivateFile.objects.exists()


def test_the_eleventh_file_is_refused_and_a_second_answer_has_ten_of_its_own(
    one: User, mine: Submitted
) -> None:
    client = signed_in(one)
    for round_ in (1, 2):
        files = [paper(f"{round_}-{page}.pdf", page) for page in range(1, 12)]
        text = put_ready(client, mine.case, "inform", *files).content.decode()
        assert text.count("۱۰ مدرک") >= 1
        ready = PrivateFile.objects.filter(holder_kind="case-outgoing", state=FileState.READY)
        assert ready.count() == 10
        assert do(client, mine.case, "inform", text=f"خبر {round_}").status_code == 302

    assert CaseFile.objects.count() == 20


def test_replies_of_the_citizen_have_ten_files_each_too(mine: Submitted) -> None:
    reader = citizen(mine)
    for round_ in (1, 2):
        files = [paper(f"{round_}-{page}.pdf", page) for page in range(1, 8)]
        sent = {"text": f"افزوده {round_}", "token": str(uuid.uuid4()), "files": files}
        assert reader.post("/track/case/add/", sent).status_code == 302

    assert Written.objects.count() == 2
    assert CaseFile.objects.count() == 14


@pytest.mark.parametrize("who", ["nobody", "stranger", "reader", "accused"])
def test_strangers_add_nothing_whatever_the_method(province: Province, who: str) -> None:
    case = filed(category(province.root), against=against_unit(province.first)).case
    may = ("view_case",) if who == "reader" else ("view_case", "handle_case")
    place = {"stranger": province.second, "accused": province.first}.get(who, province.root)
    client = Client() if who == "nobody" else signed_in(officer("x", place, permissions=may))
    address = f"/admin/cases/{case.pk}/uploads/answer/"
    expected = 302 if who == "nobody" else 404

    for ask in (client.post, client.options):
        assert ask(address).status_code == expected
    for ask in (client.get, client.head, client.patch, client.delete):
        assert ask(f"{address}{uuid.uuid4()}/").status_code == expected


@pytest.mark.parametrize("step", ["note", "assign", "accept", "nothing"])
def test_steps_without_words_for_the_citizen_take_no_files(
    one: User, mine: Submitted, step: str
) -> None:
    client = signed_in(one)
    address = f"/admin/cases/{mine.case.pk}/uploads/{step}/"

    assert client.post(address, headers={"Upload-Length": "10"}).status_code == 404
    if step != "nothing":
        answer = do(client, mine.case, step, send_files="1", files=paper())
        assert answer.status_code in {404, 422}
    assert not PrivateFile.objects.exists()


def test_what_was_never_sent_dies_by_itself(one: User, mine: Submitted) -> None:
    put_ready(signed_in(one), mine.case, "answer", paper())
    run_tick(only=["cases.trays"])
    assert PrivateFile.objects.exists()
    PrivateFile.objects.update(created_at=timezone.now() - timedelta(days=2))

    assert delete_forgotten_trays() == 1

    assert not PrivateFile.objects.exists()


def test_anonymising_takes_the_files_of_answers_too(one: User, mine: Submitted) -> None:
    client = signed_in(one)
    put_ready(client, mine.case, "answer", paper())
    do(client, mine.case, "answer", text="پاسخ")
    retention.anonymise(mine.case.pk, by=CLOCK)

    assert not CaseFile.objects.exists()
    assert not PrivateFile.objects.exists()
    assert (
        show_number(mine.case.number)
        in client.get(f"/admin/cases/{mine.case.pk}/").content.decode()
    )
