"""The service card and the index of services."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from cms.services.models import Audience, ServicePage
from tests.cms.factories import home_page
from tests.cms.services.factories import (
    ServiceGroupFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    full_service,
)
from tests.cms.standard_pages.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


def soup_of(client: Client, url: str, **parameters: str) -> BeautifulSoup:
    response = client.get(url, parameters)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def card_of(soup: BeautifulSoup) -> dict[str, str]:
    return {row.dt.text: row.dd.text for row in soup.select("aside dl > div")}


def test_everything_known_of_a_service_is_shown(client):
    soup = soup_of(client, full_service().url)

    assert card_of(soup) == {
        "ارائه‌دهنده": "دفتر امور اجتماعی",
        "دستگاه مافوق": "وزارت کشور",
        "شناسهٔ خدمت": "۱۰۰۱۱۳۷۵۰۰۰",
        "برای چه کسانی": "شهروندان، سازمان‌های مردم‌نهاد",
        "میانگین زمان": "حدود ۶۰ روز",
        "هزینه": "رایگان",
        "مراجعهٔ حضوری": "۲ بار",
        "تواتر": "هر ۳ سال",
        "نوع": "به کسب‌وکارها و سازمان‌ها (G2B)",
        "ماهیت": "حاکمیتی",
        "سطح": "استانی",
        "رویداد": "تشکیل سازمان",
        "آمار": "۱۲۰ درخواست در سال",
    }
    sections = {section.h2.text: section for section in soup.select("main section")}
    assert "با درخواست هیئت مؤسس" in sections["چگونه آغاز کنید"].text
    assert "اساسنامه" in sections["آنچه لازم دارید"].text
    assert "۳ نسخه" in sections["آنچه لازم دارید"].text
    assert sections["گام‌ها"].h3.text == "ثبت درخواست"
    assert sections["راه‌های دسترسی به این خدمت"].dt.text == "حضوری"
    law = sections["قانون‌ها و مقررات"]
    assert law.a["href"] == "https://rc.majlis.ir/"
    assert "شمارهٔ ۵۷۰۲۵" in " ".join(law.text.split())
    assert law.time["datetime"] == "2016-08-27"
    assert law.time.text == "۶ شهریور ۱۳۹۵"


def test_what_is_unknown_of_a_service_is_not_shown(client):
    soup = soup_of(client, ServicePageFactory().url)

    assert not soup.select("aside")
    assert not soup.select("main section, main h2")


def test_no_visit_is_a_fact_and_not_an_unknown(client):
    card = card_of(soup_of(client, ServicePageFactory(visits=0).url))

    assert card == {"مراجعهٔ حضوری": "نیازی به مراجعه نیست"}


@pytest.mark.parametrize(
    ("with_page", "address", "leads_to"),
    [
        (True, "/ngos/apply/", "page"),
        (False, "/ngos/apply/", "/ngos/apply/"),
        (False, "https://g4b.ir/", "https://g4b.ir/"),
    ],
)
def test_a_service_begins_on_its_page_or_at_its_address(client, with_page, address, leads_to):
    start = StandardPageFactory(title="فرم") if with_page else None
    service = ServicePageFactory(
        start_page=start, start_address=address, start_label="تشکیل پرونده"
    )

    button = soup_of(client, service.url).select_one("main a.btn")

    assert button.text == "تشکیل پرونده"
    assert button["href"] == (start.url if leads_to == "page" else leads_to)


def test_machines_read_what_kind_of_service_it_is(client):
    page = full_service(summary="از پرونده تا پروانه")

    blocks = soup_of(client, page.url).find_all("script", type="application/ld+json")
    things = [thing for block in blocks for thing in json.loads(block.string)["@graph"]]
    (service,) = [thing for thing in things if thing["@type"] == "GovernmentService"]

    assert service["name"] == "پروانهٔ سمن"
    assert service["identifier"] == "10011375000"
    assert service["description"] == "از پرونده تا پروانه"


@pytest.fixture
def index() -> Page:
    index = ServiceIndexPageFactory()
    late = ServiceGroupFactory(title="نام‌گذاری", slug="نام", sort_order=2)
    early = ServiceGroupFactory(title="سمن‌ها", slug="سمن", sort_order=1)
    citizens = Audience.objects.get(title="شهروندان")
    for title, group, audiences in (
        ("بی‌گروه", None, [citizens]),
        ("پیشنهاد نام", late, [citizens]),
        ("پروانه", early, []),
    ):
        service = ServicePageFactory(parent=index, title=title, group=group)
        service.audiences.set(audiences)
        service.save()
    ServicePageFactory(parent=index, title="پیش‌نویس", group=early, live=False)
    return index


def listed(soup: BeautifulSoup) -> list[tuple[str, list[str]]]:
    return [
        (section.h2.text, [a.text for a in section.select("a.cover")])
        for section in soup.select("main section")
    ]


def test_services_stand_in_their_groups_in_the_editors_order(client, index):
    assert listed(soup_of(client, index.url)) == [
        ("سمن‌ها", ["پروانه"]),
        ("نام‌گذاری", ["پیشنهاد نام"]),
        ("خدمات دیگر", ["بی‌گروه"]),
    ]


def test_services_are_narrowed_to_an_audience_and_a_group(client, index):
    assert listed(soup_of(client, index.url, audience="شهروندان")) == [
        ("نام‌گذاری", ["پیشنهاد نام"]),
        ("خدمات دیگر", ["بی‌گروه"]),
    ]
    both = soup_of(client, index.url, audience="شهروندان", group="نام")
    assert listed(both) == [("نام‌گذاری", ["پیشنهاد نام"])]
    assert {chip.text for chip in both.select(".chip[aria-current]")} == {"شهروندان", "نام‌گذاری"}


def test_a_chosen_term_is_let_go_by_its_own_link(client, index):
    soup = soup_of(client, index.url, audience="شهروندان", group="نام")
    chip = soup.find("a", class_="chip", string="شهروندان") or next(
        a for a in soup.select(".chip") if a.text == "شهروندان"
    )

    again = client.get(index.url + chip["href"])

    assert again.wsgi_request.GET.dict() == {"group": "نام"}


def test_a_choice_without_services_offers_all_of_them(client, index):
    soup = soup_of(client, index.url, audience="شوراها")

    assert "خدمتی با این انتخاب نیست" in soup.text
    assert soup.select_one(".empty a")["href"] == index.url


@pytest.mark.parametrize("words", ["نیست", "x" * 100_000, "' OR 1=1 --", "%ff%fe"])
def test_a_term_that_does_not_exist_narrows_nothing(client, index, words):
    soup = soup_of(client, f"{index.url}?audience={words}")

    assert len(listed(soup)) == 3
    assert not soup.select(".chip[aria-current]")


def test_more_services_ask_the_database_no_more(index, queries_of):
    few = len(queries_of(index.url))
    for _ in range(12):
        ServicePageFactory(parent=index, group=ServiceGroupFactory())

    assert len(queries_of(index.url)) == few <= 16


def test_a_service_keeps_its_budget_of_queries(queries_of):
    page = full_service(start_page=StandardPageFactory(), group=ServiceGroupFactory())

    assert len(queries_of(page.url)) <= 12


def test_services_are_only_made_below_their_index():
    assert not ServicePage.can_create_at(home_page())
    assert ServicePage.can_create_at(ServiceIndexPageFactory())


def test_a_law_without_a_date_shows_none(client):
    law = {"title": "بخشنامه", "number": "", "date": None, "url": ""}
    page = ServicePageFactory(laws=[{"type": "law", "value": law}])

    assert not soup_of(client, page.url).select("main section time")


def test_the_api_gives_services_with_their_terms_in_as_many_queries_for_many(client, queries_of):
    index = ServiceIndexPageFactory()
    start = StandardPageFactory(title="فرم")
    group = ServiceGroupFactory(title="سمن‌ها", slug="سمن")
    first = full_service(parent=index, group=group, start_page=start)
    address = "/api/v2/pages/?type=services.ServicePage&fields=*"
    few = len(queries_of(address))
    for _ in range(5):
        full_service(parent=index, title=f"خدمت {_}", group=group, start_page=start)

    assert len(queries_of(address)) == few
    given = client.get(f"/api/v2/pages/{first.pk}/").json()
    assert given["group"] == {"title": "سمن‌ها", "slug": "سمن"}
    assert [term["title"] for term in given["audiences"]] == ["شهروندان", "سازمان‌های مردم‌نهاد"]
    assert given["start_page"]["title"] == "فرم"
    start.unpublish()
    assert client.get(f"/api/v2/pages/{first.pk}/").json()["start_page"] is None
