"""The board: figures of what one sees, each number leading to just those cases."""

import datetime
import re
from typing import Any

import pytest
from django.test import Client

from participation.cases.models import Case
from participation.cases.services.identity import accuse
from participation.common.models import User
from persian.digits import to_persian_digits
from persian.jalali import format_short, today
from tests.participation.cases.at_the_desk import do, signed_in
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.cases.news import due_in
from tests.participation.cases.referring import refer, to_person

pytestmark = [pytest.mark.django_db, pytest.mark.db]
BOARD = "/admin/cases/board/"
DAY = datetime.timedelta(days=1)


def links(client: Client, **asked: str) -> dict[str, tuple[str, str]]:
    """The numbers above the tables with the lists that they lead to, by their standing."""
    shown = client.get(BOARD, asked).content.decode()
    head = shown[: shown.index("</dl>")]
    found = re.findall(r'<a href="([^"]*standing=(\w+)[^"]*)"[^>]*>([۰-۹]+)</a>', head)
    return {standing: (number, url.replace("&amp;", "&")) for url, standing, number in found}


def cases_in(client: Client, url: str) -> set[str]:
    """The cases in a list."""
    return set(re.findall(r"/admin/cases/([0-9a-f-]{36})/", client.get(url).content.decode()))


@pytest.fixture
def some(province: Province, one: User) -> dict[str, Case]:
    """Cases that stand in each place."""
    about = category(province.desk)
    names = ("running", "overdue", "in_time", "late")
    made = {name: filed(about).case for name in names}
    due_in(made["overdue"], -2)
    due_in(made["late"], -3)
    for name in ("in_time", "late"):
        do(signed_in(one), made[name], "answer", text="پاسخ نهایی")
    return made


def test_every_number_opens_its_list(one: User, some: dict[str, Case]) -> None:
    client = signed_in(one)

    found = links(client)

    expected = {
        "all": set(some),
        "closed": {"in_time", "late"},
        "open": {"running", "overdue"},
        "overdue": {"overdue"},
    }
    assert set(found) == set(expected)
    for standing, names in expected.items():
        number, url = found[standing]
        assert number == to_persian_digits(len(names))
        assert cases_in(client, url) == {str(some[name].pk) for name in names}


def test_numbers_in_the_tables_open_theirs(
    province: Province, one: User, some: dict[str, Case]
) -> None:
    client = signed_in(one)
    shown = client.get(BOARD).content.decode()
    cells = re.findall(r'<td><a href="([^"]*)"[^>]*>([۰-۹]+)</a></td>', shown)

    assert len(cells) >= 12
    for url, number in cells:
        found = cases_in(client, url.replace("&amp;", "&"))
        assert to_persian_digits(len(found)) == number


def test_an_overdue_case_that_is_left_open_lowers_the_share(
    one: User, some: dict[str, Case]
) -> None:
    assert "۳۳٪" in signed_in(one).get(BOARD).content.decode()

    due_in(some["overdue"], 3)

    assert "۵۰٪" in signed_in(one).get(BOARD).content.decode()


def test_nobody_counts_what_he_does_not_see(
    province: Province, one: User, some: dict[str, Case]
) -> None:
    two = officer("two", province.desk)
    stranger = officer("stranger", province.second)
    accuse(
        case_id=some["running"].pk,
        units=[],
        users=[two],
        by=one,
        seen=Case.objects.get(pk=some["running"].pk).version,
    )

    assert links(signed_in(two))["all"][0] == "۳"
    assert links(signed_in(one))["all"][0] == "۴"
    assert links(signed_in(stranger))["all"][0] == "۰"


def test_days_and_units_narrow_it(province: Province, one: User, some: dict[str, Case]) -> None:
    client = signed_in(one)
    Case.objects.filter(pk=some["running"].pk).update(
        received_at=some["running"].received_at - 40 * DAY
    )
    days = {"since": format_short(today() - 3 * DAY), "until": format_short(today())}
    assert links(client, **days)["all"][0] == "۳"
    assert links(client, **days, unit=str(province.second.pk))["all"][0] == "۰"


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "هیچ", "until": "۱۴۰۵/۱/۱"},
        {"since": "۱۴۰۵/۲/۱", "until": "۱۴۰۵/۱/۱"},
        {"since": "۱۳۹۰/۱/۱", "until": "۱۴۰۵/۱/۱"},
        {"since": "۱۴۰۵/۱/۱", "until": "۱۴۰۵/۲/۱", "unit": "x"},
        {"unit": "999999"},
    ],
)
def test_what_is_wrong_is_told(one: User, asked: dict[str, str]) -> None:
    answer = signed_in(one).get(BOARD, asked)

    assert answer.status_code == 422
    assert "help-critical" in answer.content.decode()


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json"])
def test_it_is_a_file_too(one: User, some: dict[str, Case], ending: str) -> None:
    answer = signed_in(one).get(BOARD, {"export": ending})

    assert answer.status_code == 200
    assert f".{ending}" in answer["Content-Disposition"]
    assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_it_costs_the_same_however_many_cases(
    province: Province, one: User, django_assert_max_num_queries: Any
) -> None:
    about = category(province.desk)
    for _number in range(5):
        filed(about)
    client = signed_in(one)
    client.get(BOARD)

    with django_assert_max_num_queries(18):
        client.get(BOARD)


def test_strangers_have_no_board(province: Province) -> None:
    nobody = signed_in(officer("nobody", province.desk, permissions=()))

    assert nobody.get(BOARD).status_code == 404


def test_a_referred_case_counts_for_its_recipient(
    province: Province, one: User, case: Case
) -> None:
    other = officer("other", province.second)
    refer(signed_in(one), case, (to_person(other), "action"))

    assert links(signed_in(other))["all"][0] == "۱"
