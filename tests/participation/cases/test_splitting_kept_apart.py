"""After a split: a seal covers all parts, and whom one part is against sees none of them."""

import re
from typing import Any

import pytest

from participation.cases.enums import EventType
from participation.cases.models import Accused, Case, CaseEvent, SealedAccess
from participation.cases.numbers import show_number
from participation.common.models import User
from tests.participation.cases.at_the_desk import SEAL, address, do, signed_in
from tests.participation.cases.cast import MOBILE, Province, category, filed, officer
from tests.participation.cases.splitting import part_of, split

pytestmark = [pytest.mark.django_db, pytest.mark.db]
NAME = "شهروند نمونه"
LOOKED = "برای تماس دربارهٔ نشانی"


@pytest.fixture
def chief(province: Province) -> User:
    """Who may seal at the desk, where the whole lies."""
    return officer("chief", province.desk, permissions=SEAL)


@pytest.fixture
def there(province: Province) -> User:
    """Who works on the part in the second county governorate."""
    return officer("there", province.second, permissions=SEAL)


@pytest.fixture
def whole(province: Province) -> Case:
    """What was submitted."""
    return filed(category(province.desk)).case


@pytest.fixture
def part(province: Province, chief: User, whole: Case) -> Case:
    """What was split off it, for the second county governorate."""
    about = category(province.second, title="دسترسی به صورت‌جلسه")
    assert split(chief, whole, about).status_code == 302
    return part_of(whole)


def fresh(case: Case) -> Case:
    """The case as it is now."""
    return Case.objects.get(pk=case.pk)


def screen(user: User, case: Case) -> Any:
    return signed_in(user).get(address(case))


def text_of(user: User, case: Case) -> str:
    answer = screen(user, case)
    assert answer.status_code == 200
    return str(answer.content.decode())


def named(case: Case) -> set[str]:
    """Who may look behind the seal."""
    rows = SealedAccess.objects.filter(case=case).select_related("user")
    return {row.user.username for row in rows}


def seal(user: User, case: Case, *officers: User) -> None:
    answer = do(signed_in(user), fresh(case), "seal", officers=[one.pk for one in officers])
    assert answer.status_code == 302


def accuse(user: User, case: Case, **given: Any) -> Any:
    return do(signed_in(user), fresh(case), "accuse", **given)


def boxes(user: User, case: Case) -> list[tuple[str, bool, str]]:
    """The boxes of other parts in the form of accusing: value, whether it is ticked, label."""
    found = re.findall(
        r'<input type="checkbox" name="others" value="([^"]+)"([^>]*)>\s*([^<]+)</label>',
        text_of(user, case),
    )
    return [(value, "checked" in more, label.strip()) for value, more, label in found]


@pytest.mark.parametrize("from_the_part", [True, False])
def test_a_seal_in_one_part_hides_who_it_is_in_all(
    chief: User, there: User, whole: Case, part: Case, *, from_the_part: bool
) -> None:
    sealer, here, other, stranger = (
        (there, part, whole, chief) if from_the_part else (chief, whole, part, there)
    )
    assert NAME in text_of(stranger, other)

    seal(sealer, here, sealer)

    assert fresh(other).is_sealed
    text = text_of(stranger, other)
    assert NAME not in text
    assert MOBILE[-7:] not in text
    assert named(other) == {sealer.username}
    assert do(signed_in(stranger), fresh(other), "reveal", reason=LOOKED).status_code == 302
    assert "هویت همراه با بخش دیگری مهر شد" in text


def test_a_part_of_a_part_is_sealed_with_the_first(
    province: Province, chief: User, there: User, whole: Case, part: Case
) -> None:
    assert split(there, part, category(province.first, title="نشانی")).status_code == 302
    third = part_of(part)

    seal(chief, whole, chief)

    assert (fresh(part).is_sealed, fresh(third).is_sealed) == (True, True)
    assert NAME not in text_of(officer("far", province.first), third)
    strange = filed(category(province.desk, title="دیگر")).case
    assert not fresh(strange).is_sealed


