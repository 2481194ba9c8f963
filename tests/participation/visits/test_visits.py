"""Visits: entered by county officers in their counties, seen by who keeps the register, too."""

import csv
from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.common.enums import UnitKind
from participation.common.models import Unit, UnitMembership, User
from participation.common.tick import run_tick
from participation.ngos.models import Ngo
from participation.place_names.models import Place
from participation.visits.models import Visit, VisitItem
from persian.jalali import format_short, today
from tests.participation.common.files.samples import pdf
from tests.participation.ngos.factories import county, licensed
from tests.participation.place_names.factories import place

pytestmark = [pytest.mark.django_db, pytest.mark.db]
LIST = "/admin/visits/"


def person(name: str, group: str, at: str = "") -> Client:
    """Return the browser of somebody of a group, who works in the governorate of a county."""
    user = User.objects.create_user(name)
    user.groups.add(Group.objects.get(name=group))
    if at:
        there = county(at)
        unit, _new = Unit.objects.get_or_create(
            name=f"فرمانداری {at}", kind=UnitKind.COUNTY_GOVERNORATE, county=there
        )
        UnitMembership.objects.create(user=user, unit=unit)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def officer() -> Client:
    """A county officer of Kashan."""
    call_command("setup_groups", verbosity=0)
    return person("kashan", "بازدیدکنندهٔ شهرستان", at="کاشان")


@pytest.fixture
def ngo() -> Ngo:
    return licensed("سرو", county="کاشان").ngo


def words(answer: HttpResponse) -> str:
    return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)


def told(**more: object) -> dict[str, object]:
    return {
        "version": 0, "token": str(uuid4()), "visited_on": format_short(today()), "where": "",
        "people": "کارشناس فرمانداری؛ مدیر تشکل", "findings": "دفترها در محل بود.",
        "follow_up": "", "follow_up_by": "", "item_0": "yes", "remark_0": "پلاک ۷",
    } | more  # fmt: skip


def new(kind: str, pk: int) -> str:
    return f"{LIST}new/{kind}/{pk}/"


def test_a_county_officer_visits_an_ngo_and_a_place_and_notes_what_followed(
    officer: Client, ngo: Ngo
) -> None:
    street = place("گلستان", county="کاشان")
    found = officer.get(f"{LIST}new/", {"kind": "ngo", "q": "سرو"})
    assert new("ngo", ngo.pk) in found.content.decode()
    soon = format_short(today() + timedelta(days=10))
    typed = told(follow_up="تابلو نصب شود", follow_up_by=soon)
    for _click in range(2):
        assert officer.post(new("ngo", ngo.pk), typed).status_code == 302
    assert officer.post(new("place", street.pk), told()).status_code == 302
    assert Visit.objects.count() == 2
    visit = Visit.objects.get(kind="ngo")
    page = words(officer.get(f"{LIST}{visit.pk}/"))
    assert "نشانی با پروانه یکی است" in page
    assert "پلاک ۷" in page
    file = SimpleUploadedFile("عکس.pdf", pdf.plain(), "application/pdf")
    assert officer.post(f"{LIST}{visit.pk}/", {"do": "files", "files": file}).status_code == 302
    run_tick(only=["common.check_files"])
    shown = BeautifulSoup(officer.get(f"{LIST}{visit.pk}/").content, "html.parser")
    link = shown.select_one("#files-section li a")["href"]
    assert officer.get(link).content.startswith(b"%PDF")
    done = {"do": "follow", "version": visit.version, "on": format_short(today()), "text": "نصب شد"}
    assert officer.post(f"{LIST}{visit.pk}/", done).status_code == 302
    assert officer.post(f"{LIST}{visit.pk}/", done).status_code == 409
    visit.refresh_from_db()
    assert (visit.result, visit.followed_on) == ("نصب شد", today())
    # The list of the office changes; what was looked at keeps its words.
    VisitItem.objects.filter(kind="ngo").delete()
    correct = told(do="correct", version=visit.version, findings="دفترها کامل بود.")
    correct |= {"follow_up": "تابلو نصب شود", "follow_up_by": soon}
    assert officer.post(f"{LIST}{visit.pk}/", correct).status_code == 302
    page = words(officer.get(f"{LIST}{visit.pk}/"))
    assert "دفترها کامل بود" in page
    assert "نشانی با پروانه یکی است" in page


