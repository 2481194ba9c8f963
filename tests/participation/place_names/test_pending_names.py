"""Names that wait for a decision are compared too; who reads what of them."""

import re

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.cases.models import Case
from participation.cases.numbers import show_number
from participation.cases.services.submission import Submitted
from participation.common.clock import now
from participation.common.models import Unit, User
from participation.place_names import services
from participation.place_names.checking.answers import HEADINGS, answer
from participation.place_names.checking.clashes import EVERYBODY, PROPOSER, Reader
from participation.place_names.geometry import point_shape
from participation.place_names.proposals.enums import Action
from participation.place_names.proposals.services import ToldPlace
from participation.resolutions.models import Meeting
from search.names.grading import Grade
from search.names.models import KeptName
from search.names.places import Spot, Where
from tests.participation.cases.at_the_desk import do
from tests.participation.cases.cast import officer, unit
from tests.participation.cases.following import opened, page, token_in
from tests.participation.place_names.factories import county, day, kind, place
from tests.participation.place_names.proposing import (
    NEW,
    Walker,
    admit,
    described,
    proposed,
    screen,
)
from tests.participation.place_names.test_decisions import ENTER, typed
from tests.participation.place_names.test_name_check import API, ask, told

pytestmark = [pytest.mark.django_db, pytest.mark.db]

NEAR = f"{NEW}near/"
HINT = "پیشنهادی که هنوز همگانی نشده است"


@pytest.fixture(autouse=True)
def fresh_throttle() -> None:
    """Let no test pay for the requests of another."""
    cache.clear()


@pytest.fixture
def waiting(governorate: Unit) -> Submitted:
    """A proposal that staff have not looked at yet."""
    return proposed("بادام‌بن")


def clashes(name: str = "بادام‌بن", reader: Reader = PROPOSER) -> list[tuple[str, str]]:
    """Return the names that one collides with, as a reader has them, and how near they are."""
    at = Spot(str(county().pk), "اصفهان")
    found = answer(name, at=at, reader=reader).clashes
    return [(clash.text, str(clash.grade)) for clash in found]


def number_of(made: Submitted) -> str:
    return show_number(made.case.number)


def test_everybody_learns_nothing_of_a_proposal_before_it_is_admitted(
    client: Client, desk: Client, waiting: Submitted
) -> None:
    asked = {"name": "بادام‌بن", "county": county().slug, "city": "اصفهان"}
    shown = told(client, **asked)
    assert "نامی مانند «بادام‌بن» نیافتیم" in shown
    assert waiting.case.number not in shown
    assert HINT not in shown
    assert ask(client, API, **asked).json()["results"] == []
    admit(desk, waiting.case)

    shown = told(client, **asked)
    assert "نامی مانند «بادام‌بن» پیشنهاد شده و در انتظار تصمیم است" in shown
    assert f"/place-names/proposals/{waiting.case.number}/" in shown
    assert number_of(waiting) in shown
    (row,) = ask(client, API, **asked).json()["results"]
    assert (row["proposal"], row["place"]) == (waiting.case.number, None)
    assert (row["standing"], row["grade"], row["is_serious"]) == ("pending", "same", True)


def test_what_is_hidden_takes_no_place_from_what_is_shown(governorate: Unit) -> None:
    for number in range(12):
        proposed(f"سرو {number}")
        place(f"سرو بلند {number}", of="کوچه", city="کاشان", county="کاشان")
    shown = answer("سرو کهن", at=Spot(str(county("کاشان").pk), "کاشان"), reader=EVERYBODY)
    assert len(shown.clashes) == 10
    assert {clash.is_borne for clash in shown.clashes} == {True}


def test_the_proposer_of_the_same_name_learns_that_one_waits_and_no_more(
    client: Client, desk: Client, waiting: Submitted
) -> None:
    another = proposed("بادام‌بن")
    checked = Walker(client).choose().whole().page
    assert checked.count(HINT) == 1
    assert str(HEADINGS[Grade.SAME][0]) in checked
    for made in (waiting, another):
        assert number_of(made) not in checked
        assert str(made.case.pk) not in checked
    admit(desk, waiting.case)

    checked = Walker(client).go(f"{NEW}check/").page
    assert f"/place-names/proposals/{waiting.case.number}/" in checked
    assert number_of(waiting) in checked
    assert checked.count(HINT) == 1
    assert number_of(another) not in checked


