"""The index of offices: by county, in the order of the Persian alphabet."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from cms.offices.models import OfficeIndexPage
from participation.common.models import County
from tests.cms.offices.factories import OfficeIndexPageFactory, OfficePageFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> OfficeIndexPage:
    return OfficeIndexPageFactory()


def office(index: OfficeIndexPage, title: str, county: str | None, **fields):
    unit = UnitFactory(
        county=county and County.objects.get(name=county),
        active_until=fields.pop("active_until", None),
    )
    return OfficePageFactory(parent=index, title=title, unit=unit, **fields)


def listed(client: Client, index: OfficeIndexPage, **parameters):
    response = client.get(index.url, parameters)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return [
        (section.h2.text, [a.text for a in section.select("a.cover")])
        for section in soup.select("main section")
    ]


def test_offices_stand_under_their_counties_in_the_order_of_the_alphabet(client, index):
    for title, county in (
        ("دفتر ورزنه", "نجف‌آباد"),
        ("دفتر راوند", "کاشان"),
        ("دفتر ملک‌شهر", "اصفهان"),
        ("دفتر بی‌جا", None),
        ("دفتر ارزنان", "اصفهان"),
    ):
        office(index, title, county)

    assert listed(client, index) == [
        ("شهرستان اصفهان", ["دفتر ارزنان", "دفتر ملک‌شهر"]),
        ("شهرستان کاشان", ["دفتر راوند"]),
        ("شهرستان نجف‌آباد", ["دفتر ورزنه"]),
        ("جاهای دیگر", ["دفتر بی‌جا"]),
    ]


def test_a_closed_office_says_so_in_the_list(client, index):
    office(index, "دفتر بسته", "اصفهان", active_until=datetime.date(2020, 1, 1))
    office(index, "دفتر باز", "اصفهان", address="پلاک 12")

    html = BeautifulSoup(client.get(index.url).content, "html.parser")
    rows = {row.h3.text: row for row in html.select("article.item")}

    assert rows["دفتر بسته"].select_one(".st").text == "بسته شد"
    assert not rows["دفتر باز"].select(".st")
    assert "پلاک ۱۲" in rows["دفتر باز"].text


def test_drafts_and_barred_offices_are_not_listed(client, index):
    office(index, "دفتر حصه", "اصفهان")
    office(index, "پیش‌نویس", "اصفهان", live=False)
    barred = office(index, "بسته به بیگانه", "اصفهان")
    PageViewRestriction.objects.create(page=barred, restriction_type="login")

    assert listed(client, index) == [("شهرستان اصفهان", ["دفتر حصه"])]


def test_an_index_without_offices_says_so(client, index):
    assert "هنوز دفتری منتشر نشده است" in client.get(index.url).content.decode()


def test_a_long_list_is_paged_and_costs_what_a_short_one_does(client, index, queries_of):
    for number in range(6):
        office(index, f"دفتر {number:02}", "اصفهان")
    few = len(queries_of(index.url))
    for number in range(6, 24):
        office(index, f"دفتر {number:02}", "کاشان")

    assert len(queries_of(index.url)) == few <= 16
    ((_, names),) = listed(client, index, page="2")
    assert names == ["دفتر 20", "دفتر 21", "دفتر 22", "دفتر 23"]


@pytest.mark.parametrize("number", ["0", "-1", "2", "x", "9" * 5000])
def test_a_page_that_the_list_does_not_have_is_not_found(client, index, number):
    office(index, "دفتر حصه", "اصفهان")

    assert client.get(index.url, {"page": number}).status_code == 404