def test_what_is_missing_or_impossible_is_said_and_kept(officer: Client, ngo: Ngo) -> None:
    later = format_short(today() + timedelta(days=2))
    before = format_short(today() - timedelta(days=2))
    for typed, said in (
        (told(findings=""), "پر کنید"),
        (told(visited_on=later), "هنوز نرسیده"),
        (told(follow_up="چیزی"), "چه کاری باید دنبال شود"),
        (told(follow_up="چیزی", follow_up_by=before), "پیش از بازدید"),
    ):
        answer = officer.post(new("ngo", ngo.pk), typed)
        assert answer.status_code == 422
        page = BeautifulSoup(answer.content, "html.parser")
        errors = " ".join(one.get_text() for one in page.select(".error-message"))
        assert said in errors, typed
        assert page.select_one("[name=people]").get_text(strip=True) == typed["people"]
    assert not Visit.objects.exists()


def test_another_county_and_strangers_find_nothing(officer: Client, ngo: Ngo) -> None:
    assert officer.post(new("ngo", ngo.pk), told()).status_code == 302
    visit = Visit.objects.get()
    screen = f"{LIST}{visit.pk}/"
    other = person("isfahan", "بازدیدکنندهٔ شهرستان", at="اصفهان")
    nowhere = person("nowhere", "بازدیدکنندهٔ شهرستان")
    cases = person("cases", "کارشناس پرونده", at="کاشان")
    for client in (other, nowhere, cases):
        assert client.get(screen).status_code == 404
        assert client.post(screen, told(do="correct")).status_code == 404
        assert client.get(new("ngo", ngo.pk)).status_code == 404
        assert client.post(new("ngo", ngo.pk), told()).status_code == 404
    assert "سرو" not in words(other.get(LIST))
    assert (
        new("ngo", ngo.pk)
        not in other.get(f"{LIST}new/", {"kind": "ngo", "q": "سرو"}).content.decode()
    )
    assert nowhere.get(LIST).status_code in {302, 403}
    assert officer.get(new("street", 1)).status_code == 404
    assert officer.get(new("ngo", 999_999)).status_code == 404
    assert Visit.objects.count() == 1
    assert "دفترها در محل" not in Client().get(ngo.get_absolute_url()).content.decode()


def test_keepers_of_a_register_see_the_visits_to_its_rows_alone(officer: Client, ngo: Ngo) -> None:
    street: Place = place("گلستان", county="کاشان")
    officer.post(new("ngo", ngo.pk), told())
    officer.post(new("place", street.pk), told(findings="تابلو شکسته است."))
    to_ngo, to_place = (Visit.objects.get(kind=kind) for kind in ("ngo", "place"))
    names = person("names", "دبیر نام‌گذاری")
    assert names.get(f"{LIST}{to_place.pk}/").status_code == 200
    assert names.get(f"{LIST}{to_ngo.pk}/").status_code == 404
    assert names.post(f"{LIST}{to_place.pk}/", told(do="correct")).status_code == 404
    assert f"{LIST}{to_place.pk}/" in names.get(f"/admin/places/{street.pk}/").content.decode()
    ngos = person("ngos", "کارشناس تشکل‌ها")
    assert f"{LIST}{to_ngo.pk}/" in ngos.get(f"/admin/ngos/{ngo.pk}/").content.decode()
    changed = told(do="correct", version=to_ngo.version, findings="دوباره دیده شد.")
    assert ngos.post(f"{LIST}{to_ngo.pk}/", changed).status_code == 302


def test_the_list_narrows_is_given_out_and_asks_as_much_for_many(officer: Client, ngo: Ngo) -> None:
    late = format_short(today() - timedelta(days=1))
    past = format_short(today() - timedelta(days=5))
    officer.post(new("ngo", ngo.pk), told(visited_on=past, follow_up="تابلو", follow_up_by=late))
    street = place("گلستان", county="کاشان")
    officer.post(new("place", street.pk), told())

    def listed(**asked: object) -> list[str]:
        answer = officer.get(LIST, {"file": "csv", **asked})
        rows = csv.reader(b"".join(answer.streaming_content).decode().splitlines())
        return [row[0] for row in list(rows)[1:]]

    assert listed() == [street.title, ngo.title]
    assert listed(kind="place") == [street.title]
    assert listed(follow="late") == [ngo.title]
    assert listed(q="سرو") == [ngo.title]

    def asked() -> int:
        officer.get(LIST)
        with CaptureQueriesContext(connection) as seen:
            assert officer.get(LIST).status_code == 200
        return len(seen)

    few = asked()
    for _number in range(10):
        officer.post(new("ngo", ngo.pk), told())
    assert asked() == few <= 24
