"""The map of cases: each county with the number of its list, of what one sees, to nobody else."""

import datetime
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.cases.models import Case
from participation.cases.services.identity import accuse
from participation.common.models import County, User
from persian.digits import to_persian_digits
from persian.jalali import format_short, today
from tests.participation.cases.at_the_desk import do, signed_in
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.cases.news import due_in

pytestmark = [pytest.mark.django_db, pytest.mark.db]
MAP = "/admin/cases/map/"
DAY = datetime.timedelta(days=1)
TILE = re.compile(r'<a href="([^"]*)" class="is-step-(\d)" aria-label="([^"]*): ([^"]*)">')


def tiles(client: Client, **asked: str) -> dict[str, tuple[str, int, str]]:
    """The counties on the map: number, step and list of each."""
    shown = client.get(MAP, asked).content.decode()
    found = TILE.findall(shown)
    return {name: (value, int(step), url.replace("&amp;", "&")) for url, step, name, value in found}


def cases_in(client: Client, url: str) -> set[str]:
    """The cases in a list."""
    return set(re.findall(r"/admin/cases/([0-9a-f-]{36})/", client.get(url).content.decode()))


def days() -> dict[str, str]:
    """These days, as the form takes them."""
    return {"since": format_short(today() - 3 * DAY), "until": format_short(today())}


@pytest.fixture
def some(province: Province, one: User) -> dict[str, Case]:
    """Three cases of a county, one of another, one of none."""
    about = category(province.desk)
    here, there = province.county, province.other_county
    places = {"running": here, "overdue": here, "closed": here, "elsewhere": there, "nowhere": None}
    made = {name: filed(about, county=county).case for name, county in places.items()}
    due_in(made["overdue"], -2)
    do(signed_in(one), made["closed"], "answer", text="پاسخ نهایی")
    return made


COUNTED: dict[str, tuple[set[str], set[str]]] = {
    "received": ({"running", "overdue", "closed"}, {"elsewhere"}),
    "open": ({"running", "overdue"}, {"elsewhere"}),
    "overdue": ({"overdue"}, set()),
}


@pytest.mark.parametrize("measure", COUNTED)
def test_each_county_has_the_number_of_its_list(
    province: Province, one: User, some: dict[str, Case], measure: str
) -> None:
    here, there = COUNTED[measure]
    client = signed_in(one)
    found = tiles(client, **days(), measure=measure)

    assert len(found) == County.objects.in_force().count()
    for county, names in ((province.county, here), (province.other_county, there)):
        number, step, url = found[county.name]
        assert number == to_persian_digits(len(names))
        assert bool(step) == bool(names)
        assert cases_in(client, url) == {str(some[name].pk) for name in names}


def test_the_table_beside_it_has_the_same_figures(
    province: Province, one: User, some: dict[str, Case]
) -> None:
    client = signed_in(one)
    shown = client.get(MAP).content.decode()
    table = shown[shown.index("<tbody>") :]
    rows = re.findall(r'<th scope="row">([^<]*)<svg.*?<td><a[^>]*>([۰-۹]+)</a>', table, re.DOTALL)

    assert dict(rows) == {name: value for name, (value, _step, _url) in tiles(client).items()}
    assert rows[0] == (province.county.name, "۳")


def test_the_share_closed_on_time_is_told_of_counties_that_have_one(
    province: Province, one: User, some: dict[str, Case]
) -> None:
    found = tiles(signed_in(one), **days(), measure="on_time")

    assert found[province.county.name][:2] == ("۵۰٪", 3)
    assert found[province.other_county.name][:2] == ("—", 0)


def test_cases_without_a_county_and_counties_without_a_place_are_told(
    province: Province, one: User, some: dict[str, Case]
) -> None:
    County.objects.filter(pk=province.other_county.pk).update(latitude=None, longitude=None)

    shown = signed_in(one).get(MAP).content.decode()

    assert "۱ پرونده شهرستان ندارد" in shown
    assert f"جای مرکزشان ثبت نشده است: {province.other_county.name}." in shown
    assert province.other_county.name not in tiles(signed_in(one))


