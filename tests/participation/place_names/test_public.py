"""What readers find of the register: the list, a place, files, feeds, the map of the site."""

import csv
import io
import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.place_names import services
from participation.place_names.geometry import point_shape, shape_of
from participation.place_names.models import Place, PlaceName
from participation.place_names.services import Basis
from persian.jalali import today
from search.query import Query
from search.selectors import find
from tests.participation.place_names.factories import county, day, kind, place
from tests.participation.resolutions.factories import body, meeting, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.db]

ARCHIVE = "/place-names/"


def soup(response: HttpResponse) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(client: Client, **asked: str) -> list[str]:
    """Return the places of the list."""
    page = soup(client.get(ARCHIVE, asked))
    return [link.get_text(strip=True) for link in page.select("main .panel h3 a.cover")]


def page_of(client: Client, one: Place) -> BeautifulSoup:
    one.refresh_from_db()
    return soup(client.get(one.get_absolute_url()))


@pytest.fixture
def register() -> dict[str, Place]:
    street = place("کاوه", district="منطقهٔ ۳")
    services.rename(place=street, text="نشاط", on=day(1400))
    return {
        "street": street,
        "alley": place("بادام‌بن", of="کوچه", city="خمینی‌شهر", county="خمینی‌شهر", number="12"),
        "park": place("باغ نو", of="بوستان", since=None),
    }


def test_places_stand_in_the_order_of_their_names(
    client: Client, register: dict[str, Place]
) -> None:
    assert titles(client) == ["کوچهٔ بادام‌بن (۱۲)", "بوستان باغ نو", "خیابان نشاط"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "کوچه"}, ["کوچهٔ بادام‌بن (۱۲)"]),
        ({"county": "خمینی-شهر"}, ["کوچهٔ بادام‌بن (۱۲)"]),
        ({"city": "اصفهان"}, ["بوستان باغ نو", "خیابان نشاط"]),
        ({"former": "yes"}, ["خیابان نشاط"]),
        ({"decade": "1400"}, ["خیابان نشاط"]),
        ({"decade": "1380", "kind": "کوچه"}, ["کوچهٔ بادام‌بن (۱۲)"]),
        ({"q": "کاوه"}, ["خیابان نشاط"]),
        ({"q": "بادام بن"}, ["کوچهٔ بادام‌بن (۱۲)"]),
        ({"kind": "کوچه", "former": "yes"}, []),
        ({"decade": "99999999999999", "former": "x"}, []),
    ],
)
def test_the_list_is_narrowed(
    client: Client, register: dict[str, Place], asked: dict[str, str], found: list[str]
) -> None:
    assert titles(client, **asked) == found


def test_facets_count_what_each_further_choice_leaves(
    client: Client, register: dict[str, Place]
) -> None:
    page = soup(client.get(ARCHIVE, {"city": "اصفهان"}))
    facets = {
        one.summary.get_text(strip=True): one.get_text(" ")
        for one in page.select(".facets details")
    }
    assert "خیابان" in facets["نوع مکان"]
    assert "کوچه" not in facets["نوع مکان"]
    assert "دههٔ ۱۴۰۰" in facets["نام‌گذاری در"]


def test_where_nothing_is_found_the_way_back_is_shown(
    client: Client, register: dict[str, Place]
) -> None:
    empty = soup(client.get(ARCHIVE, {"q": "خلخلخ"})).select_one(".empty")
    assert "برای «خلخلخ» مکانی نیافتیم" in empty.get_text()
    assert empty.a["href"] == ARCHIVE


def test_old_names_stay_findable_for_ever(client: Client, register: dict[str, Place]) -> None:
    street = register["street"]
    for text in ("فردوسی", "سعدی"):
        services.rename(place=street, text=text, on=day(1402))
    for typed in ("کاوه", "نشاط", "خیابان کاوه", "فردوسی", "سعدی"):
        (hit,) = find(Query(typed, facets={"kind": ("place",)})).hits
        assert hit.title == "خیابان سعدی"
    services.cease(place=street, on=day(1403))
    assert titles(client, q="نشاط") == ["خیابان سعدی"]


def test_search_follows_in_the_same_transaction(client: Client) -> None:
    street = place("کاوه")
    services.rename(place=street, text="نشاط", on=today() + timedelta(4))
    assert [hit.title for hit in find(Query("نشاط")).hits] == ["خیابان کاوه"]
    services.hide_place(place=street)
    assert not find(Query("کاوه")).hits
    assert titles(client) == []
    services.show_place(place=street)
    assert titles(client, q="کاوه") == ["خیابان کاوه"]


