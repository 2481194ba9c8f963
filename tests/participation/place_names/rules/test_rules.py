"""Rules that names are looked at by: what a machine finds, and what it leaves to people."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from participation.common.models import User
from participation.place_names.checking.answers import answer
from participation.place_names.rules.enums import Check, Outcome
from participation.place_names.rules.models import NamingRule
from participation.place_names.rules.selectors import Finding, findings
from search.names.places import Spot
from tests.participation.place_names.factories import county, place

pytestmark = [pytest.mark.django_db, pytest.mark.db]
LIST = "/admin/naming_rules/"


def found(name: str, title: str) -> Finding:
    """Return what comes of a rule."""
    (one,) = [finding for finding in findings(name) if finding.rule.title == title]
    return one


def values(rule: NamingRule, **changed: Any) -> dict[str, Any]:
    """Return a rule as its form sends it."""
    sent = {
        "title": rule.title, "text": rule.text, "citation": rule.citation,
        "check_kind": rule.check_kind, "outcome": rule.outcome, "limit": rule.limit or "",
        "order": rule.order,
        **{name: "on" for name in ("is_active", "is_confirmed") if getattr(rule, name)},
    }  # fmt: skip
    sent |= changed
    return {name: value for name, value in sent.items() if value is not False}


def boss() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("boss@example.org"))
    return client


def test_a_name_in_latin_script_fails_with_the_article() -> None:
    finding = found("خیابان Golestan", "نام فارسی")
    assert finding.outcome is Outcome.FAIL
    assert "بند ۵" in finding.rule.citation
    assert "G" in finding.found
    assert found("خيابان گلستان ۱۲", "نام فارسی").outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("name", "title", "outcome"),
    [
        ("کوچه ۱۲", "نام، نه شماره", Outcome.WARN),
        ("بیست و دوم", "نام، نه شماره", Outcome.WARN),
        ("۲۲ بهمن", "نام، نه شماره", Outcome.PASS),
        ("سردار شهید حاج قاسم سلیمانی کرمانی", "نام کوتاه", Outcome.WARN),
        ("خیابان شهید دکتر محمد بهشتی", "نام کوتاه", Outcome.PASS),
    ],
)
def test_what_a_machine_can_tell_it_tells(name: str, title: str, outcome: Outcome) -> None:
    assert found(name, title).outcome is outcome


def test_questions_are_asked_and_never_judged() -> None:
    asked = [one for one in findings("گلستان") if one.rule.check_kind == Check.QUESTION]
    assert {one.outcome for one in asked} == {Outcome.ASK, Outcome.CONSULT}
    assert not any(one.is_judged or one.is_trouble for one in asked)


def test_what_nobody_has_read_is_off_and_marked() -> None:
    unread = NamingRule.objects.filter(is_confirmed=False)
    assert unread.count() >= 4
    assert not unread.filter(is_active=True).exists()
    titles = {one.rule.title for one in findings("گلستان")}
    assert not titles & set(unread.values_list("title", flat=True))


def test_the_rule_about_repeats_looks_into_the_register_once_it_is_on() -> None:
    NamingRule.objects.filter(check_kind=Check.DUPLICATE).update(is_active=True)
    place("گلستان")
    here = answer("گلستان", at=Spot(str(county().pk), "اصفهان"))
    (one,) = [each for each in findings("گلستان", here) if each.rule.check_kind == Check.DUPLICATE]
    assert one.outcome is Outcome.WARN
    assert "خیابان گلستان" in one.found
    far = answer("گلستان", at=Spot("0", "کاشان"))
    (one,) = [each for each in findings("گلستان", far) if each.rule.check_kind == Check.DUPLICATE]
    assert one.outcome is Outcome.PASS
    assert Check.DUPLICATE not in {each.rule.check_kind for each in findings("گلستان")}


@pytest.mark.parametrize(
    ("check_kind", "outcome", "limit"),
    [
        ("question", "fail", None),
        ("script", "ask", None),
        ("length", "warn", None),
        ("script", "fail", 3),
    ],
)
def test_the_database_refuses_a_rule_of_which_nothing_could_come(
    check_kind: str, outcome: str, limit: int | None
) -> None:
    rule = NamingRule(
        title="تازه",
        text="متن",
        citation="ماده",
        check_kind=check_kind,
        outcome=outcome,
        limit=limit,
    )
    with pytest.raises(ValidationError):
        rule.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        rule.save()


def test_staff_word_a_rule_and_switch_it_off(client: Client) -> None:
    rule = NamingRule.objects.get(title="نام فارسی")
    staff = boss()
    edit = f"{LIST}edit/{rule.pk}/"
    assert rule.text in staff.get(edit).content.decode()
    response = staff.post(
        edit, values(rule, text="نام را به فارسی بنویسید.", citation="ماده ۱، بند ۵")
    )
    assert response.status_code == 302
    assert found("Golestan", "نام فارسی").rule.text == "نام را به فارسی بنویسید."
    page = client.get(f"/place-names/check/?{urlencode({'name': 'Golestan'})}").content.decode()
    assert "نام را به فارسی بنویسید." in page
    assert "ماده ۱، بند ۵" in page
    rule.refresh_from_db()
    staff.post(edit, values(rule, is_active=False))
    page = client.get(f"/place-names/check/?{urlencode({'name': 'Golestan'})}").content.decode()
    assert "نام را به فارسی بنویسید." not in page


def test_a_rule_that_cannot_be_is_refused_beside_the_field_and_kept_as_typed() -> None:
    rule = NamingRule.objects.get(title="نام فارسی")
    response = boss().post(f"{LIST}edit/{rule.pk}/", values(rule, outcome="ask", text="تازه نوشته"))
    page = response.content.decode()
    assert response.status_code == 200
    assert "نتیجهٔ این‌گونه قاعده یکی از این‌هاست" in page
    assert "تازه نوشته" in page
    rule.refresh_from_db()
    assert rule.outcome == "fail"


def test_a_stranger_and_staff_without_the_right_see_no_rules() -> None:
    rule = NamingRule.objects.get(title="نام فارسی")
    stranger = Client()
    for address in (LIST, f"{LIST}edit/{rule.pk}/"):
        assert stranger.get(address).status_code in {302, 404}
    assert boss().get(LIST).status_code == 200
    before = rule.text
    stranger.post(f"{LIST}edit/{rule.pk}/", values(rule, text="دیگر"))
    rule.refresh_from_db()
    assert rule.text == before
