"""The list of news: archive, filters, pages, nonsense in the address."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from cms.news.models import NewsIndexPage
from tests.cms.news.factories import (
    NewsCategoryFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    moment,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> NewsIndexPage:
    return NewsIndexPageFactory()


def shown(client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200, url
    return BeautifulSoup(response.content, "html.parser")


def titles(soup: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in soup.select(".panel .item h3 a")]


def facet(soup: BeautifulSoup, words: str) -> BeautifulSoup:
    return next(link for link in soup.select("a.tick") if words in link.get_text())


def test_newest_item_stands_first_with_weekday_and_machine_date(client, index):
    NewsPageFactory(parent=index, title="کهنه", date=moment(1404, 1, 5))
    NewsPageFactory(parent=index, title="تازه", date=moment(1405, 9, 1))
    soup = shown(client, index.url)
    assert titles(soup) == ["تازه", "کهنه"]
    first = soup.select_one(".panel .item time")
    assert first.get_text() == "یکشنبه ۱ آذر ۱۴۰۵"
    assert first["datetime"].startswith("2026-11-22T10:00")


def test_month_holds_its_first_and_last_moment_in_tehran(client, index):
    NewsPageFactory(parent=index, title="نخست", date=moment(1405, 8, 1, 0))
    NewsPageFactory(parent=index, title="واپسین", date=moment(1405, 8, 30, 23))
    NewsPageFactory(parent=index, title="ماه بعد", date=moment(1405, 9, 1, 0))
    soup = shown(client, f"{index.url}1405/08/")
    assert titles(soup) == ["واپسین", "نخست"]
    assert soup.h1.get_text() == "خبرهای آبان ۱۴۰۵"
    assert soup.title.get_text().startswith("خبرهای آبان ۱۴۰۵")


def test_year_counts_its_months(client, index):
    for month in (8, 8, 9):
        NewsPageFactory(parent=index, date=moment(1405, month, 2))
    NewsPageFactory(parent=index, date=moment(1404, 12, 2))
    soup = shown(client, index.url)
    assert facet(soup, "آبان").select_one(".n").get_text() == "۲"
    assert facet(soup, "همهٔ سال").select_one(".n").get_text() == "۳"
    assert len(titles(shown(client, f"{index.url}1405/"))) == 3


@pytest.mark.parametrize("asked", ["۱۴۰۵/۰۸", "1405/8", "١٤٠٥/٠٨"])
def test_month_in_other_digits_leads_to_the_one_address(client, index, asked):
    response = client.get(f"{index.url}{asked}/?tag=x")
    assert (response.status_code, response["Location"]) == (301, f"{index.url}1405/08/?tag=x")


def test_month_says_its_own_canonical_address(client, index, settings):
    NewsPageFactory(parent=index, date=moment(1405, 8, 2))
    soup = shown(client, f"{index.url}1405/08/")
    canonical = soup.select_one("link[rel=canonical]")["href"]
    assert canonical == f"{settings.PUBLIC_URL}{index.url}1405/08/"


def test_category_and_tag_narrow_the_list_and_can_be_taken_back(client, index):
    category = NewsCategoryFactory(name="محله‌ها", slug="محله-ها")
    page = NewsPageFactory(parent=index, title="در محله", category=category)
    page.tags.add("سمن")
    page.save()
    NewsPageFactory(parent=index, title="جای دیگر")
    assert titles(shown(client, f"{index.url}?category=محله-ها")) == ["در محله"]
    soup = shown(client, f"{index.url}?tag=سمن")
    assert titles(soup) == ["در محله"]
    assert soup.select_one("summary").get_text(" ", strip=True) == "پالایش (۱)"
    chip = soup.select_one("a.chip")
    assert "سمن" in chip.get_text()
    assert (
        titles(shown(client, chip["href"])) == ["در محله", "جای دیگر"]
        or len(titles(shown(client, chip["href"]))) == 2
    )


def test_every_change_shows_in_list_and_counts_at_once(client, index):
    """The list is read before each change, so that whatever is kept of it is old."""

    def counted() -> list[str]:
        return [n.get_text() for n in shown(client, index.url).select("a.tick .n")]

    category = NewsCategoryFactory(name="محله‌ها", slug="محله-ها")
    page = NewsPageFactory(parent=index, title="در محله", date=moment(1405, 8, 2))
    other = NewsPageFactory(parent=index, title="جای دیگر", date=moment(1405, 8, 1))
    assert counted() == ["۲", "۲"]
    page.category = category
    page.tags.add("سمن")
    page.save_revision().publish()
    assert counted() == ["۱", "۲", "۲", "۱"]
    assert titles(shown(client, f"{index.url}?category=محله-ها&tag=سمن")) == ["در محله"]
    page.date = moment(1404, 8, 2)
    page.save_revision().publish()
    assert titles(shown(client, index.url)) == ["جای دیگر", "در محله"]
    assert titles(shown(client, f"{index.url}1404/08/")) == ["در محله"]
    bar = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert titles(shown(client, index.url)) == ["جای دیگر"]
    bar.delete()
    other.unpublish()
    assert titles(shown(client, index.url)) == ["در محله"]
    page.delete()
    assert titles(shown(client, index.url)) == []


def test_twenty_items_a_page_and_filters_stay_on_the_next(client, index):
    category = NewsCategoryFactory(slug="دسته")
    NewsPageFactory.create_batch(21, parent=index, category=category)
    soup = shown(client, f"{index.url}?category=دسته")
    assert len(titles(soup)) == 20
    following = soup.select_one("a[rel=next]")["href"]
    assert len(titles(shown(client, f"{index.url}{following}"))) == 1
    assert len(titles(shown(client, f"{index.url}?page=۲"))) == 1


def test_hidden_items_are_neither_listed_nor_counted(client, index):
    NewsPageFactory(parent=index, title="پیدا")
    NewsPageFactory(parent=index, title="پیش‌نویس", live=False)
    private = NewsPageFactory(parent=index, title="بسته")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    soup = shown(client, index.url)
    assert titles(soup) == ["پیدا"]
    assert facet(soup, "آبان").select_one(".n").get_text() == "۱"


def test_empty_list_says_so(client, index):
    assert "هنوز خبری منتشر نشده است" in shown(client, index.url).get_text()


def test_empty_month_offers_the_way_out(client, index):
    NewsPageFactory(parent=index)
    soup = shown(client, f"{index.url}1399/01/")
    assert "خبری با این پالایه‌ها نیست" in soup.get_text()
    assert soup.select_one(".empty a")["href"] == index.url


NONSENSE = [
    "?page=-1",
    "?page=0",
    "?page=99999",
    "?page=" + "9" * 5000,
    "?page=abc",
    "?page=%FF%FE",
    "?page=" + "a" * 1_000_000,
    "?tag=" + "x" * 1_000_000,
    "?tag=no-such-tag",
    "?category=no-such",
    "?category=%FF",
    "?category[]=1&tag=%3Cscript%3E",
    "1405/13/",
    "1405/00/",
    "1405/۱۳/",
    "0000/",
    "9999/12/",
    "14050/",
    "1405/8/9/",
    "code/99999999999/",
    "no-such-item/",
]


@pytest.mark.parametrize("asked", NONSENSE, ids=lambda asked: asked[:24])
def test_nonsense_is_not_found_with_a_clear_page(client, index, asked):
    NewsPageFactory(parent=index)
    response = client.get(f"{index.url}{asked}")
    assert response.status_code == 404
    assert "صفحه‌ای با این نشانی نداریم" in response.content.decode()


def test_unknown_parameters_are_passed_over(client, index):
    NewsPageFactory(parent=index, title="هست")
    assert titles(shown(client, f"{index.url}?utm={'y' * 100_000}&x=1")) == ["هست"]


def test_code_leads_to_the_item(client, index):
    page = NewsPageFactory(parent=index)
    response = client.get(f"{index.url}code/{page.code}/")
    assert (response.status_code, response["Location"]) == (302, page.url)


def test_code_of_a_draft_leads_nowhere(client, index):
    page = NewsPageFactory(parent=index, live=False)
    assert client.get(f"{index.url}code/{page.code}/").status_code == 404