def test_who_is_named_no_more_is_named_in_no_part_and_others_stay(
    province: Province, chief: User, there: User, whole: Case, part: Case
) -> None:
    two = officer("two", province.desk)
    seal(chief, whole, chief, two)
    assert named(part) == {"chief", "two"}
    seal(there, part, there, officer("near", province.second))
    assert named(whole) == set()
    seal(chief, whole, chief, two)
    assert (named(whole), named(part)) == ({"chief", "two"}, {"there", "near"})

    seal(chief, whole, chief)

    assert (named(whole), named(part)) == ({"chief"}, {"there", "near"})


def test_sealing_again_makes_no_event_where_nothing_changes(
    chief: User, whole: Case, part: Case
) -> None:
    for _ in range(2):
        seal(chief, whole, chief)

    assert CaseEvent.objects.filter(case=part, type=EventType.SEALED).count() == 1


def test_a_screen_of_another_part_becomes_stale_by_the_seal(
    chief: User, there: User, whole: Case, part: Case
) -> None:
    old = fresh(part)
    seal(chief, whole, chief)

    refused = do(signed_in(there), old, "inform", text="در دست بررسی است")

    assert refused.status_code == 409
    assert NAME not in refused.content.decode()


def test_whom_one_part_is_against_loses_sight_of_all_unless_told_otherwise(
    province: Province, chief: User, there: User, whole: Case, part: Case
) -> None:
    above = officer("above", province.root, role="head")  # type: ignore[arg-type]
    assert [(ticked, label) for _value, ticked, label in boxes(chief, whole)] == [
        (True, "بخش‌هایی که شما نمی‌بینید: ۱")
    ]
    assert boxes(above, whole) == [(str(part.pk), True, show_number(part.number))]

    done = accuse(chief, whole, units=province.second.pk, others="hidden")

    assert done.status_code == 302
    for case in (whole, part):
        assert screen(there, case).status_code == 404
    assert fresh(part).unit == province.root
    assert {row.unit for row in Accused.objects.filter(case=part)} == {province.second}
    text = text_of(above, part)
    assert "بخش دیگری یادداشت شد که این درخواست دربارهٔ این‌هاست: فرمانداری دوم" in text
    listed = signed_in(there).get("/admin/cases/").content.decode()
    assert str(part.pk) not in listed


def test_a_part_that_is_left_out_stays_and_the_course_says_so(
    province: Province, chief: User, there: User, whole: Case, part: Case
) -> None:
    accuse(chief, whole, units=province.second.pk)

    assert screen(there, whole).status_code == 404
    assert screen(there, part).status_code == 200
    assert not Accused.objects.filter(case=part).exists()
    assert "در ۱ بخش دیگر این درخواست یادداشت نشد" in text_of(chief, whole)
    # And nothing of the other one is said where the accused reads.
    text = text_of(there, part)
    assert show_number(whole.number) not in text
    assert address(whole) not in text


def test_only_the_parts_in_sight_are_chosen_by_name(
    province: Province, chief: User, there: User, whole: Case, part: Case
) -> None:
    accused = officer("accused", province.root)
    strange = filed(category(province.second, title="دیگر")).case

    for wrong in (str(part.pk), str(strange.pk), "x"):
        assert accuse(chief, whole, users=accused.pk, others=wrong).status_code == 422
    assert not Accused.objects.exists()


def test_both_sides_read_no_number_of_what_they_do_not_see(
    chief: User, there: User, whole: Case, part: Case
) -> None:
    for user, case, other in ((chief, whole, part), (there, part, whole)):
        text = text_of(user, case)
        assert address(other) not in text
        assert show_number(other.number) not in text


def test_a_case_that_was_never_split_is_asked_nothing(
    province: Province, chief: User, whole: Case
) -> None:
    assert boxes(chief, whole) == []
    assert accuse(chief, whole, units=province.second.pk).status_code == 302
    assert "بخش دیگر" not in text_of(chief, whole)
