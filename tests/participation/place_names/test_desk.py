"""The register in the admin: entered, named, put right, hidden; by those who may."""

from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from participation.common.models import User
from participation.place_names import services
from participation.place_names.models import Place, PlaceName
from participation.place_names.services import Basis
from persian.jalali import format_short, today
from tests.participation.place_names.factories import county, day, kind, place
from tests.participation.resolutions.factories import meeting, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def secretary(client: Client) -> User:
    """Somebody of the group that keeps the register, signed in."""
    call_command("setup_groups", verbosity=0)
    user = User.objects.create_user("secretary")
    user.groups.add(Group.objects.get(name="دبیر نام‌گذاری"))
    client.force_login(user)
    return user


@pytest.fixture
def street() -> Place:
    return place("کاوه")


def screen(client: Client, one: Place) -> BeautifulSoup:
    answer = client.get(reverse("places:screen", args=[one.pk]))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def do(client: Client, one: Place, step: str, **typed: object) -> HttpResponse:
    """Send a step of the screen with the version that it shows."""
    one.refresh_from_db()
    said = {"version": one.version} | typed
    return client.post(reverse("places:screen", args=[one.pk]), {"do": step, **said})


def errors(answer: HttpResponse) -> str:
    page = BeautifulSoup(answer.content, "html.parser")
    return " ".join(
        one.get_text(" ", strip=True) for one in page.select(".error-message, .help-critical")
    )


def new_place(**typed: object) -> dict[str, object]:
    return {
        "version": 0, "token": str(uuid4()), "kind": kind("کوچه").pk, "county": county().pk,
        "city": "اصفهان", "text": "کوچهٔ بادام بن", "valid_from": "۱۴۰۰/۱/۱",
        "points": "۳۲٫۶۵، ۵۱٫۶۷",
    } | typed  # fmt: skip


def test_a_place_is_entered_once_with_its_name_and_its_point(
    client: Client, secretary: User
) -> None:
    typed = new_place()
    for _click in range(2):
        answer = client.post(reverse("places:add"), typed)
        assert answer.status_code == 302
    one = Place.objects.get()
    assert (one.title, one.named_on, one.latitude) == ("کوچهٔ بادام بن", day(1400), 32.65)
    assert ModelLogEntry.objects.get(object_id=str(one.pk)).user == secretary


def test_what_is_typed_wrongly_is_said_beside_it_and_kept(client: Client, secretary: User) -> None:
    place("بادام‌بن", of="کوچه")
    for typed, said in (
        (new_place(), "هم‌اکنون هست"),
        (new_place(text="نشاط", points="۵۱٫۶۷، ۳۲٫۶۵"), "جابه‌جا"),
        (new_place(text="نشاط", points="یک"), "سطر"),
        (new_place(text="نشاط", valid_from="۱۴۰۰/۱۳/۱"), "در تقویم نیست"),
        (new_place(text="«»"), "با حروف"),
    ):
        answer = client.post(reverse("places:add"), typed)
        assert answer.status_code == 422
        assert said in errors(answer)
        assert f'value="{typed["city"]}"' in answer.content.decode()
    assert Place.objects.count() == 1


def test_a_name_is_given_on_a_jalali_day_by_a_decision(
    client: Client, secretary: User, street: Place
) -> None:
    decided = resolution("نام‌گذاری", meeting=meeting(4, session_date=day(1404, 12)))
    answer = do(
        client, street, "rename", text="نشاط", valid_from="۱ فروردین ۱۴۰۵", decision=decided.pk,
        reason="شاعر این شهر",
    )  # fmt: skip
    assert answer.status_code == 302
    name = PlaceName.objects.get(place=street, standing="current")
    assert (name.text, name.valid_from, name.decision) == ("نشاط", day(1405), decided)
    shown = screen(client, street).select("#panel-names-content tbody tr, table.listing tbody tr")
    assert "نشاط" in shown[0].get_text()
    assert "از ۱ فروردین ۱۳۸۰ تا ۱ فروردین ۱۴۰۵" in shown[1].get_text(" ", strip=True)


