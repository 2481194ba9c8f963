"""The register in the admin: entered, licensed, changed, hidden; by those who may."""

from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from participation.common.models import User
from participation.ngos import services
from participation.ngos.models import ActivityField, Ngo, Permit
from persian.jalali import format_short, today
from tests.participation.ngos.factories import (
    BECAUSE,
    activity,
    county,
    day,
    licensed,
    ngo,
    prefix,
)
from tests.participation.resolutions.factories import meeting, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def at(one: Ngo) -> str:
    return reverse("ngo_register:screen", args=[one.pk])


def screen(client: Client, one: Ngo, **asked: object) -> BeautifulSoup:
    answer = client.get(at(one), asked)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def do(client: Client, one: Ngo, step: str, **typed: object) -> HttpResponse:
    """Send a step of the screen with the version that it shows."""
    one.refresh_from_db()
    said = {"version": one.version, "on": format_short(today())} | typed
    return client.post(at(one), {"do": step, **said})


def errors(answer: HttpResponse) -> str:
    page = BeautifulSoup(answer.content, "html.parser")
    return " ".join(
        one.get_text(" ", strip=True) for one in page.select(".error-message, .help-critical")
    )


def steps(client: Client, one: Ngo) -> set[str]:
    return {button["value"] for button in screen(client, one).select("button[name=do]")}


def new_ngo(**typed: object) -> dict[str, object]:
    return {
        "version": 0, "token": str(uuid4()), "prefix": prefix().pk, "name": "انجمن یاران كودك",
        "level": "county", "county": county("کاشان").pk,
        "activity_fields": [activity().pk, activity("هنری").pk], "on": "۱۴۰۰/۱/۱",
        "phone": "۰۳۱۵۵۴۴۳۳۲۲", "postal_code": "",
    } | typed  # fmt: skip


def test_an_ngo_is_entered_once_and_licensed(client: Client, registrar: User) -> None:
    typed = new_ngo()
    for _click in range(2):
        answer = client.post(reverse("ngo_register:add"), typed)
        assert answer.status_code == 302, errors(answer)
    one = Ngo.objects.get()
    assert (one.title, one.county.name, one.activity_fields.count()) == (
        "انجمن یاران کودک", "کاشان", 2,
    )  # fmt: skip
    assert ModelLogEntry.objects.get(object_id=str(one.pk)).user == registrar
    assert do(client, one, "issue", on="1404/1/1", number="").status_code == 302
    permit = Permit.objects.get()
    assert (permit.number, permit.issuer, permit.issued_on) == (
        "1404-0001", "فرمانداری شهرستان کاشان", day(1404),
    )  # fmt: skip
    told = screen(client, one).get_text(" ", strip=True)
    assert "۱۴۰۴-۰۰۰۱" in told
    assert "پروانه صادر شد" in told


def test_what_is_chosen_from_a_list_comes_with_its_scripts(client: Client, registrar: User) -> None:
    for path in (at(licensed().ngo), reverse("ngo_register:add")):
        page = BeautifulSoup(client.get(path).content, "html.parser")
        assert page.select("[data-chooser-action-choose]"), path
        scripts = [one["src"] for one in page.select("script[src]")]
        assert any("chooser-widget" in one for one in scripts), path


def test_what_is_typed_wrongly_is_said_beside_it_and_kept(client: Client, registrar: User) -> None:
    ngo("نهال")
    for typed, said in (
        (new_ngo(name="نهال"), "همین نام را دارد"),
        (new_ngo(name="«»"), "با حروف"),
        (new_ngo(other_prefix="بنیاد"), "نه هر دو"),
        (new_ngo(phone="12"), "تلفن"),
        (new_ngo(on="1400/13/1"), "در تقویم نیست"),
        (new_ngo(on=format_short(today() + timedelta(3))), "هنوز نرسیده"),
        (new_ngo(activity_fields=[]), "این قسمت را پر کنید"),
    ):
        answer = client.post(reverse("ngo_register:add"), typed)
        assert answer.status_code == 422
        assert said in errors(answer), typed
        page = BeautifulSoup(answer.content, "html.parser")
        assert page.select_one("input[name=name]")["value"] == typed["name"]
    assert Ngo.objects.count() == 1


