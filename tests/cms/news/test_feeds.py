"""The feeds of the news."""

from email.utils import parsedate_to_datetime

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring
from wagtail.models import PageViewRestriction

from tests.cms.news.factories import (
    NewsCategoryFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    moment,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def index():
    return NewsIndexPageFactory()


def test_rss_has_absolute_links_and_machine_dates_whatever_the_host(client, index, settings):
    settings.PUBLIC_URL = "https://mosharekat.example"
    page = NewsPageFactory(
        parent=index, title="عنوان <b> & «نشان»", date=moment(1405, 9, 1), category=None
    )
    page.tags.add("محله")
    page.save()
    response = client.get("/feeds/news/rss/", headers={"host": "localhost"})
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = fromstring(response.content).find("channel")
    item = channel.find("item")
    assert channel.find("link").text == f"https://mosharekat.example{index.url}"
    assert item.find("title").text == "عنوان <b> & «نشان»"
    assert item.find("link").text == f"https://mosharekat.example{page.url}"
    assert item.find("guid").text == f"tag:mosharekat.example,2026:{page.code}"
    assert parsedate_to_datetime(item.find("pubDate").text) == moment(1405, 9, 1)
    assert [c.text for c in item.findall("category")] == ["محله"]


def test_atom_has_iso_dates(client, index, settings):
    page = NewsPageFactory(parent=index, date=moment(1405, 9, 1))
    response = client.get("/feeds/news/atom/")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    entry = fromstring(response.content).find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}published").text == "2026-11-22T10:00:00+03:30"
    assert entry.find(f"{ATOM}link").get("href") == f"{settings.PUBLIC_URL}{page.url}"


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_feed_is_bounded_and_leaves_out_what_is_hidden(client, index, kind):
    NewsPageFactory.create_batch(21, parent=index, title="خبر")
    NewsPageFactory(parent=index, title="پیش‌نویس", live=False)
    text = client.get(f"/feeds/news/{kind}/").content.decode()
    assert text.count("خبر</title>") == 20
    assert "پیش‌نویس" not in text


def test_restriction_of_the_list_hides_its_items_everywhere(client, index):
    NewsPageFactory(parent=index, title="خبر بسته")
    PageViewRestriction.objects.create(page=index, restriction_type="login")
    for url in ("/", "/feeds/news/rss/", "/feeds/news/atom/", "/api/v2/pages/"):
        assert "خبر بسته" not in client.get(url).content.decode(), url


def test_control_characters_in_a_title_do_not_break_the_feed(client, index):
    NewsPageFactory(parent=index, title="خبر\x0b تازه", summary="متن\x00\x1f")
    root = fromstring(client.get("/feeds/news/rss/").content)
    assert root.find("channel/item/title").text == "خبر تازه"


def test_feed_without_news_is_valid(client):
    assert fromstring(client.get("/feeds/news/rss/").content).find("channel/item") is None


def test_feed_answers_304_to_who_has_it(client, index):
    NewsPageFactory(parent=index)
    etag = client.get("/feeds/news/atom/")["ETag"]
    again = client.get("/feeds/news/atom/", headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_feed_takes_nothing_in(client):
    assert client.post("/feeds/news/rss/").status_code == 405


def test_feed_sets_no_cookie(client, index):
    assert not client.get("/feeds/news/rss/").cookies


def test_feed_costs_the_same_for_twenty_items_as_for_five(
    client, index, django_assert_max_num_queries
):
    category = NewsCategoryFactory()
    for number in range(20):
        page = NewsPageFactory(parent=index, category=category)
        page.tags.add("محله", f"برچسب {number}")
        page.save()
    client.get("/feeds/news/rss/")
    with django_assert_max_num_queries(5):
        client.get("/feeds/news/rss/")


def test_pages_name_their_feeds(client, index):
    page = NewsPageFactory(parent=index)
    for url in (index.url, page.url):
        soup = BeautifulSoup(client.get(url).content, "html.parser")
        links = {a["type"]: a["href"] for a in soup.select("link[rel=alternate]")}
        assert links == {
            "application/rss+xml": "/feeds/news/rss/",
            "application/atom+xml": "/feeds/news/atom/",
        }
