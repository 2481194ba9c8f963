"""Paths are edited as data while proposals are on them: nothing that was passed is lost."""

import pytest
from django.test import Client
from django.urls import reverse

from participation.common.models import User
from participation.place_names.models import NamingPath, Stage, StageVisit
from participation.place_names.models.path import as_steps
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.place_names.proposing import admit, proposed
from tests.participation.resolutions.test_admin import form_of

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def office() -> Client:
    """The browser of whoever keeps the paths."""
    return signed_in(User.objects.create_superuser("keeper", password="a long pass phrase"))


@pytest.fixture
def city() -> NamingPath:
    return NamingPath.objects.get(path_class="city", city_key="")


def address_of(path: NamingPath) -> str:
    return reverse("naming_paths:edit", args=[path.pk])


def titles(path: NamingPath) -> list[str]:
    return list(
        Stage.objects.filter(path=path).order_by("sort_order").values_list("title", flat=True)
    )


def test_a_stage_that_a_proposal_has_passed_stays_and_the_form_says_so(
    office: Client, desk: Client, city: NamingPath
) -> None:
    admit(desk, proposed().case)
    before = titles(city)
    assert StageVisit.objects.get().title == before[0]

    answer = office.post(
        address_of(city),
        form_of(office, address_of(city)) | {"stages-0-DELETE": "1", "note": "یادداشت تازه"},
    )
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "پیشنهادهایی از این مرحله گذشته‌اند" in shown
    assert "یادداشت تازه" in shown
    assert titles(city) == before
    assert StageVisit.objects.count() == 1


def test_a_stage_that_nobody_has_passed_goes_and_what_led_beyond_it_still_does(
    office: Client, desk: Client, city: NamingPath
) -> None:
    admit(desk, proposed().case)
    before = titles(city)
    leads = leads_of(city)
    position = 3
    gone = before[position]

    answer = office.post(
        address_of(city), form_of(office, address_of(city)) | {f"stages-{position}-DELETE": "1"}
    )
    assert answer.status_code == 302, answer.content.decode()
    assert titles(city) == [one for one in before if one != gone]
    after = leads_of(city)
    after_it = before[position + 1]
    assert after == {
        where: after_it if to == gone else to for where, to in leads.items() if where[0] != gone
    }
    assert gone in leads.values()
    assert any(to and before.index(to) > position for to in after.values())


def test_stages_that_change_places_take_their_ways_along(office: Client, city: NamingPath) -> None:
    before, leads = titles(city), leads_of(city)
    sent = form_of(office, address_of(city))
    sent["stages-1-ORDER"], sent["stages-2-ORDER"] = sent["stages-2-ORDER"], sent["stages-1-ORDER"]
    assert office.post(address_of(city), sent).status_code == 302
    assert titles(city) == [before[0], before[2], before[1], *before[3:]]
    assert leads_of(city) == leads


def test_a_move_to_no_stage_is_refused_beside_its_number(office: Client, city: NamingPath) -> None:
    leads = leads_of(city)
    sent = form_of(office, address_of(city)) | {"stages-0-moves-0-target": "40"}
    answer = office.post(address_of(city), sent)
    assert answer.status_code == 200
    assert "در این مسیر، مرحله‌ای با این شماره نیست" in answer.content.decode()
    assert leads_of(city) == leads


def leads_of(path: NamingPath) -> dict[tuple[str, str], str | None]:
    """Return where each move leads, by its stage and what is done."""
    return {
        (stage.title, move.label): target.title if target else None
        for stage, moves in as_steps(path)
        for move, target in moves
    }