def test_each_state_offers_what_can_be_done_in_it(client: Client, registrar: User) -> None:
    always = {"contact", "mobile", "rename", "entry", "dissolve", "hide"}
    one = ngo()
    assert steps(client, one) == {"issue", *always}
    services.issue_permit(ngo=one, issued_on=day(1404), valid_until=day(1420))
    assert steps(client, one) == {"renew", "suspend", "revoke", *always}
    assert do(client, one, "suspend", reason="تخلف").status_code == 302
    assert steps(client, one) == {"reinstate", "revoke", *always}
    assert do(client, one, "revoke", reason="تخلف").status_code == 302
    assert steps(client, one) == {"issue", "reinstate", *always}
    assert do(client, one, "dissolve", reason="رأی مجمع").status_code == 302
    assert steps(client, one) == {"hide"}
    assert do(client, one, "hide").status_code == 302
    assert steps(client, one) == {"show"}


def test_a_sanction_needs_reasons_and_may_rest_on_published_minutes(
    client: Client, registrar: User
) -> None:
    permit = licensed()
    answer = do(client, permit.ngo, "revoke", reason="")
    assert answer.status_code == 422
    assert "دلیل را بنویسید" in errors(answer)
    draft = resolution("پیش‌نویس", meeting=meeting(5, state="draft"))
    answer = do(client, permit.ngo, "revoke", reason="تخلف", decision=draft.pk)
    assert answer.status_code == 422
    listed = client.get(reverse("choose_ngo_decision:choose")).content.decode()
    assert "پیش‌نویس" not in listed
    decided = resolution("لغو", meeting=meeting(4, session_date=day(1404, 12)))
    both = {"decision": decided.pk, "decision_number": "۱۲"}
    answer = do(client, permit.ngo, "revoke", reason="تخلف", **both)
    assert "نه هر دو" in errors(answer)
    answer = do(client, permit.ngo, "revoke", reason="تخلف", decision=decided.pk)
    assert answer.status_code == 302
    assert permit.acts.get(act="revoked").decision == decided


def test_a_stale_screen_changes_nothing_and_keeps_what_was_typed(
    client: Client, registrar: User
) -> None:
    permit = licensed()
    old = permit.ngo.version
    services.suspend(ngo=permit.ngo, basis=BECAUSE)
    answer = do(client, permit.ngo, "suspend", version=old, reason="کار من")
    assert answer.status_code == 409
    page = BeautifulSoup(answer.content, "html.parser")
    assert "در این میان" in errors(answer)
    assert page.select_one("#suspend-reason").get_text(strip=True) == "کار من"
    permit.ngo.refresh_from_db()
    assert page.select_one("#suspend-version")["value"] == str(permit.ngo.version)
    assert permit.acts.filter(act="suspended").count() == 1


def test_a_double_click_on_issuing_gives_one_permit(client: Client, registrar: User) -> None:
    one = ngo()
    typed = {"do": "issue", "version": one.version, "on": "1404/1/1", "number": ""}
    one.refresh_from_db()
    typed["version"] = one.version
    assert client.post(at(one), typed).status_code == 302
    assert client.post(at(one), typed).status_code == 409
    assert Permit.objects.count() == 1


def test_contact_entry_and_name_are_changed_from_a_day_on(client: Client, registrar: User) -> None:
    one = ngo(phone="031-32221111")
    page = screen(client, one)
    assert page.select_one("#contact-phone")["value"] == "031-32221111"
    assert do(client, one, "contact", phone="03133334444", address="نو").status_code == 302
    typed = {
        "level": "nation", "county": one.county_id, "authority": one.authority_id,
        "activity_fields": [activity("هنری").pk], "scope": "در سراسر کشور",
    }  # fmt: skip
    assert do(client, one, "entry", **typed).status_code == 302
    assert do(client, one, "rename", name="سرو", prefix="", other_prefix="بنیاد").status_code == 302
    one.refresh_from_db()
    assert (one.title, one.level, one.address) == ("بنیاد سرو", "nation", "نو")
    assert list(ActivityField.objects.filter(ngos=one)) == [activity("هنری")]


