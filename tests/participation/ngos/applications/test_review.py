"""Papers are judged one by one; what is wrong is sent back, and nothing else is opened."""

import pytest
from django.test import Client

from participation.cases.models import Case, CaseFile
from participation.common.models import Unit
from participation.ngos.applications.enums import ApplicationState, PaperState
from participation.ngos.applications.models import Application, Flag, Paper, Person
from participation.ngos.applications.people import ToldPerson
from participation.ngos.applications.services import mending
from tests.participation.cases.following import opened, page
from tests.participation.ngos.applications.applying import (
    LAST_NAMES,
    national_id,
    told,
    typed,
)
from tests.participation.ngos.applications.reviewing import (
    act,
    done,
    file_of,
    judged,
    screen,
    taken_up,
    with_papers,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
MEND = "/track/application/"


def returned(desk: Client, parts: tuple[str, ...] = ("name", "person-1")) -> object:
    """An application that was sent back, with a rejected card."""
    made = with_papers()
    taken_up(desk, made.case)
    judged(desk, made.case, card="unreadable")
    done(desk, made.case, "return", parts=parts, text="نام را کوتاه‌تر کنید.")
    return made


def test_a_paper_is_accepted_with_its_original_or_rejected_for_a_reason_of_the_list(
    governorate: Unit, desk: Client
) -> None:
    made = with_papers()
    taken_up(desk, made.case)
    judged(desk, made.case, card="unreadable")

    statute, card = (Paper.objects.get(kind=kind) for kind in ("statute", "card"))
    assert (statute.state, card.state) == (PaperState.ACCEPTED, PaperState.REJECTED)
    assert str(statute.original_seen_by) == "clerk"
    assert (card.fault, card.original_seen_on) == ("unreadable", None)
    shown = desk.get(screen(made.case)).content.decode()
    assert "تصویر خوانده نمی‌شود" in shown
    assert "پشت کارت پیدا نیست" in shown


def test_a_paper_is_not_rejected_without_a_reason(governorate: Unit, desk: Client) -> None:
    made = with_papers()
    taken_up(desk, made.case)
    card = Paper.objects.get(kind="card")
    given = {f"state_{one.pk}": "accepted" for one in Paper.objects.all()}
    answer = act(desk, made.case, "papers", **{**given, f"state_{card.pk}": "rejected"})

    assert answer.status_code == 422
    assert "دلیل رد را انتخاب کنید" in answer.content.decode()
    assert set(Paper.objects.values_list("state", flat=True)) == {PaperState.OPEN}


def test_only_what_was_marked_is_open_and_the_rest_is_read(
    client: Client, governorate: Unit, desk: Client
) -> None:
    made = returned(desk)
    browser = opened(client, made)
    assert "نوبت شماست" in page(browser)
    shown = browser.get(MEND).content.decode()
    card = Paper.objects.get(kind="card")
    for part in ("name", "person-1", f"paper-{card.pk}"):
        assert f"{MEND}{part}/" in shown
        assert browser.get(f"{MEND}{part}/").status_code == 200
    statute = Paper.objects.get(kind="statute")
    for part in ("work", "place", "person-2", f"paper-{statute.pk}", "paper-9999", "x"):
        assert browser.get(f"{MEND}{part}/").status_code == 404
        assert browser.post(f"{MEND}{part}/", {"name": "دیگر"}).status_code == 404
    assert "نام را کوتاه‌تر کنید" in shown


def test_a_stranger_is_led_to_the_page_of_following(governorate: Unit, desk: Client) -> None:
    returned(desk)
    for address in (MEND, f"{MEND}name/"):
        assert Client().get(address).headers["Location"] == "/track/case/"
    assert Client().post(f"{MEND}send/").headers["Location"] == "/track/case/"


def test_it_goes_back_once_everything_is_corrected_under_the_same_number(
    client: Client, governorate: Unit, desk: Client
) -> None:
    made = returned(desk)
    browser = opened(client, made)
    early = browser.post(f"{MEND}send/")
    assert early.status_code == 422
    assert "هنوز موردی مانده است" in early.content.decode()

    name = {"word": "", "other_prefix": "خانه", "name": "آبان", "seen": "0"}
    assert browser.post(f"{MEND}name/", name).status_code == 302
    person = typed(1, last_name="تازه‌نام", seen="0")
    assert browser.post(f"{MEND}person-1/", person).status_code == 302
    card = Paper.objects.get(kind="card")
    given = {"file": file_of(), "seen": "0"}
    assert browser.post(f"{MEND}paper-{card.pk}/", given).status_code == 302
    sent = browser.post(f"{MEND}send/")
    assert sent.headers["Location"] == "/track/case/?done=reply"

    case = Case.objects.get(pk=made.case.pk)
    assert (case.number, case.state) == (made.case.number, ApplicationState.REVIEW)
    application = Application.objects.get(case=case)
    assert application.title == "خانه آبان"
    assert "خانه آبان" in case.title
    changed = Person.objects.get(position=1)
    # Another name is confirmed by nobody yet.
    assert (changed.last_name, changed.confirmed_at) == ("تازه‌نام", None)
    assert Person.objects.get(position=2).confirmed_at is not None
    now = Paper.objects.current().get(kind="card")
    assert (now.replaces, now.state) == (card, PaperState.OPEN)
    assert CaseFile.objects.filter(case=case, file_id=now.file_id).exists()
    assert not Flag.objects.standing().exists()
    # Nothing is open any more.
    assert browser.get(MEND).headers["Location"] == "/track/case/"


def test_two_phones_at_one_part_the_later_is_told_and_nothing_typed_is_lost(
    client: Client, governorate: Unit, desk: Client
) -> None:
    made = returned(desk)
    browser = opened(client, made)
    first = {"word": "", "other_prefix": "خانه", "name": "آبان", "seen": "0"}
    assert browser.post(f"{MEND}name/", first).status_code == 302

    answer = browser.post(f"{MEND}name/", {**first, "name": "دی"})

    assert answer.status_code == 409
    text = answer.content.decode()
    assert "در پنجره‌ای دیگر اصلاح شده است" in text
    assert 'value="دی"' in text
    assert Application.objects.get().name == "آبان"


def test_a_national_id_that_another_of_the_list_has_is_refused(
    client: Client, governorate: Unit, desk: Client
) -> None:
    made = returned(desk)
    browser = opened(client, made)
    answer = browser.post(f"{MEND}person-1/", typed(1, national_id=national_id(2), seen="0"))
    assert answer.status_code == 422
    assert "پیش‌تر در فهرست آمده است" in answer.content.decode()
    assert Person.objects.get(position=1).national_id == national_id(1)


def test_staff_correct_nothing_of_what_founders_wrote_and_nothing_is_sent_back_for_nothing(
    governorate: Unit, desk: Client
) -> None:
    made = with_papers()
    taken_up(desk, made.case)
    judged(desk, made.case)
    answer = act(desk, made.case, "return", text="چیزی نیست")
    assert answer.status_code == 422
    assert "بخشی را علامت بزنید" in answer.content.decode()
    assert not Flag.objects.exists()


def test_a_stale_screen_of_an_officer_keeps_nothing(governorate: Unit, desk: Client) -> None:
    made = with_papers()
    taken_up(desk, made.case)
    old = {"do": "return", "version": 1, "parts": ["name"], "text": "نام را بازنویسی کنید."}
    answer = desk.post(screen(made.case), old)
    assert answer.status_code == 409
    assert "نام را بازنویسی کنید." in answer.content.decode()
    assert not Flag.objects.exists()


def test_a_person_who_was_not_sent_back_cannot_be_written(governorate: Unit, desk: Client) -> None:
    made = returned(desk)
    changed: ToldPerson = told(2, last_name="دیگر")
    with pytest.raises(Exception, match="person-2"):
        mending.mend_person(made.case.pk, "person-2", changed, seen=0)
    assert Person.objects.get(position=2).last_name == LAST_NAMES[1]
