"""The page of a facilitation office: what is known is shown, what is unknown is not."""

import datetime
import json

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from cms.offices.enums import Specialty
from cms.offices.models import FacilitationOfficePage, OfficeExpert, OfficePhoto
from tests.cms.factories import PictureFactory
from tests.cms.news.factories import NewsPageFactory
from tests.cms.offices.factories import (
    OfficeIndexPageFactory,
    OfficePageFactory,
    UnitFactory,
    full_office,
)
from tests.cms.standard_pages.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


def soup_of(client: Client, page: FacilitationOfficePage) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def facts_of(soup: BeautifulSoup) -> dict[str, str]:
    return {row.dt.text: row.dd.text for row in soup.select("aside dl > div")}


def test_everything_known_of_an_office_is_shown(client):
    soup = soup_of(client, full_office())

    assert facts_of(soup) == {
        "محله": "حصه، منطقهٔ ۱۴",
        "شهر": "اصفهان",
        "شهرستان": "اصفهان",
        "نشانی": "خیابان نمونه، پلاک ۱۲",
        "تلفن": "۰۳۱-۳۲۲۲۲۲۲۲ (نمونه)",
        "ساعت کار": "شنبه تا چهارشنبه، ۸ تا ۱۴",
        "آغاز به کار": "۱۹ مرداد ۱۳۹۸",
        "مختصات": "عرض ۳۲٫۷۰۱۱۱، طول ۵۱٫۷۱۲۲۲",
    }
    assert [a["href"] for a in soup.select("aside a[href^='tel:']")] == [
        "tel:03132222222",
        "tel:137",
    ]
    assert soup.select_one("aside .plan a")["href"] == "geo:32.70111,51.71222"
    assert [h3.text for h3 in soup.select(".tile h3")] == ["مسئلهٔ محله", "نشست محله"]
    assert [li.text for li in soup.select("ul.tiles li")] == [
        "اقتصاد", "حقوق", "جامعه‌شناسی", "مددکاری", "شهرسازی", "اجتماعی",
    ]  # fmt: skip
    assert soup.select_one(".gallery img")["alt"] == "نمای دفتر"
    origin = soup.select_one(".origin")
    assert origin.a["href"] == "http://sepahannews.ir/"
    assert origin.time["datetime"] == "2019-08-11"


def test_what_is_unknown_of_an_office_is_not_shown(client):
    page = OfficePageFactory(unit=UnitFactory(county=None))

    soup = soup_of(client, page)

    assert not soup.select("aside, main h2, .origin, .gallery, .tiles, main .note")
    assert "None" not in soup.select_one("main").text


def test_an_office_shows_only_those_facts_that_are_known(client):
    soup = soup_of(client, OfficePageFactory(neighbourhood="ارزنان"))

    assert facts_of(soup) == {"محله": "ارزنان", "شهرستان": "اصفهان"}
    assert not soup.select(".plan")


@time_machine.travel("2026-11-22 10:00 +0330")
@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ({"active_until": "2026-11-21"}, "این دفتر تا ۳۰ آبان ۱۴۰۵ کار می‌کرد."),
        ({"active_from": "2026-11-23"}, "این دفتر از ۲ آذر ۱۴۰۵ آغاز به کار می‌کند."),
        ({"active_from": "2026-11-22", "active_until": "2026-11-22"}, None),
    ],
)
def test_an_office_says_when_it_is_closed_or_yet_to_open(client, dates, words):
    days = {name: datetime.date.fromisoformat(day) for name, day in dates.items()}

    notes = soup_of(client, OfficePageFactory(unit=UnitFactory(**days))).select("main .note")

    assert bool(notes) is bool(words)
    assert not words or words in notes[0].text


def test_the_news_about_an_office_is_on_its_page(client):
    page = OfficePageFactory()
    news = NewsPageFactory(title="نشست اهالی حصه", about_page=page)
    NewsPageFactory(parent=news.get_parent(), title="خبری دیگر")

    main = soup_of(client, page).select_one("main")

    assert main.find("a", href=news.url).text == "نشست اهالی حصه"
    assert "خبری دیگر" not in main.text


def described(client: Client, page: FacilitationOfficePage) -> dict:
    blocks = soup_of(client, page).find_all("script", type="application/ld+json")
    things = [thing for block in blocks for thing in json.loads(block.string)["@graph"]]
    (office,) = [thing for thing in things if thing["@type"] == "GovernmentOffice"]
    return office


def test_machines_read_where_the_office_is(client):
    office = described(client, full_office())

    assert office["name"] == "دفتر تسهیلگری حصه"
    assert office["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "خیابان نمونه، پلاک 12",
        "addressLocality": "اصفهان",
        "addressRegion": "اصفهان",
        "addressCountry": "IR",
    }
    assert office["telephone"] == ["03132222222", "137"]
    assert office["geo"] == {
        "@type": "GeoCoordinates", "latitude": 32.70111, "longitude": 51.71222,
    }  # fmt: skip
    assert office["foundingDate"] == "2019-08-10"


def test_machines_read_nothing_that_is_unknown(client):
    office = described(client, OfficePageFactory(title="دفتر ارزنان"))

    assert set(office) == {"@type", "@id", "name", "url", "address", "parentOrganization"}


def test_an_office_keeps_its_budget_of_queries(queries_of):
    page = full_office()
    NewsPageFactory(about_page=page)

    assert len(queries_of(page.url)) <= 12


def test_more_photos_and_services_ask_the_database_no_more(queries_of):
    page = full_office()
    few = len(queries_of(page.url))
    for _ in range(6):
        OfficePhoto.objects.create(page=page, image=PictureFactory())
        page.services.append(
            (
                "service",
                {"icon": "org", "title": "خدمت", "page": StandardPageFactory(), "address": ""},
            )
        )
    page.save()

    assert len(queries_of(page.url)) == few


def test_a_copied_office_has_no_unit_until_one_is_chosen():
    page = full_office()

    copy = page.copy(update_attrs={"title": "رونوشت", "slug": "رونوشت"}, keep_live=False)

    assert copy.unit is None
    assert [expert.specialty for expert in copy.experts.all()] == list(Specialty)


def test_the_preview_of_a_new_office_shows_its_rows():
    page = FacilitationOfficePage(title="دفتر تازه", slug="تازه", unit=UnitFactory())
    page.experts = [OfficeExpert(specialty="law", name="نمونه")]
    OfficeIndexPageFactory().add_child(instance=page)

    shown = page.make_preview_request(preview_mode=page.default_preview_mode)

    assert "حقوق" in shown.content.decode()


def test_the_api_gives_offices_with_their_rows_in_as_many_queries_for_many(client, queries_of):
    first = full_office()
    address = "/api/v2/pages/?type=offices.FacilitationOfficePage&fields=*"
    few = len(queries_of(address))
    for number in range(5):
        full_office(parent=first.get_parent(), title=f"دفتر {number}")

    assert len(queries_of(address)) == few
    given = client.get(f"/api/v2/pages/{first.pk}/").json()
    assert given["county"] == "اصفهان"
    assert given["active_from"] == "2019-08-10"
    assert given["experts"][0] == {
        "specialty": "economics", "specialty_title": "اقتصاد", "name": "",
    }  # fmt: skip
    assert given["photos"][0]["image"]["alt"] == "نمای دفتر"