def test_nobody_counts_what_he_does_not_see(
    province: Province, one: User, some: dict[str, Case]
) -> None:
    two = officer("two", province.desk)
    stranger = officer("stranger", province.second)
    seen = Case.objects.get(pk=some["running"].pk).version
    accuse(case_id=some["running"].pk, units=[], users=[two], by=one, seen=seen)

    name = province.county.name
    assert tiles(signed_in(one))[name][0] == "۳"
    assert tiles(signed_in(two))[name][0] == "۲"
    assert {value for value, _step, _url in tiles(signed_in(stranger)).values()} == {"۰"}


def test_a_category_a_unit_and_days_narrow_it(
    province: Province, one: User, some: dict[str, Case]
) -> None:
    client = signed_in(one)
    other = category(province.desk, title="دستهٔ دیگر")
    extra = filed(other, county=province.county).case
    name = province.county.name

    number, _step, url = tiles(client, **days(), category=f"complaint:{other.pk}")[name]
    assert number == "۱"
    assert cases_in(client, url) == {str(extra.pk)}
    assert tiles(client, **days(), unit=str(province.second.pk))[name][0] == "۰"
    Case.objects.filter(pk=extra.pk).update(received_at=extra.received_at - 40 * DAY)
    assert tiles(client, **days())[name][0] == "۳"


@pytest.mark.parametrize(
    "wrong",
    [{"since": "هیچ"}, {"measure": "x"}, {"category": "complaint:x"}, {"category": "x"}],
)
def test_what_is_wrong_is_told(one: User, wrong: dict[str, str]) -> None:
    answer = signed_in(one).get(MAP, {**days(), **wrong})

    assert answer.status_code == 422
    assert "help-critical" in answer.content.decode()
    assert not TILE.search(answer.content.decode())


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json"])
def test_it_is_a_file_too(one: User, some: dict[str, Case], ending: str) -> None:
    answer = signed_in(one).get(MAP, {"export": ending})

    assert f"map-{today().isoformat()}.{ending}" in answer["Content-Disposition"]
    assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_it_costs_the_same_however_many_cases(
    province: Province, one: User, django_assert_max_num_queries: Any
) -> None:
    about = category(province.desk)
    for county in County.objects.all()[:5]:
        filed(about, county=county)
    client = signed_in(one)
    client.get(MAP)

    with django_assert_max_num_queries(20):
        client.get(MAP)


def test_no_address_and_no_word_of_a_case_is_read_for_it(province: Province, one: User) -> None:
    filed(category(province.desk), county=province.county, place="کوچهٔ پنهان")
    client = signed_in(one)

    with CaptureQueriesContext(connection) as asked:
        assert tiles(client)[province.county.name][0] == "۱"

    assert any('"cases_case"."county_id"' in query["sql"] for query in asked)
    for field in ("place", "text", "answers", "against_name"):
        assert not any(f'"complaints_complaint"."{field}"' in query["sql"] for query in asked)


def test_strangers_have_no_map(province: Province) -> None:
    nobody = signed_in(officer("nobody", province.desk, permissions=()))

    assert nobody.get(MAP).status_code == 404


def test_the_board_leads_there_with_what_it_was_asked(one: User, some: dict[str, Case]) -> None:
    client = signed_in(one)
    shown = client.get("/admin/cases/board/", days()).content.decode()

    (way,) = re.findall(r'href="(/admin/cases/map/[^"]*)"', shown)
    assert client.get(way.replace("&amp;", "&")).context["form"].cleaned_data["until"] == today()


def test_a_county_has_both_halves_of_a_point(province: Province, admin_client: Client) -> None:
    """The desk says where a seat lies; a new county comes onto the map by that."""
    county = County.objects.create(name="شهرستان تازه", slug="شهرستان-تازه")
    address = f"/admin/county/edit/{county.pk}/"
    given = {"name": county.name, "slug": county.slug, "is_in_force": "on", "latitude": "32.5"}

    assert "نقطه هم عرض می‌خواهد" in admin_client.post(address, given).content.decode()
    admin_client.post(address, {**given, "longitude": "52.1"})

    county.refresh_from_db()
    assert (str(county.latitude), str(county.longitude)) == ("32.50", "52.10")
    assert county.name in tiles(admin_client)
