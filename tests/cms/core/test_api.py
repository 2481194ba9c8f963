"""Wagtail's API v2: public, bounded, the same for everybody, deaf to nonsense."""

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.documents.models import CustomDocument
from tests.cms.events.factories import DocumentFactory, EventPageFactory
from tests.cms.factories import PictureFactory
from tests.cms.news.factories import (
    NewsIndexPageFactory,
    NewsPageFactory,
    full_news_page,
    moment,
)
from tests.cms.reports.factories import ReportPageFactory

pytestmark = pytest.mark.django_db
PAGES = "/api/v2/pages/"
NEWS = f"{PAGES}?type=news.NewsPage&fields=*"


@pytest.fixture(autouse=True)
def fresh_throttle():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def index():
    return NewsIndexPageFactory()


def answer(client, url: str) -> dict:
    response = client.get(url)
    assert response.status_code == 200, response.content[:300]
    assert response["Content-Type"] == "application/json"
    return json.loads(response.content)


def test_item_has_iso_date_jalali_twin_and_absolute_addresses(client, index, settings):
    page = full_news_page(index, date=moment(1405, 9, 1))
    (item,) = answer(client, NEWS)["items"]
    assert (item["date"][:16], item["date_jalali"]) == ("2026-11-22T10:00", "1405-09-01")
    assert item["code"] == page.code
    assert item["category"] == {"name": page.category.name, "slug": page.category.slug}
    assert sorted(item["tags"]) == ["تسهیلگری", "محله"]
    assert item["meta"]["html_url"] == f"{settings.PUBLIC_URL}{page.url}"
    assert item["gallery"][0]["caption"] == "نمایی دیگر"
    files = item["lead_image"]["files"]
    assert all(file["url"].startswith(f"{settings.PUBLIC_URL}/media/pictures/") for file in files)
    assert answer(client, f"{PAGES}{page.pk}/")["date_jalali"] == "1405-09-01"


def test_event_and_report_have_their_twins(client):
    event, report = EventPageFactory(), ReportPageFactory()
    assert answer(client, f"{PAGES}{event.pk}/")["starts_at_jalali"] == "1405-09-20"
    assert answer(client, f"{PAGES}{report.pk}/")["date_jalali"] == "1405-08-10"


def test_what_is_hidden_is_not_there_even_for_who_may_see_it(client, admin_client, index):
    draft = NewsPageFactory(parent=index, title="پیش‌نویس", live=False)
    private = NewsPageFactory(parent=index, title="بسته")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    for asking in (client, admin_client):
        assert answer(asking, NEWS)["items"] == []
        for page in (draft, private):
            assert asking.get(f"{PAGES}{page.pk}/").status_code == 404


def test_document_of_a_closed_collection_is_not_listed(client):
    closed = Collection.get_first_root_node().add_child(name="درونی")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    DocumentFactory(title="آشکار")
    CustomDocument.objects.filter(pk=DocumentFactory(title="نهان").pk).update(collection=closed)
    titles = [item["title"] for item in answer(client, "/api/v2/documents/")["items"]]
    assert titles == ["آشکار"]


def test_image_shows_the_files_of_the_web_never_the_upload(client, settings):
    picture = PictureFactory()
    item = answer(client, f"/api/v2/images/{picture.pk}/")
    url = f"{settings.PUBLIC_URL}/media/pictures/made-640.webp"
    assert item["meta"]["download_url"] == url
    assert item["description"] == "نمای میدان"
    assert picture.file.name not in json.dumps(item)


@pytest.mark.parametrize("address", [PAGES, "/api/v2/images/", "/api/v2/documents/"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_taken_in(client, address, method):
    assert getattr(client, method)(address, {}).status_code == 405


@pytest.mark.parametrize("address", [PAGES, "/api/v2/images/", "/api/v2/documents/"])
def test_options_answer_without_harm(client, address):
    response = client.options(address)
    assert response.status_code == 200
    assert "POST" not in response["Allow"]


NONSENSE = [
    "?limit=-1",
    "?limit=101",
    "?limit=abc",
    "?offset=-1",
    "?offset=" + "9" * 30,
    "?offset=1000001",
    "?id=abc",
    "?title=%00",
    "?%00=1",
    "?type=%FF",
    "?type=auth.Group",
    "?type=news.Nothing",
    "?type=" + "x" * 1_000_000,
    "?fields=" + "a(" * 500,
    "?fields=((((",
    "?fields=nothing",
    "?order=nothing",
    "?search_operator=xor&search=a",
    "?site=nowhere.example",
    "?child_of=abc",
    "?descendant_of=99999999999999999999999",
    "?unknown=1",
    "?type=news.NewsPage&date=yesterday",
    "?type=news.NewsPage&date=1405-13-40",
    "?type=news.NewsPage&gallery=abc",
    "?type=news.NewsPage&code=abc",
    "?type=news.NewsPage&category=abc",
    "?rich_text_format=abc",
    "99999999999999999999999999/",
    "0/",
    "find/?id=abc",
    "find/?id=" + "9" * 40,
    "find/?html_path=%00",
    "find/",
]


@pytest.mark.parametrize("asked", NONSENSE, ids=lambda asked: asked[:30])
def test_nonsense_gets_a_clear_refusal(client, index, asked):
    full_news_page(index)
    response = client.get(f"{PAGES}{asked}")
    assert 400 <= response.status_code < 500
    assert json.loads(response.content)["message"]


@pytest.mark.parametrize("asked", ["?search=", '?search="', "?search=*AND(", "?search=NEAR/3"])
def test_search_survives_its_own_signs(client, index, asked):
    full_news_page(index)
    assert "items" in answer(client, f"{PAGES}{asked}")


def test_search_finds_a_page_by_its_title(client, index):
    NewsPageFactory(parent=index, title="بوستان تازهٔ محله")
    NewsPageFactory(parent=index, title="چیز دیگر")
    items = answer(client, f"{PAGES}?type=news.NewsPage&search=بوستان")["items"]
    assert [item["title"] for item in items] == ["بوستان تازهٔ محله"]


def test_list_of_twenty_costs_what_a_list_of_three_does(client, index):
    def queries() -> int:
        client.get(NEWS)
        with CaptureQueriesContext(connection) as captured:
            client.get(NEWS)
        sql = [query["sql"] for query in captured.captured_queries]
        assert len(sql) == len(set(sql)), "\n".join(sql)
        return len(sql)

    for _ in range(3):
        full_news_page(index)
    three = queries()
    for _ in range(17):
        full_news_page(index)
    assert queries() == three <= 6


def test_who_has_the_answer_already_gets_304(client, index):
    etag = client.get(PAGES)["ETag"]
    assert client.get(PAGES, headers={"if-none-match": etag}).status_code == 304


def test_too_many_reads_from_one_address_are_told_to_wait(client, monkeypatch):
    from cms.core.api import PublicReadThrottle  # noqa: PLC0415

    monkeypatch.setattr(PublicReadThrottle, "THROTTLE_RATES", {"public-read": "2/min"})
    assert [client.get(PAGES).status_code for _ in range(3)] == [200, 200, 429]
    assert client.get(PAGES)["Retry-After"]


def test_answer_sets_no_cookie(client, index):
    assert not client.get(PAGES).cookies
