"""A council decides on names, one or many; register, proposer and archive follow it together."""

import datetime
import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from participation.cases.models import Answer, Case
from participation.common.tick import run_tick
from participation.place_names import services as register
from participation.place_names.enums import Standing
from participation.place_names.models import DecidedName, NamingDecision, Place, PlaceName, Proposal
from participation.resolutions import services as minutes
from participation.resolutions.models import Meeting, Resolution
from persian.jalali import format_date, today
from tests.participation.cases.following import opened, page
from tests.participation.place_names.factories import county, day, kind, place
from tests.participation.place_names.proposing import admit, proposed

pytestmark = [pytest.mark.django_db, pytest.mark.db]
ENTER = "/admin/naming-decisions/new/"
ARCHIVE = "/place-names/decisions/"


def typed(client: Client, council: Meeting, *rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return what somebody sends who has typed these rows."""
    shown = client.get(ENTER).content.decode()
    token = re.findall(r'name="token" value="([0-9a-f-]{36})"', shown)[0]
    told = {
        "token": token,
        "rows": max(5, len(rows)),
        "meeting": council.pk,
        "title": "نام‌گذاری چند معبر",
        "effective_on": format_date(today()),
        "county": county().pk,
        "city": "اصفهان",
        **more,
    }
    for number, row in enumerate(rows):
        for name, value in {"verdict": "granted", **row}.items():
            told[f"r{number}-{name}"] = value
    return told


def test_fourteen_names_are_typed_in_one_go(
    client: Client, secretary: Client, council: Meeting
) -> None:
    place("بهار", of="کوچه")
    rows = [{"kind": kind("کوچه").pk, "name": f"گل {one}ام"} for one in range(1, 13)]
    rows.append({"kind": kind("کوچه").pk, "former_name": "بهار", "name": "بهاران"})
    rows.append({"kind": kind("خیابان").pk, "former_name": "سی متری", "name": "دانش"})
    answer = secretary.post(ENTER, typed(secretary, council, *rows))

    assert answer.status_code == 302, answer.content.decode()
    decision = NamingDecision.objects.get()
    assert DecidedName.objects.filter(decision=decision, placename__isnull=False).count() == 14
    assert Place.objects.filter(name="بهاران").get().former_names == 1
    assert PlaceName.objects.filter(text="سی متری", standing=Standing.FORMER).exists()
    shown = client.get(ARCHIVE).content.decode()
    assert "خیابان دانش" in shown
    assert "کوچهٔ بهاران" in shown
    assert client.get("/api/v1/naming-decisions/").json()["count"] == 14


def test_what_is_wrong_with_a_row_stands_beside_it_and_nothing_is_lost_or_entered(
    secretary: Client, council: Meeting
) -> None:
    place("دانش")
    rows = [
        {"kind": kind("کوچه").pk, "name": "یاس"},
        {"kind": kind("خیابان").pk, "name": "دانش", "extent": "از نشاط تا شهدا"},
        {"name": "بی‌نوع"},
    ]
    answer = secretary.post(ENTER, typed(secretary, council, *rows))
    words = answer.content.decode()

    assert answer.status_code == 422
    assert 'value="یاس"' in words
    assert 'value="از نشاط تا شهدا"' in words
    assert "بگویید چیست" in words
    rows[2]["kind"] = kind("کوچه").pk
    words = secretary.post(ENTER, typed(secretary, council, *rows)).content.decode()
    assert "«خیابان دانش»" in words
    assert not NamingDecision.objects.exists()
    assert not Resolution.objects.exists()
    assert not Place.objects.filter(name="یاس").exists()
    rows[1]["is_shared"] = "on"
    assert secretary.post(ENTER, typed(secretary, council, *rows)).status_code == 302


def test_a_place_that_has_another_name_by_now_is_not_entered_a_second_time(
    secretary: Client, council: Meeting
) -> None:
    kaveh = place("کاوه", extent="از میدان شهدا تا ترمینال")
    register.rename(place=kaveh, text="نشاط", on=day(1400))
    row = {"kind": kind("خیابان").pk, "former_name": "کاوه", "name": "فردوسی"}
    refused = secretary.post(ENTER, typed(secretary, council, row))
    assert refused.status_code == 422
    assert "امروز «خیابان نشاط» نام دارد" in refused.content.decode()
    assert Place.objects.count() == 1
    # Another place of the same old name is told by its extent.
    row["extent"] = "از پل خواجو تا سی‌وسه‌پل"
    assert secretary.post(ENTER, typed(secretary, council, row)).status_code == 302
    assert Place.objects.count() == 2


def test_a_double_click_is_one_decision(secretary: Client, council: Meeting) -> None:
    sent = typed(secretary, council, {"kind": kind("کوچه").pk, "name": "یاس"})
    first, second = secretary.post(ENTER, sent), secretary.post(ENTER, sent)

    assert first.headers["Location"] == second.headers["Location"]
    assert NamingDecision.objects.count() == Resolution.objects.count() == 1
    assert Place.objects.filter(name="یاس").count() == 1


def test_a_proposal_is_granted_and_everything_tells_the_story(
    client: Client, desk: Client, secretary: Client, council: Meeting
) -> None:
    made = proposed()
    admit(desk, made.case)
    answer = secretary.post(ENTER, typed(secretary, council, {"number": made.case.number}))
    assert answer.status_code == 302, answer.content.decode()

    decided = DecidedName.objects.get()
    assert Case.objects.get().state == "accepted"
    assert decided.placename is not None
    assert decided.placename.decision == decided.decision.resolution
    assert Proposal.objects.get().place == decided.place
    told = page(opened(client, made))
    assert "همان‌گونه که پیشنهاد کردید" in told
    assert "بادام‌بن" in told
    shown = client.get(decided.get_absolute_url()).content.decode()
    assert f"/place-names/proposals/{made.case.number}/" in shown
    assert decided.decision.resolution.get_absolute_url() in shown
    assert "تابلو" in shown
    assert client.get(decided.decision.resolution.get_absolute_url()).status_code == 200


def test_the_archive_names_a_place_once_and_tells_the_day_of_the_province(
    client: Client, desk: Client, secretary: Client, council: Meeting
) -> None:
    # Twenty minutes past midnight in Isfahan, where London still has the day before.
    with time_machine.travel(datetime.datetime(2026, 11, 26, 20, 50, tzinfo=datetime.UTC)):
        made = proposed("نشاط اصفهانی", place("کاوه"))
        admit(desk, made.case)
        sent = typed(secretary, council, {"number": made.case.number})
        assert secretary.post(ENTER, sent).status_code == 302
    decided = DecidedName.objects.get()
    assert "«کاوه» به «نشاط اصفهانی»" in decided.decision.resolution.text
    assert "خیابان «خیابان" not in decided.decision.resolution.text
    shown = client.get(decided.get_absolute_url()).content.decode()
    assert "۶ آذر ۱۴۰۵" in shown
    assert "۵ آذر ۱۴۰۵" not in shown


def test_refused_sent_back_and_changed_are_told_with_their_reasons(
    client: Client, desk: Client, secretary: Client, council: Meeting
) -> None:
    made = [proposed(name) for name in ("الوند", "سبلان", "دنا")]
    for one in made:
        admit(desk, one.case)
    rows = [
        {"number": made[0].case.number, "verdict": "refused", "reason": "نامی نزدیک هست."},
        {"number": made[1].case.number, "verdict": "sent_back", "reason": "نظر پست کم است."},
        {"number": made[2].case.number, "verdict": "changed", "name": "دناکوه"},
    ]
    assert secretary.post(ENTER, typed(secretary, council, *rows)).status_code == 302

    states = dict(Case.objects.values_list("number", "state"))
    assert [states[one.case.number] for one in made] == ["refused", "admitted", "changed"]
    assert "نامی نزدیک هست." in page(opened(client, made[0]))
    assert Answer.objects.count() == 3
    assert PlaceName.objects.get().text == "دناکوه"
    refused = client.get(f"/place-names/proposals/{made[0].case.number}/").content.decode()
    assert "الوند" not in refused


def test_a_refusal_without_reasons_is_not_taken(
    desk: Client, secretary: Client, council: Meeting
) -> None:
    made = proposed()
    admit(desk, made.case)
    sent = typed(secretary, council, {"number": made.case.number, "verdict": "refused"})

    assert secretary.post(ENTER, sent).status_code == 422
    assert Case.objects.get().state == "admitted"


def test_the_register_changes_on_the_effective_day_alone(
    client: Client, desk: Client, secretary: Client, council: Meeting
) -> None:
    kaveh = place("کاوه")
    made = proposed("نشاط اصفهانی", kaveh)
    admit(desk, made.case)
    later = today() + datetime.timedelta(days=10)
    sent = typed(secretary, council, {"number": made.case.number}, effective_on=format_date(later))
    assert secretary.post(ENTER, sent).status_code == 302
    kaveh.refresh_from_db()
    assert kaveh.name == "کاوه"
    with time_machine.travel(later + datetime.timedelta(days=1)):
        run_tick(only=["place_names.take_effect"])
    kaveh.refresh_from_db()
    assert (kaveh.name, kaveh.former_names) == ("نشاط اصفهانی", 1)


def test_two_proposals_for_one_place_are_decided_consistently(
    desk: Client, secretary: Client, council: Meeting
) -> None:
    kaveh = place("کاوه")
    made = [proposed(name, kaveh) for name in ("نشاط", "آزادی")]
    for one in made:
        admit(desk, one.case)
    both = [{"number": one.case.number} for one in made]
    assert secretary.post(ENTER, typed(secretary, council, *both)).status_code == 422
    kaveh.refresh_from_db()
    assert kaveh.name == "کاوه"
    assert secretary.post(ENTER, typed(secretary, council, both[0])).status_code == 302
    # The same day, in another decision.
    assert secretary.post(ENTER, typed(secretary, council, both[1])).status_code == 422
    kaveh.refresh_from_db()
    assert kaveh.name == "نشاط"
    refusal = {**both[1], "verdict": "refused", "reason": "نام دیگری پذیرفته شد."}
    assert secretary.post(ENTER, typed(secretary, council, refusal)).status_code == 302


def test_one_name_for_two_places_on_one_day_is_given_once_unless_both_shall_bear_it(
    secretary: Client, council: Meeting
) -> None:
    street = kind("خیابان").pk
    rows = [
        {"kind": street, "name": "دانش", "extent": "از نشاط تا شهدا"},
        {"kind": street, "name": "دانش", "extent": "از گلستان تا بهار"},
    ]
    assert secretary.post(ENTER, typed(secretary, council, *rows)).status_code == 422
    assert not PlaceName.objects.exists()
    rows[1]["is_shared"] = "on"
    assert secretary.post(ENTER, typed(secretary, council, *rows)).status_code == 302
    assert PlaceName.objects.filter(text="دانش", standing=Standing.CURRENT).count() == 2


def test_a_resolution_of_the_minutes_that_settles_a_proposal_grants_it(
    desk: Client, council: Meeting
) -> None:
    made = proposed()
    admit(desk, made.case)
    typed_there = Resolution(
        meeting=council,
        row=1,
        title="نام‌گذاری کوچه",
        case_kind="place_name",
        case_id=made.case.number,
    )
    typed_there.full_clean()
    typed_there.save()
    minutes.follow(typed_there)
    assert minutes.settle_case(resolution=typed_there)
    assert not minutes.settle_case(resolution=typed_there)

    assert Case.objects.get().state == "accepted"
    assert PlaceName.objects.get().text == "بادام‌بن"


def test_the_plate_is_noted_and_readers_see_it(
    client: Client, secretary: Client, council: Meeting
) -> None:
    secretary.post(ENTER, typed(secretary, council, {"kind": kind("کوچه").pk, "name": "یاس"}))
    decided = DecidedName.objects.get()
    screen = f"/admin/naming-decisions/{decided.decision_id}/"
    given = {"decided": decided.pk, "state": "installed", "installed_on": ""}
    assert secretary.post(screen, given).status_code == 422
    given["installed_on"] = format_date(today())
    assert secretary.post(screen, given).status_code == 302

    assert "تابلو نصب شد" in client.get(decided.get_absolute_url()).content.decode()


def test_strangers_and_plain_officers_find_no_such_screens(client: Client, desk: Client) -> None:
    assert desk.get(ENTER).status_code == 404
    assert client.get(ENTER).status_code == 302
    assert client.get(f"{ARCHIVE}99/").status_code == 404
    assert client.get(f"{ARCHIVE}99999999999/").status_code == 404