def test_a_mere_word_of_a_proposal_and_one_far_away_are_not_hinted_at(waiting: Submitted) -> None:
    assert clashes("بادام‌بن") == [("", Grade.SAME)]
    assert clashes("باغ بادام‌بن") == []
    elsewhere = Spot(str(county("کاشان").pk), "کاشان")
    assert answer("بادام‌بن", at=elsewhere, reader=PROPOSER).clashes == []


def test_a_name_is_compared_as_long_as_it_waits(
    client: Client, desk: Client, waiting: Submitted
) -> None:
    assert clashes() == [("", Grade.SAME)]
    do(desk, waiting.case, "decline", text="این مکان در فهرست نام‌گذاری نیست.")
    assert clashes() == []
    case = Case.objects.get()
    do(desk, case, "reopen", reason="مدرک تازه رسید.")
    assert Case.objects.get().is_open
    assert clashes() == [("", Grade.SAME)]
    admit(desk, case)
    assert clashes() == [("بادام‌بن", Grade.SAME)]
    token = token_in(page(opened(client, waiting)))
    client.post("/track/case/withdraw/", {"why": "family", "text": "", "token": token})
    assert not Case.objects.get().is_open
    assert clashes() == []
    assert not KeptName.objects.exists()


def test_a_decision_ends_the_waiting_and_being_sent_back_does_not(
    desk: Client,
    secretary: Client,
    council: Meeting,
    waiting: Submitted,
) -> None:
    admit(desk, waiting.case)
    row = {"number": waiting.case.number, "verdict": "sent_back", "reason": "نظر پست کم است."}
    assert secretary.post(ENTER, typed(secretary, council, row)).status_code == 302
    assert [clash.is_borne for clash in answer("بادام‌بن", at=Spot()).clashes] == [False]
    granted = {"number": waiting.case.number}
    assert secretary.post(ENTER, typed(secretary, council, granted)).status_code == 302
    (clash,) = answer("بادام‌بن", at=Spot()).clashes
    assert clash.is_borne
    assert "پیشنهادی" not in clash.standing


def test_staff_read_number_and_screen_of_what_they_may_see(
    desk: Client, waiting: Submitted
) -> None:
    other = proposed("بادام‌بن", place("کاوه"))
    shown = desk.get(screen(other.case)).content.decode()
    assert screen(waiting.case) in shown
    assert number_of(waiting) in shown
    assert "پیشنهادی، هنوز پذیرفته نشده" in shown
    # Its own name is none that it collides with.
    own = desk.get(screen(waiting.case)).content.decode().split("نام‌های نزدیک به آن")[1]
    assert number_of(waiting) not in own
    assert screen(other.case) in own


def test_officers_of_another_unit_learn_no_number_before_it_is_admitted(
    desk: Client, waiting: Submitted
) -> None:
    kashan = unit("فرمانداری کاشان", county=county("کاشان"))
    stranger: User = officer("stranger", kashan)
    told_there = ToldPlace(kind=kind("کوچه"), county=county("کاشان"), city="اصفهان", extent="از پل")
    elsewhere = proposed("بادام‌بن", place_told=told_there)
    Case.objects.filter(pk=elsewhere.case.pk).update(unit=kashan)
    spot = Spot(str(county().pk), "اصفهان")
    (hint,) = [
        clash
        for clash in answer("بادام‌بن", at=spot, reader=Reader(stranger)).clashes
        if not clash.text
    ]
    assert (hint.number, hint.url, hint.grade) == ("", "", Grade.SAME)
    admit(desk, waiting.case)
    found = answer("بادام‌بن", at=spot, reader=Reader(stranger)).clashes
    by_url = {clash.url for clash in found}
    assert by_url == {f"/place-names/proposals/{waiting.case.number}/", screen(elsewhere.case)}


def test_the_place_that_is_renamed_collides_with_none_of_its_own_names(
    client: Client, governorate: Unit
) -> None:
    street = place("نیلوفر")
    services.rename(place=street, text="ارغوان", on=day(1400))
    told_so = {"looked_for": "ارغوان", "choice": street.pk}
    checked = Walker(client).choose("renaming").whole(where=told_so, name={"name": "نیلوفر"}).page
    assert "نیلوفر" in checked
    assert "نام‌های نزدیک به آن" not in checked


def test_distance_and_place_are_told_where_both_are_known(
    client: Client, governorate: Unit
) -> None:
    street = place("بادام‌بن", shape=point_shape(32.6539, 51.6660))
    where = described(position="32.6629, 51.6660")
    checked = Walker(client).choose().whole(where=where).page
    assert street.get_absolute_url() in checked
    assert "۱ کیلومتر" in checked