def test_a_page_says_why_since_when_and_by_whose_decision(client: Client) -> None:
    street = place("کاوه", extent="حدفاصل میدان شهدا تا پل 2")
    decided = resolution("نام‌گذاری خیابان نشاط", meeting=meeting(4, session_date=day(1399, 12)))
    basis = Basis(reason="نشاط اصفهانی در این محله می‌زیست.", decision=decided, keeps_number=True)
    services.rename(place=street, text="نشاط", on=day(1400), basis=basis)
    page = page_of(client, street)
    assert page.h1.get_text(strip=True) == "خیابان نشاط"
    told = page.main.get_text(" ", strip=True)
    assert "نشاط اصفهانی در این محله می‌زیست." in told
    assert "حدفاصل میدان شهدا تا پل ۲" in told
    now, before = page.select("ol.time > li")
    assert "از ۱ فروردین ۱۴۰۰ تا امروز" in now.get_text(" ", strip=True)
    assert now.select_one("a")["href"] == decided.get_absolute_url()
    assert "از ۱ فروردین ۱۳۸۰ تا ۱ فروردین ۱۴۰۰" in before.get_text(" ", strip=True)
    assert "خیابان کاوه" in before.get_text()


def test_minutes_that_nobody_may_read_are_not_named(client: Client) -> None:
    street = place("کاوه")
    secret = resolution("پیش‌نویس تصمیم", meeting=meeting(5, state="draft"))
    services.rename(place=street, text="نشاط", on=day(1400), basis=Basis(decision=secret))
    assert "پیش‌نویس تصمیم" not in page_of(client, street).get_text()
    assert client.get(f"/api/v1/places/{street.pk}/").json()["names"][0]["decision"] is None


def test_an_old_decision_is_told_as_it_was_typed(client: Client) -> None:
    basis = Basis(decision_number="12/3", decision_body="انجمن شهر", decision_date=day(1340, 2, 1))
    told = page_of(client, place("کاوه", basis=basis)).get_text(" ", strip=True)
    assert "انجمن شهر، شماره" in told
    assert "۱۲/۳" in told
    assert "۱ اردیبهشت ۱۳۴۰" in told


