"""The quarterly figures of a facilitation office: counted as everywhere, seen by those above it."""

import io
import re
from typing import Any

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from participation.cases.models import Case, OnBehalf
from participation.common.enums import UnitKind, UnitRole
from participation.common.models import Organisation, Unit, User
from participation.complaints.models import Category
from tests.participation.cases.at_the_desk import do, signed_in
from tests.participation.cases.cast import Province, category, officer, unit
from tests.participation.cases.news import due_in
from tests.participation.complaints.intake.filing import file_it
from tests.participation.complaints.test_social_referrals import refer

pytestmark = [pytest.mark.django_db, pytest.mark.db]
QUARTER = "/admin/office-quarters/"
AGENCY = "ادارهٔ بهزیستی آزمون"


@pytest.fixture
def worker(province: Province) -> User:
    """Who works in a facilitation office."""
    return officer("worker", province.office)


@pytest.fixture
def beside(province: Province) -> Unit:
    """Another office in the same county."""
    near = {"parent": province.first, "county": province.county}
    return unit("دفتر محلهٔ دیگر", UnitKind.FACILITATION_OFFICE, **near)


@pytest.fixture
def wish(province: Province) -> Category:
    """What the desk works on."""
    return category(province.desk, kind="request", title="چراغ معبر")


@pytest.fixture
def some(province: Province, worker: User, wish: Category, beside: Unit) -> list[Case]:
    """Filed by the office: one in time, one overdue, one running; and one of the office beside."""
    for way in ("phone", "phone", "desk"):
        file_it(worker, wish, intake=way)
    made = list(Case.objects.order_by("received_at"))
    file_it(officer("neighbour", beside), wish)
    do(signed_in(officer("one", province.desk)), made[0], "answer", text="پاسخ نهایی")
    due_in(made[1], -2)
    OnBehalf.objects.filter(case=made[2]).update(taken_over_at=made[2].received_at)
    return made


def facts(page: str) -> dict[str, str]:
    """The figures above the tables."""
    found = re.findall(r"<dt>([^<]*)</dt><dd>(?:<a [^>]*>)?([^<]*)", page)
    return {name.strip(): value for name, value in found}


def rows(page: str) -> dict[str, list[str]]:
    """The lines of all tables: name and cells."""
    found = re.findall(r'<tr>\s*<th scope="row">([^<]*).*?</th>(.*?)</tr>', page, re.S)
    return {name: re.findall(r">([^<>\s]+)<", cells) for name, cells in found}


def shown_to(user: User, **asked: Any) -> str:
    return str(signed_in(user).get(QUARTER, asked).content.decode())


def test_the_office_reads_how_what_it_filed_fares(worker: User, some: list[Case]) -> None:
    page = shown_to(worker)

    told = facts(page)
    assert told["نوشته‌شده برای اهالی"] == "۳"
    assert told["بسته"] == "۱"
    assert told["باز و دیرکرده"] == "۱"
    assert told["بسته در مهلت"] == "۵۰٪"
    assert told["در دست اهالی"] == "۱"
    lines = rows(page)
    assert lines["تلفن"][:2] == ["۲", "۱"]
    assert lines["حضوری"][:2] == ["۱", "۰"]
    assert lines["چراغ معبر"][0] == "۳"


def test_each_number_of_open_cases_opens_just_those(worker: User, some: list[Case]) -> None:
    client = signed_in(worker)
    page = client.get(QUARTER).content.decode()

    cells = re.findall(r'<a href="([^"]*standing=(?:open|overdue)[^"]*)"[^>]*>([۰-۹]+)</a>', page)

    assert len(cells) >= 6
    for url, number in cells:
        found = client.get(url.replace("&amp;", "&")).content.decode()
        keys = set(re.findall(r"/admin/cases/([0-9a-f-]{36})/", found))
        assert len(keys) == int(number)


def test_who_reads_which_office(
    province: Province, worker: User, some: list[Case], beside: Unit
) -> None:
    head = officer("head", province.first, role=UnitRole.HEAD)
    manager = officer("manager", permissions=("view_case", "handle_case", "view_all_cases"))
    elsewhere = officer("elsewhere", province.second, role=UnitRole.HEAD)
    plain = officer("plain", province.first)

    assert beside.name not in shown_to(worker)
    for user in (head, manager):
        page = shown_to(user, office=beside.pk)
        assert province.office.name in page
        assert facts(page)["نوشته‌شده برای اهالی"] == "۱"
    for user in (elsewhere, plain):
        page = shown_to(user, office=beside.pk)
        assert beside.name not in page
        assert "دفتر تسهیلگری‌ای در دسترس شما نیست" in page