def test_rebuilding_brings_what_waits_and_takes_out_what_is_over(
    desk: Client, waiting: Submitted
) -> None:
    over, shown = proposed("الوند"), proposed("سبلان")
    admit(desk, shown.case)
    kept = set(KeptName.objects.values_list("kind", "text", "object_id"))
    assert len(kept) == 3
    KeptName.objects.filter(object_id=str(waiting.case.pk)).delete()
    KeptName.objects.filter(object_id=str(shown.case.pk)).update(kind="unseen_proposal")
    call_command("rebuild_names", verbosity=0)
    assert set(KeptName.objects.values_list("kind", "text", "object_id")) == kept
    Case.objects.filter(pk=over.case.pk).update(is_open=False, closed_at=now())
    call_command("rebuild_names", verbosity=0)
    assert not KeptName.objects.filter(text="الوند").exists()


def test_a_proposal_for_a_place_is_compared_from_where_the_place_is_now(governorate: Unit) -> None:
    street = place("کاوه", city="خوراسگان")
    proposed("بادام‌بن", street)
    assert clashes() == []
    services.update_place(place=street, changes={"city": "اصفهان"})
    assert clashes() == [("", Grade.SAME)]


def test_while_somebody_types_the_form_tells_the_same_and_writes_nothing(
    client: Client, governorate: Unit
) -> None:
    street = place("بادام‌بن", of="کوچه")
    assert client.post(NEAR, {"name": "بادام بن"}).status_code == 204
    Walker(client).choose().tell(**described())
    client.post(NEAR, {"name": "بادام بن"})
    with CaptureQueriesContext(connection) as seen:
        part = client.post(NEAR, {"name": "بادام بن"})
    words = part.content.decode()
    assert part.status_code == 200
    assert "no-store" in part["Cache-Control"]
    assert "کوچهٔ بادام‌بن" in words
    assert street.get_absolute_url() in words
    assert "<html" not in words
    assert "تغییر نام" not in words
    assert len(seen) <= 12, [one["sql"] for one in seen]
    writing = [one["sql"] for one in seen if re.match(r"INSERT|UPDATE|DELETE", one["sql"])]
    assert writing == []
    assert "نامی نزدیک" in client.post(NEAR, {"name": "ژرفای آبی"}).content.decode()
    for nonsense in ("", "!!", "۰۹۱۳۱۲۳۴۵۶۷", "ن" * 500, "\x00"):
        answered = client.post(NEAR, {"name": nonsense})
        assert (answered.status_code, answered.content.strip()) == (200, b"")
    assert client.get(NEAR).status_code == 405


def test_whoever_types_very_fast_waits(
    client: Client, governorate: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    rates = {"public-read": "1/min"}
    monkeypatch.setattr("participation.common.defence.reading._PageThrottle.THROTTLE_RATES", rates)
    Walker(client).choose().tell(**described())
    assert client.post(NEAR, {"name": "بادام بن"}).status_code == 200
    slow = client.post(NEAR, {"name": "بادام بن"})
    assert slow.status_code == 429
    assert "دوباره بفرستید" in slow.content.decode()


def test_the_pages_ask_no_more_for_many_proposals_than_for_one(
    client: Client, desk: Client, waiting: Submitted
) -> None:
    asked = {"name": "بادام‌بن", "county": county().slug, "city": "اصفهان"}

    def queries() -> tuple[int, int]:
        admit(desk, proposed("بادام‌بن", action=Action.NAMING).case)
        told(client, **asked)
        desk.get(screen(waiting.case))
        with CaptureQueriesContext(connection) as public:
            told(client, **asked)
        with CaptureQueriesContext(connection) as inside:
            desk.get(screen(waiting.case))
        return len(public), len(inside)

    few = queries()
    for number in range(6):
        proposed(f"بادام‌بن {number}")
    many = queries()
    assert many[0] <= max(few[0], 16)
    assert many[1] <= few[1]
    assert few[1] <= 40


def test_a_clash_with_a_proposal_says_where_it_is_to_be(desk: Client, waiting: Submitted) -> None:
    admit(desk, waiting.case)
    (clash,) = answer("بادام‌بن", at=Spot(str(county().pk), "اصفهان")).clashes
    assert clash.collision.where is Where.CITY
    assert "اصفهان" in clash.where
    assert clash.title == "کوچهٔ بادام‌بن"