def test_addresses_of_other_names_lead_to_todays_without_a_circle(client: Client) -> None:
    street = place("کاوه")
    old = street.get_absolute_url()
    services.rename(place=street, text="نشاط", on=day(1400))
    street.refresh_from_db()
    new = street.get_absolute_url()
    assert old != new
    for address in (old, f"/place-names/{street.pk}/", f"/place-names/{street.pk}-x/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, new)
    services.rename(place=street, text="کاوه", on=day(1401))
    assert client.get(old).status_code == 200
    assert client.get(new)["Location"] == old


@pytest.mark.parametrize("path", ["999999/", "99999999999999999999/", "99999999999999999999-x/"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"{ARCHIVE}{path}").status_code == 404


def test_a_hidden_place_is_not_found(client: Client) -> None:
    street = place("کاوه")
    assert client.get(street.get_absolute_url()).status_code == 200
    services.hide_place(place=street)
    assert client.get(street.get_absolute_url()).status_code == 404
    assert client.get(f"/api/v1/places/{street.pk}/").status_code == 404
    assert street.get_absolute_url() not in client.get("/sitemap-places-1.xml").content.decode()


def test_a_place_that_is_no_more_says_what_it_became(client: Client) -> None:
    street, park = place("کاوه"), place("باغ نو", of="بوستان")
    services.cease(place=street, on=day(1404), because="در بوستان افتاد.", successor=park)
    note = page_of(client, street).select_one("main .note")
    assert "دیگر نیست" in note.get_text()
    assert note.a["href"] == park.get_absolute_url()
    assert street.get_absolute_url() in str(page_of(client, park).select_one("aside"))


def test_a_repealed_decision_is_told_on_the_page(client: Client) -> None:
    street = place("کاوه")
    name = services.rename(place=street, text="نشاط", on=day(1400))
    services.undo_name(name=name, on=day(1402))
    page = page_of(client, street)
    assert page.h1.get_text(strip=True) == "خیابان کاوه"
    assert "۱ فروردین ۱۴۰۲ لغو شد" in page.select("ol.time > li")[1].get_text(" ", strip=True)


def test_resolutions_that_name_the_place_stand_on_its_page(client: Client) -> None:
    street = place("کاوه")
    services.rename(place=street, text="گل نرگس", on=day(1400))
    held = meeting(1)
    resolution("روشنایی خیابان  گل‌نرگس", meeting=held, row=1)
    resolution("آسفالت", text="خیابان کاوه از پل تا میدان آسفالت شود.", meeting=held, row=2)
    resolution("گل نرگس برای خیابان", meeting=held, row=3)
    elsewhere = body("شورای کاشان", county=county("کاشان"))
    resolution("خیابان کاوه", meeting=meeting(1, body=elsewhere))
    secret = meeting(2, body=held.body, state="draft")
    resolution("خیابان کاوه در پیش‌نویس", meeting=secret)
    page = page_of(client, street)
    named = [link.get_text() for link in page.select("main ul.panel a")]
    assert sorted(named) == ["آسفالت", "روشنایی خیابان  گل‌نرگس"]


def test_a_line_is_drawn_and_its_neighbours_are_told(client: Client) -> None:
    line = shape_of({"type": "LineString", "coordinates": [[51.66, 32.65], [51.67, 32.655]]})
    street = place("کاوه", shape=line)
    place("باغ نو", of="بوستان", shape=point_shape(32.656, 51.671))
    far = place("دوردست", of="بوستان", shape=point_shape(32.9, 51.9))
    page = page_of(client, street)
    assert page.select_one(".sketch svg path.own")["d"].startswith("M")
    near = page.get_text(" ", strip=True)
    assert "بوستان باغ نو" in near
    assert far.title not in near
    assert "۳۲٫۶۵۵۰۰، ۵۱٫۶۷۰۰۰" in near
    assert not page.select("[data-map]")


def test_a_map_is_there_only_where_the_office_has_named_whose(client: Client, settings) -> None:
    street = place("کاوه", shape=point_shape(32.65, 51.67))
    settings.MAP_TILES = "https://tiles.example.ir/{z}/{x}/{y}.png"
    settings.MAP_CREDIT = "نقشهٔ نمونه"
    box = page_of(client, street).select_one("[data-map]")
    assert json.loads(box["data-middle"]) == [51.67, 32.65]
    assert not box.select("img")
    assert "نقشهٔ نمونه" in box.get_text()


def test_the_list_goes_out_as_a_file(client: Client, register: dict[str, Place]) -> None:
    answer = client.get(ARCHIVE, {"export": "csv", "former": "yes"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    labels, row = csv.reader(io.StringIO(text))
    told = dict(zip(labels, row, strict=True))
    assert (told["نام"], told["نام‌های پیشین"]) == ("نشاط", "کاوه")


def test_open_data_for_maps_is_geojson(client: Client, register: dict[str, Place]) -> None:
    services.update_place(place=register["park"], changes={}, shape=point_shape(32.65, 51.67))
    answer = client.get(ARCHIVE, {"export": "geojson"})
    assert answer["Content-Type"].startswith("application/geo+json")
    told = json.loads(b"".join(answer.streaming_content))
    by_id = {one["id"]: one for one in told["features"]}
    assert by_id[register["park"].pk]["geometry"] == {
        "type": "Point", "coordinates": [51.67, 32.65],
    }  # fmt: skip
    street = by_id[register["street"].pk]
    assert street["geometry"] is None
    assert street["properties"]["former_names"] == ["کاوه"]


def test_new_names_stand_in_the_feed(client: Client, register: dict[str, Place]) -> None:
    text = client.get("/feeds/place-names/rss/").content.decode()
    assert text.index("خیابان نشاط") < text.index("کوچهٔ بادام‌بن")
    assert "باغ نو" not in text
    answer = client.get("/feeds/place-names/atom/")
    again = client.get("/feeds/place-names/atom/", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_places_stand_in_the_map_of_the_site(client: Client, register: dict[str, Place]) -> None:
    text = client.get("/sitemap-places-1.xml").content.decode()
    assert text.count("/place-names/") == 3


def test_the_list_asks_the_same_number_of_queries_for_any_number_of_places(
    client: Client, register: dict[str, Place]
) -> None:
    for number in range(30):
        place(f"نام {number}", of="کوچه")
    client.get(ARCHIVE)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert len(titles(client)) == 20
    assert len(seen) <= 5, [one["sql"] for one in seen]


def test_a_place_asks_few_queries(client: Client) -> None:
    line = shape_of({"type": "LineString", "coordinates": [[51.66, 32.65], [51.67, 32.655]]})
    street = place("کاوه", shape=line)
    for year in range(1390, 1400):
        services.rename(place=street, text=f"نام {year}", on=day(year))
    for number in range(5):
        place(f"همسایه {number}", shape=point_shape(32.651, 51.66 + number / 1000))
    resolution("خیابان کاوه")
    page_of(client, street)
    with CaptureQueriesContext(connection) as seen:
        page_of(client, street)
    # One of them is the test's own.
    assert len(seen) <= 12, [one["sql"] for one in seen]


def test_a_kind_that_is_in_use_stays() -> None:
    place("کاوه")
    assert kind("خیابان").places.count() == 1
    assert PlaceName.objects.count() == 1