def test_an_office_out_of_reach_is_as_one_that_is_not_there(
    worker: User, some: list[Case], beside: Unit
) -> None:
    client = signed_in(worker)

    for wrong in ({"office": beside.pk}, {"office": "999999"}, {"office": "x"}):
        answer = client.get(QUARTER, wrong)
        assert answer.status_code == 422
        assert "دفتری را از فهرست برگزینید" in answer.content.decode()
        assert beside.name not in answer.content.decode()
    for quarter in ("1405-5", "x", "9999-1", "1300-1"):
        assert client.get(QUARTER, {"quarter": quarter}).status_code == 422


def test_a_quarter_in_which_nothing_came_is_empty(worker: User, some: list[Case]) -> None:
    client = signed_in(worker)
    choices = re.findall(r'<option value="(\d{4}-[1-4])"', client.get(QUARTER).content.decode())
    assert len(choices) == 12

    page = client.get(QUARTER, {"quarter": choices[1]}).content.decode()

    assert facts(page)["نوشته‌شده برای اهالی"] == "۰"
    assert "در این فصل چیزی از زبان اهالی نوشته نشده است" in page


def test_what_another_unit_has_closed_counts_and_the_page_says_how_much_is_out_of_sight(
    worker: User, some: list[Case]
) -> None:
    client = signed_in(worker)
    told = "۱ پرونده از این‌ها نزد واحد دیگری است و شما دیگر آن را نمی‌بینید"

    page = client.get(QUARTER).content.decode()

    assert told in page
    url = re.search(r'<dd><a href="([^"]*standing=all[^"]*)"', page)
    assert url
    listed = client.get(url[1].replace("&amp;", "&")).content.decode()
    keys = set(re.findall(r"/admin/cases/([0-9a-f-]{36})/", listed))
    assert keys == {str(case.pk) for case in some[1:]}
    manager = officer("m", permissions=("view_case", "handle_case", "view_all_cases"))
    assert "دیگر آن را نمی‌بینید" not in shown_to(manager)


def test_what_is_against_the_office_is_not_in_its_figures(
    province: Province, worker: User, some: list[Case]
) -> None:
    some[1].accused.create(unit=province.office)

    assert facts(shown_to(worker))["نوشته‌شده برای اهالی"] == "۲"


def test_social_referrals_stand_by_agency_with_what_came_of_them(
    province: Province, worker: User
) -> None:
    Organisation.objects.create(name=AGENCY, slug="agency")
    call_command("setup_categories", verbosity=0)
    social = Category.objects.get(is_social_referral=True)
    for _number in range(3):
        refer(worker, social)
    first, second, _third = Case.objects.order_by("received_at")
    do(signed_in(worker), first, "answer", text="انجام شد.")
    do(signed_in(worker), second, "decline", text="نشد.")

    lines = rows(shown_to(worker))

    assert lines[AGENCY] == ["۳", "۱", "۱", "۱", "۰", "۰"]


def test_the_files_hold_the_same(worker: User, some: list[Case]) -> None:
    client = signed_in(worker)

    csv = b"".join(client.get(QUARTER, {"export": "csv"}).streaming_content).decode()
    book = b"".join(client.get(QUARTER, {"export": "xlsx"}).streaming_content)

    sheet = load_workbook(io.BytesIO(book)).active
    assert sheet.sheet_view.rightToLeft
    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[1:4] for row in found if row[1] == "تلفن"] == [["تلفن", 2, 1]]
    assert '"تلفن","2","1"' in csv
    assert any(row[0] == "در دست اهالی" and row[2] == 1 for row in found)


def test_strangers_find_nothing(province: Province) -> None:
    nobody = officer("nobody", province.office, permissions=())

    assert signed_in(nobody).get(QUARTER).status_code == 404


def test_it_costs_the_same_however_many(
    worker: User, some: list[Case], wish: Category, django_assert_max_num_queries: Any
) -> None:
    for _number in range(5):
        file_it(worker, wish)
    client = signed_in(worker)
    client.get(QUARTER)

    with django_assert_max_num_queries(32):
        client.get(QUARTER)
