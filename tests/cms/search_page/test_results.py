"""The search page as readers meet it."""

from datetime import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.spelling import rebuild_words
from tests.cms.news.factories import NewsIndexPageFactory, NewsPageFactory, moment
from tests.cms.standard_pages.factories import StandardPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def soup(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(response) -> list[str]:
    return [link.get_text() for link in soup(response).select("main .list h3 a")]


def news(title: str, when: datetime | None = None, **more):
    index = NewsIndexPageFactory._meta.model.objects.first() or NewsIndexPageFactory()
    made = NewsPageFactory(parent=index, title=title, date=when or moment(1405, 8, 1), **more)
    made.save_revision().publish()
    return made


@pytest.fixture
def shelf() -> None:
    news("بوستان کتاب", moment(1404, 3, 1))
    news("بوستان آب", moment(1405, 3, 1))
    page = StandardPageFactory(title="دربارهٔ بوستان‌ها")
    page.save_revision().publish()


def test_what_was_found_is_marked_dated_and_linked(client, shelf) -> None:
    page = soup(client.get("/search/", {"q": "بوستان آب"}))
    item = page.select_one("main article.item")
    assert item.select_one("h3 mark").get_text() == "بوستان آب"
    assert item.select_one("time")["datetime"] == "2026-05-22"
    assert item.select_one("time").get_text() == "جمعه ۱ خرداد ۱۴۰۵"
    assert item.select_one(".kind").get_text() == "خبر"
    assert client.get(item.select_one("h3 a")["href"]).status_code == 200


def test_kinds_are_chips_with_counts(client, shelf) -> None:
    chips = soup(client.get("/search/", {"q": "بوستان"})).select("main nav.chips a.chip")
    assert [chip.get_text() for chip in chips] == ["همه ۳", "خبرها ۲", "صفحه‌ها ۱"]
    assert titles(client.get(f"/search/{chips[2]['href']}")) == ["دربارهٔ بوستان‌ها"]


@pytest.mark.parametrize(("asked", "found"), [
    ({"year": "1404"}, ["بوستان کتاب"]),
    ({"since": "۱۴۰۵/۱/۱"}, ["بوستان آب"]),
    ({"until": "29 اسفند 1404"}, ["بوستان کتاب"]),
    ({"order": "newest", "kind": "news"}, ["بوستان آب", "بوستان کتاب"]),
    ({"since": "1406/01/01"}, []),
    ({"county": "nowhere"}, []),
])  # fmt: skip
def test_results_are_narrowed(client, shelf, asked, found) -> None:
    assert titles(client.get("/search/", {"q": "بوستان", **asked})) == found


def test_nothing_with_these_filters_offers_to_drop_them(client, shelf) -> None:
    page = soup(client.get("/search/", {"q": "بوستان", "year": "1390"}))
    assert "نتیجه‌ای با این پالایه‌ها نیست" in page.get_text()
    assert titles(client.get(page.select_one(".empty a.btn")["href"]))


def test_a_wrong_day_is_answered_beside_it_and_nothing_is_lost(client, shelf) -> None:
    response = client.get("/search/", {"q": "بوستان", "since": "روز مبادا", "kind": "news"})
    page = soup(response)
    assert page.select_one("#id_since")["value"] == "روز مبادا"
    assert page.select_one("#id_since_error")
    assert page.select_one("input[type=hidden][name=kind]")["value"] == "news"
    assert len(titles(response)) == 2
    turned = client.get("/search/", {"q": "بوستان", "since": "1405/2/2", "until": "1405/1/1"})
    assert soup(turned).select_one("#id_until_error")


def test_another_spelling_is_said_to_count_as_one(client, shelf) -> None:
    text = soup(client.get("/search/", {"q": "بوستان كتاب"})).get_text()
    assert "نتیجهٔ «بوستان کتاب» را می‌بینید" in text
    assert "را می‌بینید" not in soup(client.get("/search/", {"q": "بوستان کتاب"})).get_text()


def test_a_typing_error_is_put_right(client, shelf) -> None:
    rebuild_words()
    page = soup(client.get("/search/", {"q": "بوستن کتاب"}))
    link = page.select_one(".corr a")
    assert link.get_text() == "بوستان کتاب"
    assert titles(client.get(f"/search/{link['href']}")) == ["بوستان کتاب"]


def test_some_words_are_said_to_be_some(client, shelf) -> None:
    text = soup(client.get("/search/", {"q": "کتاب قالیشویی"})).get_text()
    assert "نتیجه‌ای با همهٔ این واژه‌ها نیست" in text


def test_the_beginning_of_a_title_leads_there_without_a_script(client, shelf) -> None:
    page = soup(client.get("/search/", {"q": "بوستا"}))
    assert "چیزی نیافتیم" in page.get_text()
    assert len(page.select("main ul.nav a.cover")) == 3


def test_an_empty_query_shows_what_is_new(client, shelf) -> None:
    page = soup(client.get("/search/"))
    assert [a.get_text() for a in page.select("main ul.nav a.cover")] == [
        "بوستان آب",
        "بوستان کتاب",
    ]


def test_suggestions_are_links_for_the_script(client, shelf) -> None:
    options = soup(client.get("/search/suggest/", {"q": "بوستان ك"})).select("a[role=option]")
    assert [option.select_one("span").get_text() for option in options] == ["بوستان کتاب"]
    assert not soup(client.get("/search/suggest/", {"q": "ب"})).select("li")


def test_pages_follow_each_other_and_then_there_is_none(client) -> None:
    for number in range(23):
        news(f"کارگاه {number}")
    first = soup(client.get("/search/", {"q": "کارگاه"}))
    assert "۲۳ نتیجه" in first.get_text()
    assert len(titles(client.get(f"/search/{first.select_one('.pager a[rel=next]')['href']}"))) == 3
    for number in ("0", "3", "x", "-1", "99999999"):
        assert client.get("/search/", {"q": "کارگاه", "page": number}).status_code == 404


def test_results_are_not_for_other_search_engines(client, shelf) -> None:
    response = client.get("/search/", {"q": "بوستان"})
    assert "noindex" in soup(response).select_one("meta[name=robots]")["content"]
    assert "Set-Cookie" not in response
    assert response["Cache-Control"] == "public, max-age=60"


def test_the_page_asks_ten_times_at_most_and_writes_nothing(client, shelf) -> None:
    url = "/search/?q=بوستان&year=1405&kind=news"
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    asked = [query["sql"] for query in captured.captured_queries]
    assert not [sql for sql in asked if not sql.lstrip().startswith(("SELECT", "WITH"))]
    assert len(asked) <= 10, asked


@pytest.mark.parametrize("place", range(9))
def test_garbage_is_answered(client, shelf, place) -> None:
    typed = ('"', "AND OR", "(((", "x" * 5000, "واژه " * 900, "😀", "%", "\\", "' OR 1=1 --")[place]
    for name in ("q", "kind", "year", "county", "since", "order"):
        response = client.get("/search/", {"q": "بوستان", name: typed})
        assert response.status_code == 200
    assert client.get("/search/suggest/", {"q": typed}).status_code == 200
