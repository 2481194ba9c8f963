"""Staff find cases by what was said in them and by whose they are, where they may see it."""

import uuid
from io import StringIO
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Page, expect

from participation.cases.actors import CLOCK
from participation.cases.models import Case, CaseToken
from participation.cases.numbers import show_number
from participation.cases.services import citizen, correspondence, identity, retention
from participation.cases.services.submission import Person
from participation.common.models import User
from participation.common.tick import run_tick
from persian.digits import to_persian_digits
from tests.browser import Watch, arriving, assert_axe_clean, assert_fits, screenshot, visit
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import (
    MOBILE,
    OTHER_ID,
    VALID_ID,
    Province,
    against_unit,
    category,
    filed,
    officer,
)
from tests.participation.cases.test_desk_in_the_browser import enter

pytestmark = [pytest.mark.django_db, pytest.mark.db]
LIST, FIND = "/admin/cases/", "/admin/cases/find/"


@pytest.fixture
def case(province: Province, one: User) -> Case:
    """A complaint in which everybody has said something; another beside it."""
    case = filed(category(province.desk), place="خیابان گلستان").case
    filed(
        category(province.desk, title="دیگر"),
        text="چراغ خیابان خاموش است.",
        person=Person(name="کسِ دیگر", national_id=OTHER_ID, mobile="09351112233"),
    )
    correspondence.add_note(case_id=case.pk, text="با دهیاری صحبت شد.", by=one)
    correspondence.ask(case_id=case.pk, text="کدام ساختمان؟", by=one, seen=1)
    citizen.reply(case_id=case.pk, text="انبار قدیمی کارخانه", token=uuid.uuid4())
    case.refresh_from_db()
    return case


def found(client: Client, words: str) -> list[str]:
    """Type something into the box and return the ids of the cases that are listed."""
    answer = client.post(FIND, {"words": words}, follow=True)
    assert answer.status_code == 200
    text = answer.content.decode()
    listed = [str(pk) for pk in Case.objects.values_list("pk", flat=True)]
    return [pk for pk in listed if f'href="/admin/cases/{pk}/"' in text]


@pytest.mark.parametrize(
    "words",
    [
        "صورتجلسه تابلو",
        "صورت‌جلسه‌ها",
        "گلستان",
        "دهیاری",
        "ساختمان",
        "كارخانه انبار",
        "شهروند نمونه",
        to_persian_digits(MOBILE),
        "0913 123 4567",
        to_persian_digits(VALID_ID),
    ],
)
def test_a_case_is_found_by_words_name_mobile_and_code(one: User, case: Case, words: str) -> None:
    assert found(signed_in(one), words) == [str(case.pk)]


@pytest.mark.parametrize("words", ["گلستان خاموش", "ناموجود", "09120000000", "؟!", "و"])
def test_what_no_case_holds_is_told_in_words(one: User, case: Case, words: str) -> None:
    client = signed_in(one)

    answer = client.post(FIND, {"words": words}, follow=True)

    assert found(client, words) == []
    assert "پرونده‌ای که شما می‌بینید" in answer.content.decode()


def test_a_whole_number_opens_its_case_and_one_out_of_sight_does_not(
    one: User, case: Case, province: Province
) -> None:
    answer = signed_in(one).post(FIND, {"words": show_number(case.number)})
    assert answer.headers["Location"] == f"/admin/cases/{case.pk}/"

    other = signed_in(officer("other", province.second))
    assert found(other, case.number) == []


def test_what_was_typed_stands_in_no_address_and_works_for_nobody_else(
    one: User, case: Case, province: Province
) -> None:
    client = signed_in(one)
    address = client.post(FIND, {"words": "گلستان"}).headers["Location"]

    assert "گلستان" not in unquote(address)
    assert str(case.pk) in client.get(address).content.decode()
    colleague = signed_in(officer("two", province.desk))
    assert "گلستان" not in colleague.get(address).content.decode()
    for made_up in ("x", "enc:", "%D8%A2", "x" * 5000):
        assert client.get(f"{LIST}?found={made_up}").status_code == 200


@pytest.mark.parametrize("words", ["", "  ", "ک" * 101, "\x00"])
def test_nothing_and_a_book_are_refused(one: User, words: str) -> None:
    answer = signed_in(one).post(FIND, {"words": words}, follow=True)

    assert answer.status_code == 200
    assert "messages" in answer.content.decode()


def test_closed_cases_are_found_too(one: User, case: Case) -> None:
    correspondence.answer(
        case_id=case.pk, text="به شهرداری منطقه نوشته شد", by=one, seen=case.version
    )

    assert found(signed_in(one), "منطقه") == [str(case.pk)]


