"""Rules say where a submission goes; one tries them without filing anything."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.cases.models import Case
from participation.common.models import User
from participation.complaints.models import RoutingRule
from persian.jalali import today
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, against_unit, category, filed, officer

pytestmark = [pytest.mark.django_db, pytest.mark.db]
RULES = "/admin/routing_rules/"
TRY = f"{RULES}try/"


def rule(unit: Any, **fields: Any) -> RoutingRule:
    """Make a rule."""
    return RoutingRule.objects.create(unit=unit, **fields)


@pytest.fixture
def manager(province: Province) -> User:
    """Who keeps the rules."""
    may = ("view_routingrule", "add_routingrule", "change_routingrule", "delete_routingrule")
    return officer("manager", province.desk, permissions=may)


def test_without_a_rule_the_category_says_it(province: Province) -> None:
    assert filed(category(province.desk)).case.unit == province.desk


def test_the_first_rule_that_fits_wins_and_a_change_holds_at_once(province: Province) -> None:
    asked = category(province.desk)
    second = rule(province.second, order=20)
    first = rule(province.first, order=10, category=asked)

    assert filed(asked).case.unit == province.first
    first.is_active = False
    first.save()
    assert filed(asked).case.unit == province.second
    second.delete()
    assert filed(asked).case.unit == province.desk


def test_a_rule_of_a_county_a_category_or_a_register_fits_only_those(province: Province) -> None:
    asked, other = category(province.desk), category(province.desk, title="دستهٔ دیگر")
    rule(province.first, county=province.county)
    rule(province.second, category=other)
    rule(province.office, against_kind="organisation")

    assert filed(asked, county=province.county).case.unit == province.first
    assert filed(asked, county=province.other_county).case.unit == province.desk
    assert filed(other).case.unit == province.second


def test_a_rule_of_whom_it_is_against_holds_for_what_is_below(province: Province) -> None:
    asked = category(province.second)
    rule(province.desk, against_unit=province.first)

    assert filed(asked, against=against_unit(province.office)).case.unit == province.desk
    assert filed(asked, against=against_unit(province.second)).case.unit == province.root
    assert filed(asked).case.unit == province.second


def test_no_rule_sends_a_complaint_to_whom_it_is_against(province: Province) -> None:
    asked = category(province.desk)
    rule(province.first, order=1)
    rule(province.second, order=2)

    assert filed(asked, against=against_unit(province.first)).case.unit == province.second


def test_a_unit_that_works_no_more_gets_nothing(province: Province) -> None:
    rule(province.first)
    province.first.active_until = "2020-01-01"
    province.first.save()

    assert filed(category(province.desk)).case.unit == province.desk


def test_one_tries_without_filing(province: Province, manager: User) -> None:
    asked = category(province.desk)
    rule(province.first, order=7, county=province.county)
    client = signed_in(manager)

    by_rule = client.get(TRY, {"category": asked.pk, "county": province.county.pk})
    by_category = client.get(TRY, {"category": asked.pk})
    above = client.get(TRY, {"category": asked.pk, "against": province.desk.pk})

    assert "<b>فرمانداری یکم</b>" in by_rule.content.decode()
    assert "قاعدهٔ شمارهٔ ۷" in by_rule.content.decode()
    assert "<b>دفتر آزمون</b>" in by_category.content.decode()
    assert "<b>استانداری آزمون</b>" in above.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize("wrong", [{"category": "x"}, {"category": ""}, {"county": "x"}])
def test_what_cannot_be_tried_is_told(manager: User, wrong: dict[str, str]) -> None:
    answer = signed_in(manager).get(TRY, {"category": "999", **wrong})

    assert answer.status_code == 422


def test_rules_are_kept_in_the_admin(province: Province, manager: User) -> None:
    client = signed_in(manager)
    sent = {"order": "5", "is_active": "on", "unit": province.second.pk, "against_kind": "office"}

    answer = client.post(f"{RULES}new/", sent)

    assert answer.status_code == 302
    made = RoutingRule.objects.get()
    assert (made.unit, made.against_kind) == (province.second, "office")
    assert "فرمانداری دوم" in client.get(RULES).content.decode()
    assert client.post(f"{RULES}new/", sent | {"against_kind": "moon"}).status_code == 200
    assert RoutingRule.objects.count() == 1


def test_strangers_neither_see_nor_try_them(province: Province) -> None:
    one = signed_in(officer("one", province.desk))

    for place in (RULES, TRY, f"{RULES}new/"):
        assert one.get(place).status_code in {302, 403}
        assert Client().get(place).status_code == 302


def test_rules_are_read_once_also_where_there_are_none(province: Province) -> None:
    asked = category(province.desk)
    filed(asked)

    with CaptureQueriesContext(connection) as captured:
        filed(asked)

    assert captured.captured_queries
    assert not [one for one in captured if "routingrule" in (one["sql"] or "")]


def test_a_rule_leads_to_no_unit_that_has_ended_meanwhile(province: Province) -> None:
    asked = category(province.desk)
    rule(province.first)
    assert filed(asked).case.unit == province.first

    province.first.active_until = today() - timedelta(days=1)
    province.first.save()

    assert filed(asked).case.unit == province.desk