def test_two_versions_are_compared(client: Client, registrar: User) -> None:
    one = ngo("نهال", phone="031-1")
    services.rename(ngo=one, name="سرو", prefix=prefix(), on=day(1402))
    services.change_contact(ngo=one, changes={"phone": "031-2"})
    told = screen(client, one, **{"from": 1, "to": 3}).select_one("#comparison").get_text(" ")
    assert "انجمن نهال" in told
    assert "۰۳۱-۲" in told
    assert "یکسان" in screen(client, one, **{"from": 2, "to": 2}).get_text()
    for wrong in ({"from": "x", "to": 1}, {"from": 1, "to": 99}, {"from": 1}):
        assert screen(client, one, **wrong).select_one("#comparison") is None


def test_staff_see_who_represents_an_ngo_and_its_former_representatives(
    client: Client, registrar: User
) -> None:
    one = ngo(representative="مریم نمونه‌ای")
    services.change_contact(ngo=one, changes={"representative": "زهرا نمونه‌ای"}, by=registrar)
    told = screen(client, one).get_text(" ", strip=True)
    assert "از «مریم نمونه‌ای» به «زهرا نمونه‌ای»" in told
    assert "registrar" in told


def test_the_permit_is_printed_for_whoever_issues_permits(client: Client, registrar: User) -> None:
    permit = licensed()
    answer = client.get(reverse("ngo_register:paper", args=[permit.ngo.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.getvalue().startswith(b"%PDF-")
    assert "no-store" in answer["Cache-Control"]
    assert client.get(reverse("ngo_register:paper", args=[ngo("نهال").pk])).status_code == 404


def test_the_list_is_narrowed_and_searched(client: Client, registrar: User) -> None:
    licensed("یاران کودک", valid_until=today() + timedelta(20))
    licensed("سرو", county="کاشان", level="county")
    services.hide_ngo(ngo=ngo("نهالستان"))

    def listed(**asked: object) -> list[str]:
        page = client.get(reverse("ngo_register:index"), asked)
        assert page.status_code == 200
        rows = BeautifulSoup(page.content, "html.parser").select(
            "table.case-list tbody tr td:nth-of-type(1)"
        )
        return [row.get_text(" ", strip=True) for row in rows]

    assert listed() == ["انجمن سرو", "انجمن نهالستان", "انجمن یاران کودک"]
    assert listed(county=county("کاشان").pk) == ["انجمن سرو"]
    assert listed(due="renewal") == ["انجمن یاران کودک"]
    assert listed(due="hidden") == ["انجمن نهالستان"]
    assert listed(q="یاران كودك") == ["انجمن یاران کودک"]
    assert listed(q="نهالستان") == ["انجمن نهالستان"]


def test_the_list_asks_the_same_number_of_queries_for_any_number(
    client: Client, registrar: User
) -> None:
    def asked() -> int:
        client.get(reverse("ngo_register:index"))
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("ngo_register:index"))
        return len(seen)

    licensed("یکم")
    few = asked()
    for number in range(12):
        licensed(f"نام {number}")
    assert asked() == few <= 22


def test_nobody_else_finds_the_register_in_the_admin(client: Client) -> None:
    permit = licensed()
    someone = User.objects.create_user("someone")
    someone.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(someone)
    paths = (
        at(permit.ngo),
        reverse("ngo_register:add"),
        reverse("ngo_register:paper", args=[permit.ngo.pk]),
    )  # fmt: skip
    for path in paths:
        assert client.get(path).status_code == 404
        assert client.post(path, {"do": "hide", "version": 1}).status_code in {404, 405}
    assert client.get(reverse("ngo_register:index")).status_code in {302, 403}


@pytest.mark.parametrize(
    ("codename", "can"),
    [
        ("view_ngo", set()),
        ("change_ngo", {"contact", "mobile", "entry", "hide"}),
        ("license_ngo", {"renew", "suspend", "revoke", "rename", "dissolve"}),
    ],
)
def test_each_permission_opens_its_own_steps(client: Client, codename: str, can: set[str]) -> None:
    permit = licensed()
    someone = User.objects.create_user("someone")
    codes = ["access_admin", codename]
    someone.user_permissions.add(*Permission.objects.filter(codename__in=codes))
    client.force_login(someone)
    assert steps(client, permit.ngo) == can
    for step in {"renew", "contact", "hide", "dissolve"} - can:
        assert do(client, permit.ngo, step, reason="ـ").status_code == 404
    paper = client.get(reverse("ngo_register:paper", args=[permit.ngo.pk])).status_code
    assert paper == (200 if codename == "license_ngo" else 404)
    assert client.get(reverse("ngo_register:add")).status_code == 404
