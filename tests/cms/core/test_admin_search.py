"""Wagtail's own search, in the admin and in API v2: found as the public search finds."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cms.events.factories import DocumentFactory
from tests.cms.factories import PictureFactory
from tests.cms.news.factories import NewsIndexPageFactory, NewsPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db]

SPELLINGS = ["راه‌اندازی", "راه اندازی", "راهاندازی", "راه\u200cاندازي"]
NUMBERS = ["1401", "۱۴۰۱", "١٤٠١"]


@pytest.fixture(autouse=True)
def fresh_throttle():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def index():
    return NewsIndexPageFactory(title="همهٔ خبرها")


@pytest.fixture
def pages(index):
    """Three pages, the words asked for in the title, in the summary, and nowhere."""
    return [
        NewsPageFactory(parent=index, title="راه‌اندازی کتابخانهٔ محله در سال ۱۴۰۱", summary="خبر"),
        NewsPageFactory(parent=index, title="گزارش نشست", summary="از راه اندازی سال 1401 گفتند"),
        NewsPageFactory(parent=index, title="درختکاری در پارک", summary="با همراهی مردم"),
    ]


def listed(client, url: str, asked: str) -> list[str]:
    response = client.get(url, {"q": asked})
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return [title.get_text(" ", strip=True) for title in soup.select("td.title .title-wrapper a")]


def found_by_api(client, asked: str) -> list[str]:
    response = client.get("/api/v2/pages/", {"search": asked})
    assert response.status_code == 200, response.content[:300]
    return [item["title"] for item in json.loads(response.content)["items"]]


@pytest.mark.parametrize("asked", [*SPELLINGS, *NUMBERS, "كتابخانه ها", "کتابخان", "راه ان"])
def test_admin_finds_a_title_however_it_is_typed(editor, pages, asked):
    assert listed(editor, "/admin/pages/search/", asked) == [pages[0].title]
    assert listed(editor, f"/admin/pages/{pages[0].get_parent().pk}/", asked) == [pages[0].title]


@pytest.mark.parametrize("asked", [*SPELLINGS, *NUMBERS])
def test_api_finds_title_before_text_however_it_is_typed(client, pages, asked):
    assert found_by_api(client, asked) == [pages[0].title, pages[1].title]


def test_all_words_are_wanted_unless_any_will_do(client, pages):
    assert found_by_api(client, "راه‌اندازی درختکاری") == []
    response = client.get(
        "/api/v2/pages/", {"search": "راه‌اندازی درختکاری", "search_operator": "or"}
    )
    assert len(json.loads(response.content)["items"]) == 3


@pytest.mark.parametrize(
    "asked",
    [
        "!!!",
        '"',
        "'",
        "a' & b",
        '" OR "',
        "(",
        "راه*",
        "NOT",
        "٪%s",
        "{0}",
        "\\",
        "ا" * 500,
        "\u200c",
    ],
)
def test_what_is_no_word_finds_nothing_and_breaks_nothing(editor, pages, asked):
    for url in ("/admin/pages/search/", "/admin/images/", "/admin/documents/"):
        assert editor.get(url, {"q": asked}).status_code == 200
    assert editor.get("/api/v2/pages/", {"search": asked}).status_code in {200, 400}


# Wagtail leaves the temporary file of a rendition for the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("/admin/images/", "ساختمان های"),
        ("/admin/images/chooser/results/", "ساختمانها"),
        ("/admin/documents/", "آیین نامه"),
        ("/admin/documents/chooser/results/", "نامگذاری"),
    ],
)
def test_pictures_and_files_are_found_in_lists_and_choosers(editor, url, asked):
    PictureFactory(title="نمای ساختمان‌های فرمانداری")
    DocumentFactory(title="آیین‌نامهٔ نام‌گذاری معابر")
    title = "نمای ساختمان‌های فرمانداری" if "images" in url else "آیین‌نامهٔ نام‌گذاری معابر"
    assert title in editor.get(url, {"q": asked}).content.decode()
    assert title not in editor.get(url, {"q": "درختان"}).content.decode()


def test_a_renamed_page_is_found_by_its_new_title_only(editor, pages):
    page = pages[0]
    page.title = "گشایش بوستان"
    page.save_revision().publish()
    assert listed(editor, "/admin/pages/search/", "راه‌اندازی") == []
    assert listed(editor, "/admin/pages/search/", "گشایش") == ["گشایش بوستان"]
    page.delete()
    assert listed(editor, "/admin/pages/search/", "گشایش") == []


def test_rebuilding_finds_the_same(editor, pages):
    call_command("rebuild_modelsearch_index", verbosity=0)
    assert listed(editor, "/admin/pages/search/", "راهاندازی") == [pages[0].title]


def test_saving_costs_the_same_beside_few_and_many(index):
    """The stock index asks for the average title of all entries, and corrects theirs."""

    def statements() -> list[str]:
        page = NewsPageFactory(parent=index, title="خبر تازه")
        page.title = "خبر تازه‌تر"
        with CaptureQueriesContext(connection) as captured:
            page.save()
        return [query["sql"] for query in captured if "modelsearch" in query["sql"]]

    few = statements()
    PictureFactory.create_batch(3)
    for number in range(40):
        NewsPageFactory(parent=index, title=f"خبر {number}")
    many = statements()
    assert len(few) == len(many) == 1
    assert all(sql.startswith("INSERT") for sql in many)


def test_finding_costs_the_same_beside_few_and_many(editor, index, pages):
    def count() -> int:
        editor.get("/admin/pages/search/", {"q": "خبر"})
        with CaptureQueriesContext(connection) as captured:
            assert editor.get("/admin/pages/search/", {"q": "خبر"}).status_code == 200
        return len(captured)

    for number in range(10):
        NewsPageFactory(parent=index, title=f"خبر {number}")
    few = count()
    for number in range(10):
        NewsPageFactory(parent=index, title=f"خبر دیگر {number}")
    assert count() <= few + 2
