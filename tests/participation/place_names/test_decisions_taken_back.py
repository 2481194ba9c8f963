"""A decision that was entered is repealed, or its minutes are withdrawn: every door tells it."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from participation.common.models import User
from participation.place_names.models import DecidedName, Place, PlaceName
from participation.resolutions.models import Meeting, Resolution
from persian.jalali import format_date, to_jalali_iso, today
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.place_names.factories import place
from tests.participation.place_names.proposing import admit, proposed
from tests.participation.place_names.test_decisions import ARCHIVE, ENTER, typed
from tests.participation.resolutions.factories import meeting, resolution
from tests.participation.resolutions.test_admin import form_of

pytestmark = [pytest.mark.django_db, pytest.mark.db]
Decide = Callable[..., DecidedName]


@pytest.fixture
def chief() -> Client:
    """The browser of whoever edits minutes."""
    return signed_in(User.objects.create_superuser("chief", password="a long pass phrase"))


@pytest.fixture
def kaveh() -> Place:
    """The street that is renamed."""
    return place("کاوه")


@pytest.fixture
def decide(desk: Client, secretary: Client, council: Meeting, kaveh: Place) -> Decide:
    """Let a citizen propose, staff admit and the council rename the street, so many days ago."""

    def decided(days: int = 5) -> DecidedName:
        made = proposed("نشاط", kaveh)
        admit(desk, made.case)
        on = format_date(today() - datetime.timedelta(days=days))
        sent = typed(secretary, council, {"number": made.case.number}, effective_on=on)
        answer = secretary.post(ENTER, sent)
        assert answer.status_code == 302, answer.content.decode()
        return DecidedName.objects.get()

    return decided


def repeal(chief: Client, decided: DecidedName) -> Resolution:
    """Write into the minutes of a later meeting that the resolution is repealed."""
    other = resolution("لغو نام‌گذاری خیابان", meeting=meeting(8))
    url = reverse("resolution:edit", args=[other.pk])
    sent: dict[str, Any] = form_of(chief, url) | {
        "links-TOTAL_FORMS": "1",
        "links-0-kind": "repeals",
        "links-0-other": decided.decision.resolution_id,
        "links-0-ORDER": "1",
        "links-0-id": "",
    }
    answer = chief.post(url, sent)
    assert answer.status_code == 302, answer.content.decode()
    return other


@pytest.mark.parametrize("days", [5, 0])
def test_a_repealed_decision_gives_the_street_its_name_back_and_its_page_says_so(
    client: Client, chief: Client, decide: Decide, kaveh: Place, days: int
) -> None:
    decided = decide(days)
    kaveh.refresh_from_db()
    assert kaveh.name == "نشاط"
    other = repeal(chief, decided)

    kaveh.refresh_from_db()
    assert kaveh.name == "کاوه"
    shown = client.get(decided.get_absolute_url()).content.decode()
    assert "این تصمیم لغو شد" in shown
    assert other.get_absolute_url() in shown
    assert "این تصمیم لغو شد" in client.get(ARCHIVE).content.decode()
    told = client.get("/api/v1/naming-decisions/").json()["results"][0]
    assert (told["repealed_on"], told["repealed_on_jalali"]) == (
        other.meeting.session_date.isoformat(),
        to_jalali_iso(other.meeting.session_date),
    )
    assert "نشاط" in client.get(kaveh.get_absolute_url()).content.decode()
    assert client.get("/place-names/", {"q": "نشاط"}).status_code == 200


def test_a_name_that_had_not_come_into_force_never_does(
    client: Client, chief: Client, decide: Decide, kaveh: Place
) -> None:
    decided = decide(-20)
    assert PlaceName.objects.get(text="نشاط").standing == "coming"
    repeal(chief, decided)

    kaveh.refresh_from_db()
    assert (kaveh.name, PlaceName.objects.get(text="نشاط").standing) == ("کاوه", "cancelled")
    shown = client.get(decided.get_absolute_url()).content.decode()
    assert "این تصمیم لغو شد" in shown
    assert "نام به کار رفت" not in shown


def test_a_repeal_that_is_taken_out_again_leaves_the_decision_as_it_was(
    client: Client, chief: Client, decide: Decide, kaveh: Place
) -> None:
    decided = decide()
    assert client.get("/api/v1/naming-decisions/").json()["results"][0]["repealed_on"] is None
    other = repeal(chief, decided)
    url = reverse("resolution:edit", args=[other.pk])
    sent = form_of(chief, url) | {"links-0-DELETE": "on"}
    assert chief.post(url, sent).status_code == 302

    kaveh.refresh_from_db()
    assert kaveh.name == "نشاط"
    assert "این تصمیم لغو شد" not in client.get(decided.get_absolute_url()).content.decode()


def test_minutes_that_are_withdrawn_take_the_decision_from_readers_and_the_name_stays(
    client: Client, secretary: Client, chief: Client, decide: Decide
) -> None:
    decided = decide()
    at = decided.get_absolute_url()
    assert client.get(at).status_code == 200
    url = reverse("meeting:edit", args=[decided.decision.resolution.meeting_id])
    assert chief.post(url, form_of(chief, url) | {"state": "draft"}).status_code == 302

    assert client.get(at).status_code == 404
    assert "نشاط" not in client.get(ARCHIVE).content.decode()
    assert client.get("/api/v1/naming-decisions/").json()["count"] == 0
    told = client.get(decided.place.get_absolute_url(), follow=True).content.decode()
    assert decided.decision.resolution.get_absolute_url() not in told
    screen = f"/admin/naming-decisions/{decided.decision_id}/"
    assert "خوانندگان" in secretary.get(screen).content.decode()


def test_a_resolution_that_gave_names_is_not_deleted(chief: Client, decide: Decide) -> None:
    decided = decide()
    at = reverse("resolution:delete", args=[decided.decision.resolution_id])

    assert chief.post(at).status_code < 500
    assert Resolution.objects.filter(pk=decided.decision.resolution_id).exists()
    assert DecidedName.objects.filter(pk=decided.pk).exists()
