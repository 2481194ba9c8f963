"""Cases that belong together: linked, duplicates with one answer, others of the same person."""

from typing import Any

import pytest

from participation.cases.models import Answer, Case, CaseLink, CaseSettings
from participation.cases.numbers import show_number
from participation.cases.services.identity import accuse
from participation.cases.services.submission import Person
from participation.common.enums import UnitRole
from participation.common.models import Organisation, User
from participation.complaints.services import Against
from tests.participation.cases.at_the_desk import SEAL, address, do, signed_in
from tests.participation.cases.cast import OTHER_ID, VALID_ID, Province, category, filed, officer
from tests.participation.cases.referring import refer, to_person

pytestmark = [pytest.mark.django_db, pytest.mark.db]
SOMEBODY = Person(name="کس دیگر", national_id=OTHER_ID, mobile="09351112233")
PANEL = 'id="links"'


@pytest.fixture
def second(province: Province, case: Case) -> Case:
    """Another case of the desk, of somebody else."""
    return filed(case.complaint.category, person=SOMEBODY).case


def link(user: User, case: Case, other: Case, kind: str = "related", **more: Any) -> Any:
    """Link two cases through the screen."""
    sent = {"number": show_number(other.number), "kind": kind, **more}
    return signed_in(user).post(f"{address(case)}links/", sent)


def panel(user: User, case: Case) -> str:
    """What the screen says of cases that belong together."""
    shown = signed_in(user).get(address(case)).content.decode()
    found = shown.find("پرونده‌های مرتبط")
    return shown[found:] if found >= 0 else ""


def test_linked_cases_lead_to_each_other(one: User, case: Case, second: Case) -> None:
    link(one, case, second)

    assert address(second) in panel(one, case)
    assert address(case) in panel(one, second)


def test_two_clicks_link_once_and_the_other_side_adds_none(
    one: User, case: Case, second: Case
) -> None:
    link(one, case, second)
    link(one, case, second)
    link(one, second, case)

    assert CaseLink.objects.count() == 1


def test_a_link_is_removed(one: User, case: Case, second: Case) -> None:
    link(one, case, second)
    row = CaseLink.objects.get()

    for _click in range(2):
        signed_in(one).post(f"{address(second)}links/{row.pk}/remove/")

    assert not CaseLink.objects.exists()


def test_who_does_not_see_the_other_case_is_not_told_of_it(
    province: Province, one: User, case: Case, second: Case
) -> None:
    two = officer("two", province.desk)
    link(one, case, second)
    accuse(case_id=second.pk, units=[], users=[two], by=one, seen=second.version)

    shown = signed_in(two).get(address(case)).content.decode()

    assert str(second.pk) not in shown
    assert show_number(second.number) not in shown


@pytest.mark.parametrize("number", ["", "هیچ", "1", "۱۴۰۵-۱۲۳۴۵۶-۷", "x" * 100])
def test_a_number_of_nothing_is_refused(one: User, case: Case, number: str) -> None:
    answer = signed_in(one).post(
        f"{address(case)}links/", {"number": number, "kind": "related"}, follow=True
    )

    assert "پرونده‌ای با این شماره" in answer.content.decode()
    assert not CaseLink.objects.exists()


def test_a_case_out_of_sight_is_as_one_that_is_not_there(
    province: Province, one: User, case: Case
) -> None:
    hidden = filed(category(province.second)).case

    link(one, case, hidden)

    assert not CaseLink.objects.exists()


def test_a_case_is_not_linked_with_itself(one: User, case: Case) -> None:
    link(one, case, case)

    assert not CaseLink.objects.exists()


def test_a_duplicate_has_one_original_and_no_chain(one: User, case: Case, second: Case) -> None:
    third = filed(case.complaint.category, person=SOMEBODY).case
    link(one, second, case, "duplicate")

    link(one, third, second, "duplicate")
    link(one, case, third, "duplicate")
    link(one, second, third, "duplicate")

    rows = [(row.case, row.other) for row in CaseLink.objects.filter(kind="duplicate")]
    assert rows == [(second, case)]


