"""What the pages of the news cost the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cms.news.factories import NewsIndexPageFactory, NewsPageFactory, full_news_page
from tests.cms.offices.factories import OfficePageFactory

pytestmark = pytest.mark.django_db
ARTICLE, LIST = 12, 16


def queries(client, url: str) -> list[str]:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def test_article_that_shows_everything_stays_within_its_budget(client):
    index = NewsIndexPageFactory()
    page = full_news_page(index, about=OfficePageFactory())
    for _ in range(5):
        other = NewsPageFactory(parent=index)
        other.tags.add("محله")
        other.save()
    asked = queries(client, page.url)
    assert len(asked) <= ARTICLE, "\n".join(asked)
    assert len(asked) == len(set(asked)), "\n".join(asked)
    assert all(sql.startswith("SELECT") for sql in asked)


def test_list_of_twenty_costs_what_a_list_of_six_does(client):
    index = NewsIndexPageFactory()
    for _ in range(6):
        full_news_page(index)
    six = queries(client, index.url)
    for _ in range(18):
        full_news_page(index)
    more = queries(client, index.url)
    assert len(more) == len(six) <= LIST, "\n".join(more)
    assert len(more) == len(set(more)), "\n".join(more)
    assert all(sql.startswith("SELECT") for sql in more)
    assert len(queries(client, f"{index.url}1405/08/?tag=محله")) <= LIST