def test_a_name_may_wait_for_its_day(client: Client, secretary: User, street: Place) -> None:
    soon = format_short(today() + timedelta(9))
    assert do(client, street, "rename", text="نشاط", valid_from=soon).status_code == 302
    street.refresh_from_db()
    assert street.title == "خیابان کاوه"
    answer = do(client, street, "rename", text="فردوسی", valid_from=soon)
    assert answer.status_code == 422
    assert "تصویب شده است" in errors(answer)


def test_drafts_of_minutes_are_no_decision(client: Client, secretary: User, street: Place) -> None:
    draft = resolution("پیش‌نویس", meeting=meeting(5, state="draft"))
    answer = do(client, street, "rename", text="نشاط", valid_from="1405/1/1", decision=draft.pk)
    assert answer.status_code == 422
    listed = client.get(reverse("choose_naming_decision:choose")).content.decode()
    assert "پیش‌نویس" not in listed


def test_a_stale_screen_changes_nothing_and_keeps_what_was_typed(
    client: Client, secretary: User, street: Place
) -> None:
    old = street.version
    services.rename(place=street, text="نشاط", on=day(1400))
    answer = do(client, street, "rename", version=old, text="فردوسی", valid_from="1401/1/1")
    assert answer.status_code == 409
    assert "در همین فاصله" in errors(answer)
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("#rename-text")["value"] == "فردوسی"
    street.refresh_from_db()
    assert street.name == "نشاط"
    # Whoever has looked at it may send the same words.
    assert page.select_one("#rename-version")["value"] == str(street.version)


def test_former_and_other_names_are_added(client: Client, secretary: User, street: Place) -> None:
    do(client, street, "former", text="شاه", valid_from="1350/1/1", valid_until="1358/1/1")
    do(client, street, "former", text="خاکی")
    do(client, street, "other", text="سی‌متری")
    names = dict(PlaceName.objects.filter(place=street).values_list("text", "standing"))
    assert names == {
        "کاوه": "current", "شاه": "former", "خاکی": "former", "سی‌متری": "alternative",
    }  # fmt: skip
    answer = do(client, street, "former", text="ری", valid_from="1357/1/1", valid_until="1360/1/1")
    assert "شاه" in errors(answer)


def test_a_place_ceases_and_is_there_again(client: Client, secretary: User, street: Place) -> None:
    park = place("باغ نو", of="بوستان")
    assert do(
        client, street, "cease", ceased_on="1404/1/1", because="بوستان شد", successor=park.pk
    ).status_code == 302  # fmt: skip
    street.refresh_from_db()
    assert (street.ceased_on, street.successor) == (day(1404), park)
    assert do(client, street, "rename", text="نشاط", valid_from="1405/1/1").status_code == 422
    assert do(client, street, "reopen").status_code == 302
    street.refresh_from_db()
    assert street.ceased_on is None


def test_a_name_is_put_right_and_taken_back(client: Client, secretary: User, street: Place) -> None:
    name = services.rename(place=street, text="نشات", on=day(1400), basis=Basis(reason="شاعر"))
    street.refresh_from_db()
    address = reverse("places:name", args=[street.pk, name.pk])
    typed = {
        "do": "correct", "version": street.version, "text": "نشاط", "valid_from": "1400/1/1",
        "reason": "شاعر",
    }  # fmt: skip
    assert client.post(address, typed).status_code == 302
    name.refresh_from_db()
    assert (name.text, name.valid_from, name.reason) == ("نشاط", day(1400), "شاعر")
    street.refresh_from_db()
    taken = {"do": "take_back", "version": street.version, "on": "1402/1/1"}
    assert client.post(address, taken).status_code == 302
    street.refresh_from_db()
    assert street.name == "کاوه"
    restored = {"do": "restore", "version": street.version}
    assert client.post(address, restored).status_code == 302
    street.refresh_from_db()
    assert street.name == "نشاط"


