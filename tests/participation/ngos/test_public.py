"""What readers find of the register: the list, an NGO, files, feeds, the map of the site."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.ngos import services
from participation.ngos.models import Ngo, NgoSettings
from participation.ngos.services import Basis
from persian.jalali import today
from search.query import Query
from search.selectors import find
from tests.participation.ngos.factories import BECAUSE, day, licensed, ngo, prefix
from tests.participation.resolutions.factories import meeting, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.db]

ARCHIVE = "/ngos/"


def soup(response: HttpResponse) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(client: Client, **asked: str) -> list[str]:
    """Return the NGOs of the list."""
    page = soup(client.get(ARCHIVE, asked))
    return [link.get_text(strip=True) for link in page.select("main .panel h3 a.cover")]


def page_of(client: Client, one: Ngo) -> BeautifulSoup:
    one.refresh_from_db()
    return soup(client.get(one.get_absolute_url()))


@pytest.fixture
def register() -> dict[str, Ngo]:
    """Three NGOs: in force, revoked, without a permit."""
    first = licensed("یاران کودک", issued_on=day(1403), on=day(1400)).ngo
    second = licensed(
        "آب و آبادی", of="مؤسسه", county="کاشان", level="county", activity="محیط زیست"
    ).ngo
    services.revoke(ngo=second, basis=BECAUSE)
    return {"first": first, "second": second, "third": ngo("نهال", activity="هنری")}


def test_ngos_stand_in_the_order_of_their_names_with_their_states(
    client: Client, register: dict[str, Ngo]
) -> None:
    assert titles(client) == ["مؤسسهٔ آب و آبادی", "انجمن نهال", "انجمن یاران کودک"]
    states = [
        one.get_text(strip=True) for one in soup(client.get(ARCHIVE)).select("main .item .st")
    ]
    assert states == ["پروانه لغو شده", "بی‌پروانه", "دارای پروانهٔ معتبر"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"field": "کودکان"}, ["انجمن یاران کودک"]),
        ({"field": "محیط-زیست"}, ["مؤسسهٔ آب و آبادی"]),
        ({"state": "active"}, ["انجمن یاران کودک"]),
        ({"level": "county"}, ["مؤسسهٔ آب و آبادی"]),
        ({"county": "کاشان"}, ["مؤسسهٔ آب و آبادی"]),
        ({"year": "1403"}, ["انجمن یاران کودک"]),
        ({"q": "یاران كودك"}, ["انجمن یاران کودک"]),
        ({"q": "محیط زیست"}, ["مؤسسهٔ آب و آبادی"]),
        ({"state": "active", "county": "کاشان"}, []),
        ({"year": "99999999999999", "state": "x"}, []),
    ],
)
def test_the_list_is_narrowed(
    client: Client, register: dict[str, Ngo], asked: dict[str, str], found: list[str]
) -> None:
    assert titles(client, **asked) == found
    told = client.get("/api/v1/ngos/", asked)
    if told.status_code == 200:
        assert [one["title"] for one in told.json()["results"]] == found
    else:
        assert told.status_code == 400
        assert "x" in asked.values()


def test_facets_count_what_each_further_choice_leaves(
    client: Client, register: dict[str, Ngo]
) -> None:
    services.update_ngo(
        ngo=register["third"],
        changes={},
        activity_fields=[*register["first"].activity_fields.all(),
                         *register["third"].activity_fields.all()],
    )  # fmt: skip
    page = soup(client.get(ARCHIVE, {"county": "اصفهان"}))
    facets = {
        one.summary.get_text(strip=True): one.get_text(" ")
        for one in page.select(".facets details")
    }
    assert "محیط زیست" not in facets["زمینهٔ فعالیت"]
    assert "هنری" in facets["زمینهٔ فعالیت"]
    assert "۱۴۰۳" in facets["سال نخستین پروانه"]
    assert titles(client, field="کودکان") == ["انجمن نهال", "انجمن یاران کودک"]


def test_where_nothing_is_found_the_way_back_is_shown(
    client: Client, register: dict[str, Ngo]
) -> None:
    empty = soup(client.get(ARCHIVE, {"q": "خلخلخ"})).select_one(".empty")
    assert "برای «خلخلخ» تشکلی نیافتیم" in empty.get_text()
    assert empty.a["href"] == ARCHIVE


def test_former_names_and_permit_numbers_stay_findable(
    client: Client, register: dict[str, Ngo]
) -> None:
    one = register["first"]
    services.rename(ngo=one, name="یاوران مهر", prefix=prefix("گروه"), on=day(1404))
    for typed in ("یاران کودک", "یاوران", "1403-0001"):
        hits = find(Query(typed, facets={"kind": ("ngo",)})).hits
        assert hits[0].title == "گروه یاوران مهر", typed


def test_search_follows_in_the_same_transaction(client: Client) -> None:
    one = ngo("نهالستان")
    services.hide_ngo(ngo=one)
    assert not find(Query("نهالستان")).hits
    assert titles(client) == []
    services.show_ngo(ngo=one)
    assert titles(client, q="نهالستان") == ["انجمن نهالستان"]


def test_a_page_tells_the_permit_and_every_act_with_reasons_and_decision(client: Client) -> None:
    one = licensed("یاران کودک", phone="031-32221111").ngo
    decided = resolution("لغو پروانهٔ یاران", meeting=meeting(4, session_date=day(1404, 5)))
    services.rename(
        ngo=one, name="یاوران", prefix=prefix(), on=day(1404, 2), basis=Basis(reason="درخواست مجمع")
    )
    services.suspend(ngo=one, on=day(1404, 3), basis=BECAUSE)
    services.revoke(ngo=one, on=day(1404, 6), basis=Basis(reason="تخلف.", decision=decided))
    page = page_of(client, one)
    assert page.h1.get_text(strip=True) == "انجمن یاوران"
    told = page.main.get_text(" ", strip=True)
    for wanted in ("۱۴۰۴-۰۰۰۱", "استانداری اصفهان", "انجمن یاران کودک", "۰۳۱-۳۲۲۲۱۱۱۱"):
        assert wanted in told
    revoked, suspended, renamed, issued, entered = page.select("ol.time > li")
    assert revoked.a["href"] == decided.get_absolute_url()
    assert "هیئت نظارت، شماره" in suspended.get_text(" ", strip=True)
    assert "گزارش سالانه داده نشد." in suspended.get_text()
    assert "از «انجمن یاران کودک» به «انجمن یاوران»" in renamed.get_text(" ", strip=True)
    assert "۱ فروردین ۱۴۰۴" in issued.get_text()
    # A number is read from the left within a sentence, too.
    assert "«\u2066۱۴۰۴-۰۰۰۱\u2069»" in issued.get_text()
    assert "۱ فروردین ۱۴۰۰" in entered.get_text()


def test_minutes_that_nobody_may_read_are_not_named(client: Client) -> None:
    one = licensed().ngo
    secret = resolution("پیش‌نویس تصمیم", meeting=meeting(5, state="draft"))
    services.suspend(ngo=one, basis=Basis(reason="تخلف.", decision=secret))
    assert "پیش‌نویس تصمیم" not in page_of(client, one).get_text()
    assert client.get(f"/api/v1/ngos/{one.pk}/").json()["versions"][0]["decision"] is None


def test_a_representative_is_named_only_where_the_office_publishes_it(client: Client) -> None:
    one = licensed(representative="مریم نمونه‌ای").ngo
    services.change_contact(ngo=one, changes={"representative": "زهرا نمونه‌ای"})

    def everything() -> str:
        said = [page_of(client, one).get_text(), client.get(f"/api/v1/ngos/{one.pk}/").content]
        said += [client.get(f"{ARCHIVE}?export=json").getvalue(), client.get(ARCHIVE).content]
        return "".join(part if isinstance(part, str) else part.decode() for part in said)

    assert "نمونه‌ای" not in everything()
    assert not find(Query("نمونه‌ای")).hits
    # That somebody else represents it now is not told either.
    assert len(page_of(client, one).select("ol.time > li")) == 2
    NgoSettings.objects.update_or_create(defaults={"publishes_representative": True})
    told = page_of(client, one).get_text(" ", strip=True)
    assert "از «مریم نمونه‌ای» به «زهرا نمونه‌ای»" in told


def test_addresses_of_other_names_lead_to_todays(client: Client) -> None:
    one = ngo("نهال")
    old = one.get_absolute_url()
    services.rename(ngo=one, name="سرو", prefix=prefix(), on=day(1402))
    one.refresh_from_db()
    for path in (old, f"/ngos/{one.pk}/"):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (302, one.get_absolute_url())


@pytest.mark.parametrize("path", ["999999/", "99999999999999999999/", "99999999999999999999-x/"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"{ARCHIVE}{path}").status_code == 404


def test_a_hidden_ngo_is_found_nowhere(client: Client) -> None:
    permit = licensed()
    paths = (
        permit.ngo.get_absolute_url(), permit.get_absolute_url(),
        f"/ngos/verify/{permit.token}/", f"/api/v1/ngos/{permit.ngo.pk}/",
        f"/api/v1/permits/{permit.number}/",
    )  # fmt: skip
    assert [client.get(path).status_code for path in paths] == [200] * 5
    services.hide_ngo(ngo=permit.ngo)
    assert [client.get(path).status_code for path in paths] == [404] * 5
    assert "/ngos/" not in client.get("/sitemap-ngos-1.xml").content.decode()
    assert "یاران" not in client.get("/feeds/ngos/rss/").content.decode()


def test_a_permit_that_ran_out_says_so_before_the_clock_has_come_by(client: Client) -> None:
    permit = licensed(valid_until=today())
    with time_machine.travel(today() + timedelta(days=1, hours=12)):
        page = page_of(client, permit.ngo)
        assert page.select_one(".st").get_text(strip=True) == "اعتبار پروانه پایان یافته"
        assert client.get(f"/api/v1/ngos/{permit.ngo.pk}/").json()["permit"]["state"] == "expired"


def test_the_list_goes_out_as_a_file(client: Client, register: dict[str, Ngo]) -> None:
    answer = client.get(ARCHIVE, {"export": "csv", "state": "active"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    labels, row = csv.reader(io.StringIO(text))
    told = dict(zip(labels, row, strict=True))
    assert (told["نام"], told["شمارهٔ پروانه"], told["زمینه‌های فعالیت"]) == (
        "یاران کودک", "1403-0001", "کودکان",
    )  # fmt: skip


def test_acts_stand_in_the_feed_and_corrections_do_not(
    client: Client, register: dict[str, Ngo]
) -> None:
    services.change_contact(ngo=register["first"], changes={"phone": "031-1"})
    text = client.get("/feeds/ngos/rss/").content.decode()
    assert text.index("پروانه لغو شده") < text.index("پروانه صادر شد")
    assert BECAUSE.reason in text
    assert "راه‌های تماس" not in text
    answer = client.get("/feeds/ngos/atom/")
    again = client.get("/feeds/ngos/atom/", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_ngos_stand_in_the_map_of_the_site(client: Client, register: dict[str, Ngo]) -> None:
    assert client.get("/sitemap-ngos-1.xml").content.decode().count("/ngos/") == 3


def queries(client: Client, path: str) -> list[Any]:
    """Return what a page asks the database the second time."""
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return [one["sql"] for one in seen]


def test_the_list_asks_the_same_number_of_queries_for_any_number_of_ngos(
    client: Client, register: dict[str, Ngo]
) -> None:
    few = queries(client, ARCHIVE)
    for number in range(25):
        licensed(f"نام {number}")
    many = queries(client, ARCHIVE)
    assert len(few) == len(many) <= 5, many
    assert len(queries(client, f"{ARCHIVE}?field=کودکان&state=active")) <= 5
    api = queries(client, "/api/v1/ngos/?page_size=100")
    assert len(api) <= 6, api


def test_an_ngo_asks_few_queries_however_long_its_past(client: Client) -> None:
    one = licensed().ngo
    for number in range(15):
        services.change_contact(ngo=one, changes={"phone": f"031-{number}"})
    one.refresh_from_db()
    seen = queries(client, one.get_absolute_url())
    assert len(seen) <= 9, seen
    seen = queries(client, f"/api/v1/ngos/{one.pk}/")
    assert len(seen) <= 6, seen