def test_duplicates_get_the_answer_of_the_first_and_keep_their_numbers(
    one: User, case: Case, second: Case
) -> None:
    link(one, second, case, "duplicate")
    do(signed_in(one), case, "answer", text="تابلو نصب شد.")
    assert "همین پاسخ را برای پرونده‌های تکراری" in panel(one, case)

    for _click in range(2):
        signed_in(one).post(f"{address(case)}links/answer/")

    second.refresh_from_db()
    assert not second.is_open
    assert [answer.text for answer in Answer.objects.filter(case=second)] == ["تابلو نصب شد."]


def test_where_a_second_person_sends_answers_duplicates_are_proposed(
    one: User, case: Case, second: Case
) -> None:
    link(one, second, case, "duplicate")
    do(signed_in(one), case, "answer", text="تابلو نصب شد.")
    settings = CaseSettings.load()
    settings.answers_are_approved = True
    settings.save()

    signed_in(one).post(f"{address(case)}links/answer/")

    second.refresh_from_db()
    assert second.is_open
    assert second.proposal.text == "تابلو نصب شد."


def test_an_open_case_gives_no_answer_to_its_duplicates(
    one: User, case: Case, second: Case
) -> None:
    link(one, second, case, "duplicate")

    signed_in(one).post(f"{address(case)}links/answer/")

    second.refresh_from_db()
    assert second.is_open


def test_others_of_the_same_person_are_shown_to_those_who_may_see_who_it_is(
    province: Province, one: User, case: Case, second: Case
) -> None:
    same = filed(case.complaint.category, person=Person(name="x", national_id=VALID_ID)).case
    other = officer("other", province.second)
    refer(signed_in(one), case, (to_person(other), "opinion"))

    assert address(same) in panel(one, case)
    assert address(second) not in panel(one, case)
    assert str(same.pk) not in signed_in(other).get(address(case)).content.decode()


def test_a_sealed_case_is_among_the_others_of_nobody(
    province: Province, one: User, case: Case
) -> None:
    chief = officer("chief", province.desk, permissions=SEAL)
    same = filed(case.complaint.category).case
    do(signed_in(chief), same, "seal", officers=[chief.pk])

    assert str(same.pk) not in signed_in(one).get(address(case)).content.decode()
    assert str(case.pk) not in signed_in(one).get(address(same)).content.decode().replace(
        address(same), ""
    )


def test_strangers_link_nothing(province: Province, one: User, case: Case, second: Case) -> None:
    other = officer("other", province.second)
    refer(signed_in(one), case, (to_person(other), "action"))

    assert link(other, case, second).status_code == 404
    assert link(officer("third", province.second), case, second).status_code == 404
    assert signed_in(one).get(f"{address(case)}links/").status_code == 405


def test_others_about_the_same_body_are_shown_to_whoever_sees_them(
    province: Province, one: User
) -> None:
    body = Organisation.objects.create(name="شهرداری نمونه", slug="a")
    about = {"against": Against(kind="organisation", id=str(body.pk)), "person": SOMEBODY}
    asked = category(province.desk, against=["organisation"])
    case = filed(asked, **(about | {"person": Person()})).case
    same = filed(asked, **about).case
    elsewhere = filed(category(province.first, against=["organisation"]), **about).case
    other = Organisation.objects.create(name="شهرداری دیگر", slug="b")
    beside = filed(asked, against=Against(kind="organisation", id=str(other.pk))).case

    told = panel(one, case)

    assert "همین نهاد" in told
    assert address(same) in told
    assert address(elsewhere) not in told
    assert address(beside) not in told
    above = officer("above", province.root, role=UnitRole.HEAD)
    assert address(elsewhere) in panel(above, case)
    assert "همین نهاد" not in panel(one, beside)