def test_what_was_entered_by_mistake_is_hidden_never_deleted(
    client: Client, secretary: User, street: Place
) -> None:
    assert do(client, street, "hide").status_code == 302
    assert client.get(street.get_absolute_url()).status_code == 404
    listed = client.get(reverse("places:index"), {"q": "کاوه"}).content.decode()
    assert "خیابان کاوه" in listed
    assert do(client, street, "show").status_code == 302
    assert client.get(street.get_absolute_url()).status_code == 200


def test_the_list_finds_a_place_by_any_name_and_asks_few_queries(
    client: Client, secretary: User, street: Place
) -> None:
    services.rename(place=street, text="نشاط", on=day(1400))
    for number in range(30):
        place(f"نام {number}", of="کوچه")
    found = client.get(reverse("places:index"), {"q": "كاوه"}).content.decode()
    assert "خیابان نشاط" in found
    assert "کوچهٔ نام" not in found
    client.get(reverse("places:index"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("places:index"), {"kind": kind("خیابان").pk})
    with CaptureQueriesContext(connection) as many:
        assert "کوچهٔ نام" in client.get(reverse("places:index")).content.decode()
    assert len(many) <= len(few) + 1


def addresses(one: Place, name: PlaceName) -> list[str]:
    return [
        reverse("places:add"),
        reverse("places:screen", args=[one.pk]),
        reverse("places:name", args=[one.pk, name.pk]),
    ]


@pytest.mark.parametrize("group", ["کارشناس پرونده", "دبیر نتیجه‌ها", "مدیر میز"])
def test_strangers_to_the_register_find_none_of_its_screens(
    client: Client, street: Place, group: str
) -> None:
    call_command("setup_groups", verbosity=0)
    user = User.objects.create_user("stranger")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    for address in addresses(street, name := PlaceName.objects.get()):
        assert client.get(address).status_code == 404
        assert client.post(address, {"do": "hide", "version": street.version}).status_code == 404
    assert client.get(reverse("places:index")).status_code in {302, 403, 404}
    assert client.get(reverse("choose_place:choose")).status_code in {302, 403}
    assert name.standing == "current"


def test_whoever_may_only_read_changes_nothing(client: Client, street: Place) -> None:
    call_command("setup_groups", verbosity=0)
    reader = User.objects.create_user("reader")
    group = Group.objects.get(name="دبیر نام‌گذاری")
    kept = {"access_admin", "view_place"}
    group.permissions.set(group.permissions.filter(codename__in=kept))
    reader.groups.add(group)
    client.force_login(reader)
    assert not screen(client, street).select("main form[method=post] button[name=do]")
    for step in ("rename", "former", "other", "cease", "hide", "describe"):
        assert do(client, street, step, text="نشاط", valid_from="1405/1/1").status_code == 404
    assert client.get(reverse("places:add")).status_code == 404


@pytest.mark.parametrize("pk", [0, 999999, 99999999999999999999])
def test_nonsense_in_an_address_is_not_found(client: Client, secretary: User, pk: int) -> None:
    assert client.get(f"/admin/places/{pk}/").status_code == 404
    assert client.get(f"/admin/places/{pk}/names/{pk}/").status_code == 404


def test_kinds_are_data_of_the_office(client: Client, secretary: User) -> None:
    typed = {"name": "تکیه", "path_class": "city", "is_active": "on", "order": "15"}
    assert client.post(reverse("place_kinds:add"), typed).status_code == 302
    assert kind("تکیه").before_name == "تکیهٔ"
    again = client.post(reverse("place_kinds:add"), typed | {"name": "تكيه"})
    assert "نوعی با این نام هست" in again.content.decode()
