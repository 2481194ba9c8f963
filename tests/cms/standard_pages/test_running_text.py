"""Pages of text, their index, links to others, questions with answers."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests.cms.standard_pages.factories import (
    FAQPageFactory,
    LinksPageFactory,
    StandardIndexPageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db


def soup_of(client: Client, page: Page) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def linked(soup: BeautifulSoup) -> list[str]:
    return [a.text for a in soup.select("main a.cover")]


def test_a_page_shows_its_summary_and_body_below_the_trail(client):
    index = StandardIndexPageFactory(title="دربارهٔ دفتر")
    page = StandardPageFactory(
        parent=index,
        title="هیئت اندیشه‌ورزان",
        summary="یک نهاد مشورتی",
        body=[("heading", "کار هیئت"), ("text", "<p>گفت‌وگو دربارهٔ مسئله‌ها</p>")],
    )

    soup = soup_of(client, page)

    assert soup.h1.text == "هیئت اندیشه‌ورزان"
    assert soup.select_one(".lead").text == "یک نهاد مشورتی"
    assert soup.select_one(".flow h2").text == "کار هیئت"
    assert "گفت‌وگو دربارهٔ مسئله‌ها" in soup.select_one(".flow").text
    assert [step.text for step in soup.select(".crumbs li")] == [
        "خانه",
        "دربارهٔ دفتر",
        "هیئت اندیشه‌ورزان",
    ]


def test_an_index_lists_what_is_published_below_it_in_the_editors_order(client):
    index = StandardIndexPageFactory()
    StandardPageFactory(parent=index, title="کارگروه")
    StandardPageFactory(parent=index, title="پیش‌نویس", live=False)
    StandardPageFactory(parent=index, title="آیین‌نامه")
    secret = StandardPageFactory(parent=index, title="محرمانه")
    PageViewRestriction.objects.create(page=secret, restriction_type="login")

    assert linked(soup_of(client, index)) == ["کارگروه", "آیین‌نامه"]


def test_a_long_index_is_paged(client):
    index = StandardIndexPageFactory()
    for number in range(21):
        StandardPageFactory(parent=index, title=f"صفحهٔ {number}")

    assert len(linked(soup_of(client, index))) == 20
    second = client.get(index.url, {"page": "2"})
    assert linked(BeautifulSoup(second.content, "html.parser")) == ["صفحهٔ 20"]


@pytest.mark.parametrize("number", ["0", "-1", "3", "x", "1" * 5000, "۲۲", "1.5", "²"])
def test_a_page_that_the_index_does_not_have_is_not_found(client, number):
    index = StandardIndexPageFactory()
    StandardPageFactory(parent=index)

    assert client.get(index.url, {"page": number}).status_code == 404


def test_an_empty_index_says_so(client):
    assert "هنوز صفحه‌ای" in soup_of(client, StandardIndexPageFactory()).text


def test_a_long_index_asks_the_database_as_little_as_a_short_one(queries_of):
    index = StandardIndexPageFactory()
    for _ in range(3):
        StandardPageFactory(parent=index)
    few = len(queries_of(index.url))
    for _ in range(15):
        StandardPageFactory(parent=index)

    assert len(queries_of(index.url)) == few <= 16


def test_an_article_keeps_its_budget_of_queries(queries_of):
    other = StandardPageFactory()
    link = {"title": "نوشتهٔ دیگر", "page": other.pk, "url": "", "description": ""}
    page = StandardPageFactory(
        parent=StandardIndexPageFactory(),
        body=[
            {"type": "text", "value": f'<p><a linktype="page" id="{other.pk}">این</a></p>'},
            {"type": "links", "value": [link]},
        ],
    )

    assert len(queries_of(page.url)) <= 12


def test_links_stand_in_their_groups(client):
    ours = StandardPageFactory(title="نوشته")
    empty = {"title": "", "page": None, "url": "", "description": ""}
    links = [
        {**empty, "title": "وزارت کشور", "url": "https://www.moi.ir/", "description": "وب‌گاه"},
        {**empty, "title": "نوشتهٔ ما", "page": ours.pk},
    ]
    group = {"type": "group", "value": {"title": "دستگاه‌ها", "links": links}}

    soup = soup_of(client, LinksPageFactory(groups=[group]))

    assert soup.select_one("main section h2").text == "دستگاه‌ها"
    assert [(a.text, a["href"]) for a in soup.select("main section a")] == [
        ("وزارت کشور", "https://www.moi.ir/"),
        ("نوشتهٔ ما", ours.url),
    ]


def questions(*pairs: tuple[str, str], title: str = ""):
    rows = [{"question": question, "answer": answer} for question, answer in pairs]
    return {"type": "group", "value": {"title": title, "questions": rows}}


def test_a_question_opens_to_its_answer_without_a_script(client):
    page = FAQPageFactory(groups=[questions(("حساب لازم است؟", "<p>نه.</p>"), title="پرونده")])

    soup = soup_of(client, page)

    assert soup.select_one("main section h2").text == "پرونده"
    details = soup.select_one("main details")
    assert details.summary.text == "حساب لازم است؟"
    assert details.select_one("div").text.strip() == "نه."


def test_machines_read_the_questions_with_their_answers(client):
    page = FAQPageFactory(
        groups=[
            questions(("حساب لازم است؟", "<p>نه؛ <b>هرگز</b>.</p>")),
            questions(("چند روز؟", "<p>ده</p>")),
        ]
    )

    blocks = soup_of(client, page).find_all("script", type="application/ld+json")
    things = [thing for block in blocks for thing in json.loads(block.string)["@graph"]]
    (faq,) = [thing for thing in things if thing["@type"] == "FAQPage"]

    assert [(q["name"], q["acceptedAnswer"]["text"].strip()) for q in faq["mainEntity"]] == [
        ("حساب لازم است؟", "نه؛ هرگز."),
        ("چند روز؟", "ده"),
    ]


@pytest.mark.parametrize(
    ("factory", "words"),
    [(FAQPageFactory, "هنوز پرسشی"), (LinksPageFactory, "هنوز پیوندی")],
)
def test_an_empty_page_says_so(client, factory, words):
    assert words in soup_of(client, factory()).text
