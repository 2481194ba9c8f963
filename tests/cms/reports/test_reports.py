"""Reports: by kind and Jalali year, with their source and papers."""

import pytest
from bs4 import BeautifulSoup

from cms.reports.models import ReportPaper
from participation.common.models import County
from persian.jalali import to_gregorian
from tests.cms.events.factories import DocumentFactory
from tests.cms.reports.factories import ReportIndexPageFactory, ReportPageFactory

pytestmark = pytest.mark.django_db
ARTICLE, LIST = 12, 16


@pytest.fixture
def index():
    return ReportIndexPageFactory()


def shown(client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200, url
    return BeautifulSoup(response.content, "html.parser")


def titles(soup: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in soup.select(".panel .item h3 a")]


def counts(soup: BeautifulSoup) -> dict[str, str]:
    links = soup.select("a.tick")
    return {a.select("span:not(.n)")[-1].get_text(): a.select_one(".n").get_text() for a in links}


@pytest.fixture
def three(index):
    for title, kind, year in (
        ("پژوهش ۱۴۰۵", "research", 1405),
        ("نیاز ۱۴۰۵", "needs", 1405),
        ("نیاز ۱۴۰۴", "needs", 1404),
    ):
        # The last day of the year: its Gregorian twin lies in another one.
        ReportPageFactory(parent=index, title=title, kind=kind, date=to_gregorian(year, 12, 29))
    return index


def test_newest_report_stands_first(client, three):
    assert titles(shown(client, three.url))[-1] == "نیاز ۱۴۰۴"


def test_year_and_kind_narrow_the_list_together(client, three):
    assert titles(shown(client, f"{three.url}?year=1405&kind=needs")) == ["نیاز ۱۴۰۵"]
    assert titles(shown(client, f"{three.url}?year=۱۴۰۴")) == ["نیاز ۱۴۰۴"]


def test_each_choice_says_how_many_it_would_leave(client, three):
    soup = shown(client, f"{three.url}?kind=needs")
    assert counts(soup) == {"پژوهش": "۱", "نیازسنجی محله": "۲", "۱۴۰۵": "۱", "۱۴۰۴": "۱"}


def test_active_choice_can_be_taken_back(client, three):
    chips = shown(client, f"{three.url}?kind=needs&year=1404").select("a.chip")
    assert [chip["href"] for chip in chips] == [f"{three.url}?year=1404", f"{three.url}?kind=needs"]


def test_choice_without_reports_offers_the_way_out(client, three):
    soup = shown(client, f"{three.url}?year=1390")
    assert "گزارشی با این پالایه‌ها نیست" in soup.get_text()
    assert soup.select_one(".empty a")["href"] == three.url


@pytest.mark.parametrize(
    "asked",
    ["?kind=x", "?year=abc", "?year=99999", "?page=-1", "?year=" + "1" * 100_000],
    ids=lambda asked: asked[:12],
)
def test_nonsense_is_not_found_with_a_clear_page(client, three, asked):
    response = client.get(f"{three.url}{asked}")
    assert response.status_code == 404
    assert "صفحه‌ای با این نشانی نداریم" in response.content.decode()


def full_report(index):
    page = ReportPageFactory(
        parent=index,
        authors="گروه پژوهش",
        county=County.objects.get(name="اصفهان"),
        quarter="حصه",
        origin_name="دانشگاه نمونه",
        origin_url="https://example.org/r",
        as_of=to_gregorian(1405, 8, 1),
    )
    page.papers = [ReportPaper(document=DocumentFactory(title="متن گزارش"))]
    page.save()
    return page


def test_page_shows_date_source_place_and_papers(client, index):
    soup = shown(client, full_report(index).url)
    text = " ".join(soup.select_one("main").get_text(" ").split())
    for words in ("یکشنبه ۱۰ آبان ۱۴۰۵", "گروه پژوهش", "حصه", "اصفهان", "متن گزارش", "۱ آبان ۱۴۰۵"):
        assert words in text, words
    assert soup.select_one("aside .note a")["href"] == "https://example.org/r"


def test_report_that_shows_everything_stays_within_its_budget(queries_of, index):
    asked = queries_of(full_report(index).url)
    assert len(asked) <= ARTICLE, "\n".join(asked)


def test_list_of_twenty_costs_what_a_list_of_six_does(queries_of, index):
    for _ in range(6):
        full_report(index)
    six = queries_of(index.url)
    for _ in range(18):
        full_report(index)
    more = queries_of(index.url)
    assert len(more) == len(six) <= LIST, "\n".join(more)
