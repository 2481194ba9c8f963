"""Who sees which case, and that nobody judges a complaint about himself."""

import pytest

from participation.cases.models import Accused, Case
from participation.common.enums import UnitRole
from participation.common.models import Unit, UnitMembership, User
from tests.participation.cases.cast import Province, against_unit, category, filed, officer

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def sees(user: User, case: Case) -> bool:
    """Whether lists, counts and the screen of a user have the case."""
    return Case.objects.visible_to(user).filter(pk=case.pk).exists()


def a_case_of(unit: Unit) -> Case:
    """A case that lies in a unit."""
    return filed(category(unit)).case


def test_an_officer_sees_the_cases_of_the_own_unit(province: Province) -> None:
    assert sees(officer("one", province.first), a_case_of(province.first))


def test_an_officer_does_not_see_those_of_another_unit_nor_of_one_below(province: Province) -> None:
    one = officer("one", province.first)

    assert not sees(one, a_case_of(province.second))
    assert not sees(one, a_case_of(province.office))


def test_a_head_sees_below_but_not_beside_nor_above(province: Province) -> None:
    head = officer("head", province.first, role=UnitRole.HEAD)

    assert sees(head, a_case_of(province.office))
    assert not sees(head, a_case_of(province.second))
    assert not sees(head, a_case_of(province.root))


def test_without_the_permission_membership_shows_nothing(province: Province) -> None:
    nobody = officer("nobody", province.first, permissions=())

    assert not sees(nobody, a_case_of(province.first))


def test_a_membership_that_has_ended_shows_nothing(province: Province) -> None:
    one = officer("one", province.first)
    case = a_case_of(province.first)
    assert sees(one, case)

    UnitMembership.objects.filter(user=one).update(until="2026-01-01")

    assert not sees(one, case)


def test_a_unit_that_has_ended_shows_nothing(province: Province) -> None:
    one = officer("one", province.office)
    case = a_case_of(province.office)
    assert sees(one, case)

    Unit.objects.filter(pk=province.office.pk).update(active_until="2026-01-01")

    assert not sees(one, case)


def test_whoever_sees_all_sees_those_of_every_unit_but_not_restricted_ones(
    province: Province,
) -> None:
    chief = officer("chief", permissions=("view_case", "view_all_cases"))
    open_case = a_case_of(province.second)
    restricted = filed(category(province.second, title="محدود", is_restricted=True)).case

    assert sees(chief, open_case)
    assert not sees(chief, restricted)
    assert sees(officer("own", province.second), restricted)


def test_a_head_above_does_not_see_a_restricted_case_below(province: Province) -> None:
    head = officer("head", province.first, role=UnitRole.HEAD)
    restricted = filed(category(province.office, is_restricted=True)).case
    assert sees(head, a_case_of_title(province.office))

    assert not sees(head, restricted)


def a_case_of_title(unit: Unit) -> Case:
    """A case of a unit that has a category already."""
    return filed(category(unit, title="دستهٔ دیگر")).case


def test_a_complaint_against_a_unit_goes_above_it_and_its_staff_never_see_it(
    province: Province,
) -> None:
    own = officer("own", province.first)
    head = officer("head", province.first, role=UnitRole.HEAD)
    below = officer("below", province.office)
    above = officer("above", province.root)
    asked = category(province.desk, goes_to_county=True)
    plain = filed(asked, county=province.county).case
    assert plain.unit == province.first
    assert sees(own, plain)

    case = filed(asked, county=province.county, against=against_unit(province.first)).case

    assert case.unit == province.root
    assert sees(above, case)
    # Also not when it is passed to them by mistake or given to them.
    for unit, assignee in ((province.first, own), (province.office, below)):
        Case.objects.filter(pk=case.pk).update(unit=unit, assignee=assignee)
        assert not sees(own, case)
        assert not sees(head, case)
        assert not sees(below, case)


def test_staff_of_the_accused_do_not_see_it_through_another_unit_either(province: Province) -> None:
    both = officer("both", province.first, province.root)
    case = filed(category(province.root), against=against_unit(province.first)).case
    assert case.unit == province.root

    assert not sees(both, case)


def test_who_was_in_the_accused_unit_at_its_end_does_not_see_it_from_elsewhere(
    province: Province,
) -> None:
    case = filed(category(province.root), against=against_unit(province.office)).case
    moved = officer("moved", province.office, province.root)
    left = officer("left", province.office, province.root)
    colleague = officer("colleague", province.root)
    UnitMembership.objects.filter(user=left, unit=province.office).update(until="2025-06-01")

    Unit.objects.filter(pk=province.office.pk).update(active_until="2026-01-01")

    assert sees(colleague, case)
    assert not sees(moved, case)
    # Whoever had left before is a former member like any other.
    assert sees(left, case)


def test_a_unit_that_has_ended_does_not_blind_those_below_it(province: Province) -> None:
    asked = category(province.root)
    case = filed(asked, against=against_unit(province.first)).case
    below = officer("below", province.office)
    Case.objects.filter(pk=case.pk).update(unit=province.office)
    assert not sees(below, case)

    Unit.objects.filter(pk=province.first.pk).update(active_until="2026-01-01")

    assert sees(below, case)


def test_an_administrator_who_works_in_the_accused_unit_does_not_see_it(province: Province) -> None:
    admin = User.objects.create_superuser("admin", password="a long pass phrase")
    case = filed(category(province.root), against=against_unit(province.first)).case
    assert sees(admin, case)

    UnitMembership.objects.create(user=admin, unit=province.first)

    assert not sees(User.objects.get(pk=admin.pk), case)


def test_an_accused_officer_does_not_see_it_though_the_unit_does(province: Province) -> None:
    accused, colleague = officer("accused", province.first), officer("other", province.first)
    case = a_case_of(province.first)
    assert sees(accused, case)

    Accused.objects.create(case=case, user=accused)

    assert not sees(accused, case)
    assert sees(colleague, case)


def test_the_scope_costs_the_same_however_many_units_there_are(
    province: Province, django_assert_num_queries: pytest.FixtureDef
) -> None:
    head = officer("head", province.root, role=UnitRole.HEAD)
    case = a_case_of(province.office)
    head.get_all_permissions()

    with django_assert_num_queries(4):  # type: ignore[operator]
        assert sees(head, case)
