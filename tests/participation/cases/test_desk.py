"""Staff work on a case in the admin; strangers and the accused find nothing there."""

import uuid
from typing import Any

import pytest
from django.test import Client

from participation.cases.enums import EventType
from participation.cases.models import Answer, Case, CaseEvent, Note
from participation.cases.services.submission import Submitted
from participation.common.models import User
from participation.complaints.enums import ComplaintState
from tests.participation.cases.cast import (
    MOBILE,
    Province,
    against_unit,
    category,
    filed,
    officer,
)

pytestmark = pytest.mark.django_db
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


def test_the_list_shows_what_the_officer_sees_and_nothing_personal(
    one: User, mine: Submitted, province: Province
) -> None:
    other = filed(category(province.second)).case

    text = signed_in(one).get("/admin/cases/").content.decode()

    assert str(mine.case.pk) in text
    assert str(other.pk) not in text
    for secret in (MOBILE, "شهروند نمونه", "صورت‌جلسه"):
        assert secret not in text


def test_a_case_is_found_by_its_number_in_any_digits(one: User, mine: Submitted) -> None:
    client = signed_in(one)
    shown = mine.case.number.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))

    assert str(mine.case.pk) in client.get("/admin/cases/", {"q": shown}).content.decode()
    assert str(mine.case.pk) not in client.get("/admin/cases/", {"q": "۱۲"}).content.decode()


@pytest.mark.parametrize("queue", ["mine", "unit", "free", "late", "citizen", "held"])
def test_every_queue_opens(one: User, mine: Submitted, queue: str) -> None:
    text = signed_in(one).get("/admin/cases/", {"queue": queue}).content.decode()

    assert (str(mine.case.pk) in text) == (queue in {"unit", "free"})


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


def test_a_stale_screen_keeps_the_words_and_tells_what_happened(
    one: User, mine: Submitted, province: Province
) -> None:
    two = officer("two", province.desk)
    do(signed_in(two), mine.case, "answer", text="پاسخ همکار")

    answer = do(signed_in(one), mine.case, "answer", text="پاسخ من که نباید گم شود")

    # The step is no more there, so the words are shown beside what came meanwhile.
    text = answer.content.decode()
    assert [one.text for one in Answer.objects.all()] == ["پاسخ همکار"]
    assert answer.status_code in {302, 409}
    if answer.status_code == 409:
        assert "پاسخ من که نباید گم شود" in text


def test_a_stale_question_keeps_its_words(one: User, mine: Submitted, province: Province) -> None:
    two = officer("two", province.desk)
    do(signed_in(two), mine.case, "inform", text="خبری از همکار")

    answer = do(signed_in(one), mine.case, "ask", text="پرسشی که نباید گم شود")

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "پرسشی که نباید گم شود" in text
    assert "در این میان" in text
    assert "two" in text
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


def test_list_and_screen_cost_the_same_at_any_length(
    one: User, mine: Submitted, province: Province, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(one)
    client.get("/admin/cases/")
    for number in range(8):
        filed(category(province.desk, title=f"دسته {number}"))
        mine.case.refresh_from_db()
        do(client, mine.case, "inform", text=f"خبر {number}")

    with django_assert_max_num_queries(22):
        client.get("/admin/cases/")
    with django_assert_max_num_queries(50):
        client.get(address(mine.case))
