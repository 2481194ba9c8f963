"""Founders fill an application in any order, over days, and send it once all is there."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participation.cases.enums import Identity
from participation.cases.models import Applicant, Case, Draft
from participation.cases.numbers import is_key_of, read_key, read_number
from participation.common.models import OutboxMessage, Unit
from participation.ngos.applications.enums import ApplicationState
from participation.ngos.applications.models import Application, Paper, Person
from participation.ngos.models import NgoSettings
from tests.participation.cases.at_the_desk import address
from tests.participation.cases.following import opened, page
from tests.participation.ngos.applications.applying import (
    LAST_NAMES,
    NEW,
    SECTIONS,
    TITLE,
    Walker,
    applied,
    mobile,
    national_id,
    told,
    typed,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
TASKS = f"{NEW}tasks/"
# Queries of the screen of an application, of the guide and of the task list.
DESK, GUIDE, TASK_LIST = 40, 16, 22


def states(walker: Walker) -> dict[str, str]:
    """What the task list says of each section."""
    page = walker.go(TASKS).page
    rows = re.findall(
        r'<li><(?:a|span) class="(?:cover|lock)"[^>]*>([^<]+)<.*?class="st is-(\w+)"', page, re.S
    )
    return dict(rows)


def test_an_application_goes_from_the_level_to_number_and_key(
    client: Client, governorate: Unit
) -> None:
    walker = Walker(client).begin_at().whole()
    assert TITLE in walker.page
    walker.send()

    application = Application.objects.select_related("case").get()
    case = application.case
    assert read_number(walker.number) == case.number
    assert is_key_of(case.number, read_key(walker.key), case.key_hash)
    assert (case.kind, case.unit, case.identity) == ("ngo", governorate, Identity.FULL)
    assert (application.title, application.capital) == (TITLE, 50_000_000)
    assert [str(one.field) for one in application.fields.all()] == ["محیط زیست"]
    assert Applicant.objects.get(case=case).mobile == mobile(1)
    people = list(Person.objects.order_by("position"))
    assert [one.national_id for one in people] == [national_id(n) for n in range(1, 6)]
    assert all(one.is_founder and one.confirmed_at for one in people)
    assert [one.is_representative for one in people] == [True, False, False, False, False]
    papers = Paper.objects.filter(case=application.case_id)
    assert papers.filter(person__isnull=True).count() == 2
    assert papers.filter(person=people[0]).count() == 3
    assert papers.filter(person=people[4]).count() == 2


def test_sections_say_whether_they_are_complete_and_which_cannot_be_begun_yet(
    client: Client, governorate: Unit
) -> None:
    walker = Walker(client).begin_at()
    assert walker.at == TASKS
    begun = states(walker)
    assert begun["نام"] == "new"
    assert begun["مدارک"] == begun["تأیید مؤسسان"] == begun["بازبینی و ارسال"] == "shut"

    walker.section("name")
    walker.go(f"{NEW}work/").refused(subject="")
    walker.person(1)
    now = states(walker)
    assert (now["نام"], now["زمینه و موضوع"], now["افراد"]) == ("done", "review", "review")
    assert now["مدارک"] == "new"
    assert "۱ مؤسس از دست‌کم ۵ مؤسس" in walker.page
    # What cannot be begun is not begun by its address either.
    for name in ("check", "founders"):
        assert walker.go(f"{NEW}{name}/").at == TASKS


def test_what_is_written_is_kept_for_half_a_year(client: Client, governorate: Unit) -> None:
    Walker(client).begin_at()

    left = Draft.objects.get().expires_at - timezone.now()
    assert timedelta(days=179) < left <= timedelta(days=180)


def test_two_phones_at_one_section_lose_nothing_and_the_later_is_told(
    client: Client, governorate: Unit
) -> None:
    first = Walker(client).begin_at().go(f"{NEW}name/")
    second = Walker(client).go(f"{NEW}name/")
    first.tell(**SECTIONS["name"]())

    answer = second.post(**{**SECTIONS["name"](), "name": "دوستان دی"})

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "پنجره‌ای دیگر تغییر کرده" in page
    assert "دوستان دی" in page
    assert "یاران آبان" in first.go(f"{NEW}name/").page


def test_two_phones_at_two_people_keep_both(client: Client, governorate: Unit) -> None:
    first = Walker(client).begin_at().person(1)
    first.person(2).go(f"{NEW}person-1/")
    second = Walker(client).go(f"{NEW}person-2/")
    first.tell(**typed(1, occupation="معلم"))
    second.tell(**typed(2, occupation="پزشک"))

    assert "معلم" in first.go(f"{NEW}person-1/").page
    assert "پزشک" in first.go(f"{NEW}person-2/").page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"born_on": "1395/01/01"}, "دست‌کم ۱۸ سال"),
        ({"national_id": "1234567890"}, "کد ملی درست نیست"),
        ({"roles": []}, "دست‌کم یکی"),
        ({"roles": ["is_director", "is_inspector"]}, "نه علی‌البدل است و نه بازرس"),
        ({"roles": ["is_representative"]}, "نماینده یکی از مؤسسان است"),
    ],
)
def test_what_is_wrong_with_somebody_stands_beside_the_box(
    client: Client, governorate: Unit, given: dict, said: str
) -> None:
    walker = Walker(client).begin_at().go(f"{NEW}person-1/").refused(**typed(1, **given))

    assert said in walker.page
    assert "بهرام" in walker.page
    assert not Case.objects.exists()


def test_nobody_is_written_twice_and_each_has_an_own_mobile(
    client: Client, governorate: Unit
) -> None:
    walker = Walker(client).begin_at().person(1).go(f"{NEW}person-2/")
    walker.refused(**typed(2, national_id=national_id(1)))
    assert "پیش‌تر در فهرست آمده است" in walker.page
    walker.refused(**typed(2, mobile=mobile(1)))
    assert "شمارهٔ فرد دیگری در این فهرست" in walker.page


def test_too_few_founders_or_specialists_or_no_speaker_are_told(
    client: Client, governorate: Unit
) -> None:
    walker = Walker(client).begin_at()
    for number in range(1, 5):
        walker.person(number, roles=["is_founder"], is_specialist="")
    walker.go(f"{NEW}people/")
    assert "مؤسسان: ۴ از دست‌کم ۵ نفر" in walker.page
    assert "متخصص: ۰ از دست‌کم ۲ نفر" in walker.page
    assert "یکی از مؤسسان نماینده" in walker.page

    NgoSettings.objects.create(founders_least=4, specialists_least=0)
    walker.person(1).go(f"{NEW}people/")
    assert "از دست‌کم" not in walker.page


def test_somebody_taken_out_is_out_and_leaves_nothing(client: Client, governorate: Unit) -> None:
    walker = Walker(client).begin_at().person(1).person(2).go(f"{NEW}people/")
    walker.tell(remove="person-2")

    assert LAST_NAMES[1] not in walker.page
    assert national_id(2) not in Draft.objects.get().data
    # A number is not used again: the page of the next is another.
    assert f"{NEW}person-3/" in walker.page


def test_a_founder_confirms_with_the_code_on_the_own_mobile_alone(
    client: Client, governorate: Unit
) -> None:
    NgoSettings.objects.create(founders_least=2, specialists_least=0)
    walker = Walker(client).begin_at().section("name").person(1).person(2).confirm(1)
    wrong = client.post(f"{NEW}founders/", {"founder": 2, "code": "123456"})
    assert wrong.status_code == 422
    assert "این کد" in wrong.content.decode()
    assert states(walker)["تأیید مؤسسان"] == "review"
    assert "۱ نفر از ۲ نفر" in walker.page
    assert {one.recipient for one in OutboxMessage.objects.all()} == {mobile(1)}


def test_another_mobile_or_name_is_confirmed_anew(client: Client, governorate: Unit) -> None:
    NgoSettings.objects.create(founders_least=1, specialists_least=0)
    walker = Walker(client).begin_at().section("name").person(1).confirm(1)
    assert states(walker)["تأیید مؤسسان"] == "done"
    walker.section("name", name="دوستان دی")
    assert states(walker)["تأیید مؤسسان"] == "new"


def test_papers_that_are_missing_are_named_and_nothing_is_sent_without_them(
    client: Client, governorate: Unit
) -> None:
    NgoSettings.objects.create(founders_least=1, specialists_least=0)
    walker = Walker(client).begin_at()
    for name in SECTIONS:
        walker.section(name)
    walker.person(1, is_specialist="").confirm(1).go(f"{NEW}files/")
    assert "پیش‌نویس اساسنامه" in walker.page
    assert "شناسنامه، کارت ملی" in walker.page
    assert states(walker)["بازبینی و ارسال"] == "shut"
    assert client.post(f"{NEW}check/", {"consent": "on"}).status_code == 302
    assert not Case.objects.exists()


def test_it_is_followed_with_number_and_key_and_lies_in_the_one_list(
    client: Client, governorate: Unit, desk: Client
) -> None:
    made = applied()
    followed = page(opened(client, made))
    assert TITLE in followed
    assert "ثبت شد" in followed

    listed = desk.get("/admin/cases/").content.decode()
    assert TITLE in listed
    screen = desk.get(address(made.case)).content.decode()
    assert f"/admin/ngo-applications/{made.case.pk}/" in screen


def test_officers_see_who_is_in_another_application_too(
    client: Client, governorate: Unit, desk: Client
) -> None:
    first = applied(name="نخستین")
    made = applied(name="دومین", people=[told(1), *(told(n) for n in range(10, 14))])
    shown = desk.get(f"/admin/ngo-applications/{made.case.pk}/")
    text = shown.content.decode()
    assert shown.status_code == 200
    assert text.count("در این پرونده هم هست") == 1
    assert f"/admin/cases/{first.case.pk}/" in text


def test_nothing_of_anybody_lies_readable_in_the_database(governorate: Unit) -> None:
    applied()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ngo_applications_person")
        rows = repr(cursor.fetchall())
        cursor.execute("SELECT * FROM ngo_applications_application")
        rows += repr(cursor.fetchall())
    assert Person.objects.first().last_name == LAST_NAMES[0]
    for word in (LAST_NAMES[0], national_id(1), mobile(1), "1981-08-03", "پلاک ۳"):
        assert word not in rows


def test_an_application_that_is_withdrawn_is_closed(client: Client, governorate: Unit) -> None:
    made = applied()
    browser = opened(client, made)
    token = re.findall(
        r'action="/track/case/withdraw/".*?value="([0-9a-f-]{36})"', page(browser), re.S
    )[0]
    answer = browser.post("/track/case/withdraw/", {"token": token, "why": "later"})
    assert answer.status_code == 302, answer.content.decode()
    made.case.refresh_from_db()
    assert (made.case.state, made.case.is_open) == (ApplicationState.WITHDRAWN, False)


def test_a_founder_of_another_open_application_is_told_so_once_it_is_proved_who_it_is(
    client: Client, governorate: Unit
) -> None:
    NgoSettings.objects.create(founders_least=2, specialists_least=0)
    applied(people=[told(1)])
    walker = Walker(client).begin_at().section("name").person(1).person(2)
    asked = walker.go(f"{NEW}founders/").page
    assert "درخواست دیگری" not in asked
    walker.confirm(1).confirm(2)
    assert walker.go(f"{NEW}founders/").page.count("درخواست دیگری") == 1


def test_pages_ask_the_database_no_more_often_for_many_people(
    client: Client, governorate: Unit, desk: Client
) -> None:
    few = applied(people=[told(number) for number in range(1, 3)]).case
    speaker = told(10, roles=frozenset({"is_founder", "is_representative"}))
    many = applied(people=[speaker, *(told(number) for number in range(11, 22))]).case
    counts = []
    for case in (few, many):
        desk.get(f"/admin/ngo-applications/{case.pk}/")
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(f"/admin/ngo-applications/{case.pk}/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= DESK

    walker = Walker(client).begin_at().section("name")
    for number in range(1, 7):
        walker.person(number)
    for where, most in (("/ngos/apply/", GUIDE), (f"{NEW}tasks/", TASK_LIST)):
        client.get(where)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(where).status_code == 200
        assert len(asked) <= most, where
        assert not [one for one in asked if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