def test_other_units_the_accused_and_a_hidden_case_stay_hidden(
    province: Province, case: Case
) -> None:
    accused = filed(
        category(province.root, title="سوم"),
        text="رفتار فرماندار",
        against=against_unit(province.first),
    ).case
    restricted = filed(
        category(province.first, title="چهارم", is_restricted=True), text="خشونت خانگی"
    ).case
    everything = ("view_case", "handle_case", "view_all_cases")

    assert found(signed_in(officer("other", province.second)), "گلستان") == []
    assert found(signed_in(officer("a", province.first, permissions=everything)), "رفتار") == []
    above = signed_in(officer("above", province.root, permissions=everything))
    assert found(above, "رفتار") == [str(accused.pk)]
    assert found(above, "خشونت") == []
    assert found(signed_in(officer("b", province.first)), "خشونت") == [str(restricted.pk)]


@pytest.mark.parametrize("words", ["شهروند نمونه", MOBILE, VALID_ID])
def test_whoever_may_not_see_the_identity_finds_nobody_by_it(
    province: Province, case: Case, one: User, words: str
) -> None:
    reader = signed_in(officer("reader", province.desk, permissions=("view_case",)))
    assert found(reader, words) == []
    assert found(reader, "گلستان") == [str(case.pk)]

    head = officer("head", province.desk, permissions=("view_case", "handle_case", "seal_case"))
    identity.seal(case_id=case.pk, officers=[head], by=head, seen=case.version)

    assert found(signed_in(one), words) == []
    assert found(signed_in(head), words) == []
    assert found(signed_in(one), "گلستان") == [str(case.pk)]


def test_anonymising_takes_every_word_out_of_the_index(one: User, case: Case) -> None:
    correspondence.answer(case_id=case.pk, text="تمام", by=one, seen=case.version)
    retention.anonymise(case.pk, by=CLOCK)

    assert not CaseToken.objects.filter(case=case).exists()
    for words in ("گلستان", "شهروند نمونه", MOBILE):
        assert str(case.pk) not in found(signed_in(one), words)


def test_cases_from_before_the_index_are_read_once_and_again_changes_nothing(
    one: User, case: Case
) -> None:
    run_tick(only=["cases.words"])
    whole = set(CaseToken.objects.values_list("case", "token", "is_person"))
    CaseToken.objects.filter(case=case).delete()
    told = [run("--dry-run"), run(), run()]

    assert told == ["1 cases would be indexed.", "1 cases indexed.", "0 cases indexed."]
    assert set(CaseToken.objects.values_list("case", "token", "is_person")) == whole
    assert run("--all") == "2 cases indexed."
    assert set(CaseToken.objects.values_list("case", "token", "is_person")) == whole


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("index_cases", *arguments, stdout=out)
    return out.getvalue().strip()


def test_a_search_costs_the_same_however_many_words_and_cases(
    one: User, case: Case, django_assert_num_queries: Any
) -> None:
    client = signed_in(one)
    addresses = [
        client.post(FIND, {"words": words}).headers["Location"]
        for words in ("گلستان", "گلستان تابلو دهیاری ساختمان کارخانه انبار")
    ]
    client.get(addresses[0])
    counts = []
    for address in addresses:
        with django_assert_num_queries(100, exact=False) as counted:
            assert str(case.pk) in client.get(address).content.decode()
        counts.append(len(counted.captured_queries))

    assert counts[0] == counts[1]


def test_strangers_search_nothing(province: Province) -> None:
    nobody = signed_in(officer("nobody", province.desk, permissions=()))

    assert nobody.post(FIND, {"words": "x"}).status_code == 404
    assert Client().post(FIND, {"words": "x"}).status_code == 302
    assert signed_in(officer("two", province.desk)).get(FIND).status_code == 405


@pytest.mark.browser
def test_an_officer_finds_a_case_in_a_browser(
    server: str, page: Page, one: User, case: Case
) -> None:
    enter(page, server, one)
    visit(page, f"{server}{LIST}")
    watch = Watch(page)
    box = page.get_by_label("شماره، موبایل، نام یا واژه‌ها")
    box.fill("گلستان دهیاری")
    with arriving(page):
        box.press("Enter")
    expect(page.locator(f'a[href="/admin/cases/{case.pk}/"]')).to_be_visible()
    assert "گلستان" not in unquote(page.url)
    expect(box).to_have_value("گلستان دهیاری")
    for look in ("1280-light", "1280-dark", "768-light", "768-dark"):
        width, scheme = look.split("-")
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": int(width), "height": 900})
        screenshot(page, f"desk-find-{look}")
        assert_fits(page)
        assert_axe_clean(page)
    watch.assert_quiet(server)
    box.fill(show_number(case.number))
    with arriving(page):
        box.press("Enter")
    assert page.url.endswith(f"/admin/cases/{case.pk}/")
