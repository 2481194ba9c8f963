"""Anonymising a case by hand, from its screen."""

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from participation.cases.enums import EventType
from participation.cases.models import Case, CaseEvent, CaseLogEntry
from participation.cases.numbers import new_number, show_number
from participation.cases.services import citizen, correspondence, letters
from participation.cases.services.submission import Submitted
from participation.common.clock import moved_to
from participation.common.letters.content import LetterContent, Stamp
from participation.common.models import Letter, User
from persian.jalali import today
from tests.browser import Watch, assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, against_unit, category, filed, officer
from tests.participation.cases.test_desk_in_the_browser import enter

pytestmark = [pytest.mark.django_db, pytest.mark.db]
MAY = ("view_case", "handle_case", "anonymise_case")


@pytest.fixture
def manager(province: Province) -> User:
    """Somebody of the desk who may anonymise."""
    return officer("manager", province.desk, permissions=MAY)


@pytest.fixture
def mine(province: Province, manager: User) -> Submitted:
    """A complaint with words of everybody, closed two months ago."""
    with moved_to(timezone.now() - dt.timedelta(days=60)):
        made = filed(category(province.desk))
        correspondence.add_note(case_id=made.case.pk, text="یادداشت", by=manager)
        letters.receive(
            case=made.case,
            content=LetterContent(
                sender="خانم نمونه", recipient="دفتر", subject="س", signatory_name="خانم نمونه"
            ),
            stamp=Stamp(number="۷۷", dated=today() - dt.timedelta(days=70)),
            token=uuid.uuid4(),
            by=manager,
        )
        correspondence.answer(case_id=made.case.pk, text="انجام شد", by=manager, seen=1)
        citizen.rate(case_id=made.case.pk, stars=4, text="خوب")
    made.case.refresh_from_db()
    return made


def address(case: Case) -> str:
    """The screen."""
    return f"/admin/cases/{case.pk}/anonymise/"


def test_it_says_what_is_lost_and_that_it_is_final(manager: User, mine: Submitted) -> None:
    client = signed_in(manager)
    assert address(mine.case) in client.get(f"/admin/cases/{mine.case.pk}/").content.decode()

    text = client.get(address(mine.case)).content.decode()

    for told in ("برگشت‌پذیر نیست", "یادداشت‌ها و دلیل‌های همکاران: ۱", "کلید پیگیری", "نامه‌ها: ۱"):
        assert told in text, told
    assert "خانم نمونه" not in text
    assert "شهروند نمونه" not in text


def test_the_number_typed_in_any_digits_anonymises_for_ever(manager: User, mine: Submitted) -> None:
    client = signed_in(manager)

    answer = client.post(address(mine.case), {"number": show_number(mine.case.number)})

    assert answer.headers["Location"] == f"/admin/cases/{mine.case.pk}/"
    screen = client.get(f"/admin/cases/{mine.case.pk}/").content.decode()
    for gone in ("یادداشت</p>", "خانم نمونه", "شهروند نمونه", "انجام شد", "از مهرماه"):
        assert gone not in screen
    assert address(mine.case) not in screen
    letter = Letter.objects.get()
    assert (letter.signatory_name, letter.sender, letter.number) == ("", "", "۷۷")
    assert CaseLogEntry.objects.filter(action="cases.anonymised", user=manager).count() == 1
    track = Client().post("/track/", {"number": mine.case.number, "key": mine.key})
    assert track.status_code == 422


def test_two_clicks_are_one(manager: User, mine: Submitted) -> None:
    client = signed_in(manager)

    answers = [client.post(address(mine.case), {"number": mine.case.number}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    events = CaseEvent.objects.filter(case=mine.case, type=EventType.ANONYMISED)
    assert events.count() == 1
    assert "پیش‌تر بی‌نام شده" in client.get(address(mine.case)).content.decode()


@pytest.mark.parametrize("typed", ["", "x", "other", "1405"])
def test_another_number_changes_nothing(manager: User, mine: Submitted, typed: str) -> None:
    sent = new_number(1404) if typed == "other" else typed

    answer = signed_in(manager).post(address(mine.case), {"number": sent})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    mine.case.refresh_from_db()
    assert mine.case.anonymised_at is None


@pytest.mark.parametrize("state", ["open", "may object"])
def test_an_open_case_and_one_that_may_be_objected_to_are_refused(
    province: Province, manager: User, state: str
) -> None:
    case = filed(category(province.desk)).case
    if state == "may object":
        correspondence.answer(case_id=case.pk, text="انجام شد", by=manager, seen=1)
    client = signed_in(manager)
    told = {"open": "پرونده باز است", "may object": "می‌تواند اعتراض کند"}[state]
    assert told in client.get(address(case)).content.decode()

    answer = client.post(address(case), {"number": case.number})

    assert answer.status_code == 409
    assert told in answer.content.decode()
    case.refresh_from_db()
    assert case.anonymised_at is None


def test_whoever_may_not_finds_neither_button_nor_screen(
    province: Province, mine: Submitted
) -> None:
    accused = filed(category(province.root), against=against_unit(province.desk)).case
    tries = [
        (officer("plain", province.desk), mine.case),
        (officer("elsewhere", province.second, permissions=MAY), mine.case),
        (officer("accused", province.desk, permissions=MAY), accused),
    ]

    for user, case in tries:
        client = signed_in(user)
        assert client.get(address(case)).status_code == 404
        assert client.post(address(case), {"number": case.number}).status_code == 404
    plain = signed_in(tries[0][0]).get(f"/admin/cases/{mine.case.pk}/").content.decode()
    assert address(mine.case) not in plain
    mine.case.refresh_from_db()
    assert mine.case.anonymised_at is None


@pytest.mark.browser
def test_the_screen_fits_and_the_number_is_typed_in_persian(
    server: str, page: Page, manager: User, mine: Submitted
) -> None:
    enter(page, server, manager)
    watch = Watch(page)
    for look in ("1280-light", "1280-dark", "768-light", "768-dark"):
        width, scheme = look.split("-")
        visit(page, f"{server}{address(mine.case)}", width=int(width), scheme=scheme)
        screenshot(page, f"desk-anonymise-{look}")
        assert_fits(page)
        assert_axe_clean(page)
    watch.assert_quiet(server)
    page.get_by_label("شمارهٔ پرونده، برای اطمینان").fill(show_number(mine.case.number))
    follow(page.get_by_role("button", name="بی‌نام کردن برای همیشه"))
    expect(page.get_by_text("پرونده برای همیشه بی‌نام شد.")).to_be_visible()
