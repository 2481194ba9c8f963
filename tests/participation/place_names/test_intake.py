"""Staff file a proposal of a name for a citizen: by telephone, on paper, at the desk."""

import uuid
from typing import Any

import pytest
from django.test import Client

from participation.cases.models import Case, Receipt
from participation.cases.numbers import show_key
from participation.common.models import Unit, User
from participation.place_names.models import Proposal
from persian.jalali import format_date, today
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import officer
from tests.participation.cases.following import page
from tests.participation.complaints.intake.filing import CHOOSE, key_on, picture
from tests.participation.place_names.factories import county, kind, place
from tests.participation.place_names.proposing import REASON, screen

pytestmark = [pytest.mark.django_db, pytest.mark.db]
FILE = "/admin/file-name-for/"


def told(governorate: Unit, **more: Any) -> dict[str, Any]:
    """What the form of a naming sends."""
    return {
        "submission": str(uuid.uuid4()),
        "unit": governorate.pk,
        "intake": "phone",
        "consent": "spoken",
        "where-kind": kind("کوچه").pk,
        "where-county": county().pk,
        "where-city": "اصفهان",
        "where-extent": "حدفاصل خیابان نشاط تا میدان شهدا",
        "name-name": "بادام‌بن",
        "why-text": REASON,
        "you-mobile": "۰۹۱۳ ۱۲۳ ۴۵۶۷",
        **more,
    }


def test_the_choice_of_the_desk_offers_both(desk: Client) -> None:
    words = desk.get(CHOOSE).content.decode()

    assert f'href="{FILE}naming/"' in words
    assert f'href="{FILE}renaming/"' in words


def test_a_call_becomes_a_proposal_with_its_way_in_and_consent(
    desk: Client, clerk: User, governorate: Unit
) -> None:
    answer = desk.post(f"{FILE}naming/", told(governorate))

    case = Case.objects.get()
    assert answer.headers["Location"] == f"{FILE}done/{case.pk}/"
    proposal = Proposal.objects.get(case=case)
    assert (proposal.name, proposal.action, proposal.city) == ("بادام‌بن", "naming", "اصفهان")
    assert (case.intake, case.on_behalf.by, case.on_behalf.consent) == ("phone", clerk, "spoken")
    assert case.applicant.mobile == "09131234567"
    assert desk.get(screen(case)).status_code == 200


def test_number_and_key_are_for_whoever_filed_it_and_open_it_for_the_citizen(
    client: Client, desk: Client, governorate: Unit
) -> None:
    desk.post(f"{FILE}naming/", told(governorate))
    at = f"{FILE}done/{Case.objects.get().pk}/"
    shown = desk.get(at).content.decode()
    mate = signed_in(officer("mate", governorate))

    assert key_on(shown) == show_key(Receipt.objects.get().key)
    assert desk.post(at).content.startswith(b"%PDF")
    assert mate.get(at).status_code == 404
    # The screen of complaints knows nothing of it.
    assert desk.get(at.replace("file-name-for", "file-for")).status_code == 404
    client.post("/track/", {"number": Case.objects.get().number, "key": key_on(shown)})
    assert "بادام‌بن" in page(client)


def test_a_renaming_is_for_a_place_of_the_register(desk: Client, governorate: Unit) -> None:
    kaveh = place("کاوه")
    looked = desk.post(
        f"{FILE}renaming/", {**told(governorate), "where-looked_for": "كاوه", "look": "1"}
    ).content.decode()
    assert "خیابان کاوه" in looked
    assert "بادام‌بن" in looked
    assert not Case.objects.exists()

    given = told(governorate, **{"where-choice": kaveh.pk, "where-looked_for": "کاوه"})
    assert desk.post(f"{FILE}renaming/", given).status_code == 302
    assert Proposal.objects.get().place == kaveh


def test_two_clicks_are_one_and_a_paper_is_one_case(desk: Client, governorate: Unit) -> None:
    paper = {"intake": "paper", "outer_number": "۱۲/۳۴", "outer_date": format_date(today())}
    given = told(governorate, **paper)
    desk.post(f"{FILE}naming/", {**given, "scan": picture()})
    desk.post(f"{FILE}naming/", {**given, "scan": picture()})
    assert Case.objects.count() == 1

    again = desk.post(f"{FILE}naming/", {**told(governorate, **paper), "scan": picture()})
    assert again.status_code == 422
    assert "این نامه پیش‌تر ثبت شده است." in again.content.decode()
    assert Case.objects.count() == 1


def test_what_is_missing_is_said_and_nothing_typed_is_lost(desk: Client, governorate: Unit) -> None:
    given = told(governorate, consent="", **{"name-name": "", "where-extent": "پشت کتابخانه"})
    answer = desk.post(f"{FILE}naming/", given)
    words = answer.content.decode()

    assert answer.status_code == 422
    assert "نامی را که پیشنهاد می‌کنید بنویسید" in words
    assert "پشت کتابخانه" in words
    assert REASON in words
    assert not Case.objects.exists()


def test_strangers_and_made_up_addresses_find_nothing(client: Client, desk: Client) -> None:
    assert desk.get(f"{FILE}naming/").status_code == 200
    assert desk.get(f"{FILE}other/").status_code == 404
    assert client.get(f"{FILE}naming/").status_code == 302
    reader = signed_in(officer("reader", permissions=("view_case",)))
    assert reader.get(f"{FILE}naming/").status_code == 404
