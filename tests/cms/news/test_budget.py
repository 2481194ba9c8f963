"""What the pages of the news cost the database."""

import pytest

from tests.cms.news.factories import NewsIndexPageFactory, NewsPageFactory, full_news_page
from tests.cms.offices.factories import OfficePageFactory

pytestmark = pytest.mark.django_db
ARTICLE, LIST = 12, 16


def test_article_that_shows_everything_stays_within_its_budget(queries_of):
    index = NewsIndexPageFactory()
    page = full_news_page(index, about=OfficePageFactory())
    page.body = [("figure", {"image": page.lead_image, "caption": "نما"})]
    page.save()
    for _ in range(5):
        other = NewsPageFactory(parent=index)
        other.tags.add("محله")
        other.save()
    asked = queries_of(page.url)
    assert len(asked) <= ARTICLE, "\n".join(asked)


def test_list_of_twenty_costs_what_a_list_of_six_does(queries_of):
    index = NewsIndexPageFactory()
    for _ in range(6):
        full_news_page(index)
    six = queries_of(index.url)
    for _ in range(18):
        full_news_page(index)
    more = queries_of(index.url)
    assert len(more) == len(six) <= LIST, "\n".join(more)
    assert len(queries_of(f"{index.url}1405/08/?tag=محله")) <= LIST
