"""Somebody stands for a colleague: what is reached by that, when, and what never."""

import datetime
from typing import Any

import pytest

from participation.cases.models import Case, Substitution
from participation.cases.services.correspondence import assign
from participation.cases.services.identity import accuse
from participation.common.enums import UnitRole
from participation.common.models import User
from persian.jalali import format_short, today
from tests.participation.cases.at_the_desk import address, signed_in
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.cases.referring import refer, referral, to_person
from tests.participation.cases.test_visibility import sees

pytestmark = [pytest.mark.django_db, pytest.mark.db]
DAY = datetime.timedelta(days=1)
LIST = "/admin/substitutions/"


def stands_for(person: User, substitute: User, since: int = 0, until: int = 5) -> Substitution:
    """Let somebody stand for a colleague, in days from today."""
    days = {"since": today() + since * DAY, "until": today() + until * DAY}
    return Substitution.objects.create(person=person, substitute=substitute, **days)


@pytest.fixture
def away(province: Province) -> User:
    """Who is away: an officer of the first county."""
    return officer("away", province.first)


def test_a_substitute_sees_the_units_assignments_and_referrals_of_the_colleague(
    province: Province, one: User, away: User, case: Case
) -> None:
    there = filed(category(province.first)).case
    given = filed(category(province.second)).case
    Case.objects.filter(pk=given.pk).update(assignee=away)
    refer(signed_in(one), case, (to_person(away), "action"))
    other = officer("other", province.second)
    elsewhere = filed(category(province.root)).case
    Case.objects.filter(pk=given.pk).update(unit=province.root)
    assert not any(sees(other, one_of) for one_of in (there, given, case, elsewhere))

    stands_for(away, other)

    assert all(sees(other, one_of) for one_of in (there, given, case))
    assert not sees(other, elsewhere)


def test_the_colleague_s_referral_is_answered_by_the_substitute(
    province: Province, one: User, away: User, case: Case
) -> None:
    other = officer("other", province.second)
    refer(signed_in(one), case, (to_person(away), "opinion"))
    stands_for(away, other)

    row = referral(case)
    path = f"{address(case)}referrals/{row.pk}/"
    signed_in(other).post(path, {"do": "finish", "text": "موافقم."})

    row.refresh_from_db()
    assert row.ended_by == other


def test_a_substitute_of_a_head_sees_below(province: Province) -> None:
    head = officer("head", province.first, role=UnitRole.HEAD)
    other = officer("other", province.second)
    below = filed(category(province.office)).case

    stands_for(head, other)

    assert sees(other, below)


@pytest.mark.parametrize(("since", "until"), [(1, 5), (-5, -1)])
def test_only_on_the_days_of_it(province: Province, away: User, since: int, until: int) -> None:
    other = officer("other", province.second)
    there = filed(category(province.first)).case

    stands_for(away, other, since, until)

    assert not sees(other, there)


def test_it_gives_no_permission_and_goes_one_deep(province: Province, away: User) -> None:
    there = filed(category(province.first)).case
    nobody = officer("nobody", permissions=())
    second, third = officer("second", province.second), officer("third", province.root)

    stands_for(away, nobody)
    stands_for(away, second)
    stands_for(second, third)

    assert not sees(nobody, there)
    assert sees(second, there)
    assert not sees(third, there)


def test_what_is_against_the_colleague_is_not_reached_so(
    province: Province, one: User, away: User
) -> None:
    other, mate = officer("other", province.second), officer("mate", province.first)
    there = filed(category(province.first)).case
    stands_for(away, other)
    stands_for(away, mate)
    assert sees(other, there)

    accuse(case_id=there.pk, units=[], users=[away], by=one, seen=there.version)

    assert not sees(away, there)
    assert not sees(other, there)
    # Whoever is there anyway goes on seeing it.
    assert sees(mate, there)


def test_what_is_against_the_colleague_s_unit_is_hidden_meanwhile(
    province: Province, one: User, away: User, case: Case
) -> None:
    accuse(case_id=case.pk, units=[province.first], users=[], by=one, seen=case.version)
    two = officer("two", province.desk)
    assert sees(two, case)

    stands_for(away, two)

    assert not sees(two, case)


def test_a_substitute_does_not_get_a_case_by_assignment_that_is_against_him(
    province: Province, one: User, away: User
) -> None:
    other = officer("other", province.second)
    case = filed(category(province.desk)).case
    accuse(case_id=case.pk, units=[], users=[other], by=one, seen=case.version)
    case.refresh_from_db()
    assign(case_id=case.pk, to=one, by=one, seen=case.version)

    stands_for(one, other)

    assert not sees(other, case)


def given(person: User, substitute: User, **more: Any) -> dict[str, Any]:
    sent = {"person": person.pk, "substitute": substitute.pk, "since": format_short(today())}
    return sent | {"until": format_short(today() + DAY)} | more


def test_one_names_the_own_substitute_and_no_one_else_s(province: Province, away: User) -> None:
    other = officer("other", province.second)
    client = signed_in(away)

    client.post(f"{LIST}new/", given(away, other))
    refused = client.post(f"{LIST}new/", given(other, away))

    assert [(row.person, row.substitute) for row in Substitution.objects.all()] == [(away, other)]
    assert refused.status_code == 200


def test_another_s_substitution_is_out_of_reach(province: Province, away: User) -> None:
    other, third = officer("other", province.second), officer("third", province.root)
    row = stands_for(away, other)
    client = signed_in(third)

    assert f"/edit/{row.pk}/" not in client.get(LIST).content.decode()
    for end in ("edit", "delete", "history", "usage"):
        assert client.get(f"{LIST}{end}/{row.pk}/").status_code == 404
        assert client.post(f"{LIST}{end}/{row.pk}/", given(away, third)).status_code in {404, 405}

    row.refresh_from_db()
    assert row.substitute == other


def test_a_manager_names_it_for_others(province: Province, away: User) -> None:
    able = ("view_case", "handle_case", "manage_substitutions")
    manager, other = officer("manager", permissions=able), officer("other", province.second)

    signed_in(manager).post(f"{LIST}new/", given(away, other))

    assert Substitution.objects.get().person == away


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [(3, 1, "پیش از"), (0, 400, "شش ماه"), (-9, -4, "گذشته")],
)
def test_wrong_days_are_refused_in_words(
    province: Province, away: User, since: int, until: int, said: str
) -> None:
    other = officer("other", province.second)
    days = {"since": today() + since * DAY, "until": today() + until * DAY}
    typed = {name: format_short(day) for name, day in days.items()}

    answer = signed_in(away).post(f"{LIST}new/", given(away, other, **typed))

    assert said in answer.content.decode()
    assert not Substitution.objects.exists()


def test_whoever_works_on_no_case_has_no_such_screen(province: Province) -> None:
    reader = signed_in(officer("reader", province.desk, permissions=("view_case",)))

    assert reader.get(LIST).status_code == 302
