"""The page of an item of news."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.actions.create_alias import CreatePageAliasAction

from cms.news.models import NewsPage, NewsRelatedPage
from tests.cms.news.factories import (
    NewsIndexPageFactory,
    NewsPageFactory,
    full_news_page,
    moment,
)
from tests.cms.offices.factories import OfficePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    return NewsIndexPageFactory()


def shown(client, page) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_item_shows_everything_it_has(client, index):
    office = OfficePageFactory(title="دفتر حصه")
    page = full_news_page(index, about=office, date=moment(1405, 9, 1))
    soup = shown(client, page)
    text = " ".join(soup.get_text(" ").split())
    for words in (
        "یکشنبه ۱ آذر ۱۴۰۵",
        f"کد خبر: {page.code}".translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")),
        "۱ دقیقه خواندن",
        "چکیدهٔ خبر در یک جمله.",
        "زیرنویس عکس",
        "نمایی دیگر",
        "متن خبر.",
        "تسهیلگری",
        "دفتر حصه",
    ):
        assert words in text, words
    source = soup.select_one("aside .note")
    assert source.h2.get_text() == "منبع"
    assert source.a["href"] == "https://example.org/news/1"
    assert len(soup.select("main picture")) == 2


def test_what_is_unknown_is_not_shown(client, index):
    soup = shown(client, NewsPageFactory(parent=index))
    text = soup.select_one("main").get_text()
    for words in ("منبع", "عکس‌ها", "دربارهٔ کجا", "در همین باره"):
        assert words not in text


def test_item_describes_itself_to_machines(client, index):
    page = NewsPageFactory(parent=index, date=moment(1405, 9, 1))
    block = shown(client, page).select_one('script[type="application/ld+json"]')
    things = {thing["@type"]: thing for thing in json.loads(block.string)["@graph"]}
    assert things["NewsArticle"]["datePublished"].startswith("2026-11-22T10:00:00")


def test_link_elsewhere_shows_the_lead_picture(client, index, settings):
    page = full_news_page(index)
    soup = shown(client, page)
    shared = {tag["property"]: tag["content"] for tag in soup.select("meta[property]")}
    assert shared["og:type"] == "article"
    assert shared["og:image"] == f"{settings.PUBLIC_URL}/media/pictures/made-640.webp"


def test_tag_leads_to_the_list_of_its_items(client, index):
    page = NewsPageFactory(parent=index)
    page.tags.add("محله")
    page.save()
    chip = next(a for a in shown(client, page).select("a.chip") if a.get_text() == "محله")
    assert page.title in client.get(chip["href"]).content.decode()


def test_codes_are_given_once_and_never_again(index):
    first, second = NewsPageFactory(parent=index), NewsPageFactory(parent=index)
    assert second.code == first.code + 1
    second.delete()
    assert NewsPageFactory(parent=index).code == first.code + 2


def test_copy_gets_a_code_of_its_own_and_keeps_it_when_published(index):
    page = NewsPageFactory(parent=index)
    page.save_revision().publish()
    copy = page.copy(update_attrs={"slug": "copy"})
    copy.get_latest_revision().publish()
    copy.refresh_from_db()
    assert copy.code not in {None, page.code}
    assert NewsPage.objects.get(pk=page.pk).code == page.code


def test_alias_shares_the_code_and_stays_out_of_lists(client, index):
    page = NewsPageFactory(parent=index, title="یک خبر")
    page.save_revision().publish()
    alias = CreatePageAliasAction(page, parent=index, update_slug="alias").execute(
        skip_permission_checks=True
    )
    page.title = "یک خبر، ویراسته"
    page.save_revision().publish()
    alias.refresh_from_db()
    assert (alias.code, alias.title) == (None, "یک خبر، ویراسته")
    assert client.get(index.url).content.decode().count("یک خبر، ویراسته</a>") == 1


def test_old_revision_brings_back_no_old_code_or_month(index):
    page = NewsPageFactory(parent=index, date=moment(1405, 8, 2))
    revision = page.save_revision()
    page.date = moment(1405, 9, 2)
    page.save_revision().publish()
    assert NewsPage.objects.get(pk=page.pk).jalali_month == 140509
    revision.publish()
    restored = NewsPage.objects.get(pk=page.pk)
    assert (restored.jalali_month, restored.code) == (140508, page.code)


def test_four_digits_are_refused_as_address_of_an_item(index):
    page = NewsPageFactory.build(parent=index, title="سال", slug="1405")
    with pytest.raises(ValidationError, match="سالی از بایگانی"):
        index.add_child(instance=page)


def test_picked_pages_come_first_then_news_that_shares_tags(client, index):
    page = NewsPageFactory(parent=index)
    alike = NewsPageFactory(parent=index, title="هم‌برچسب")
    picked = OfficePageFactory(title="دفتر ارزنان")
    NewsPageFactory(parent=index, title="بی‌ربط")
    for item in (page, alike):
        item.tags.add("محله")
        item.save()
    page.related_picks = [NewsRelatedPage(related=picked)]
    page.save()
    links = [a.get_text() for a in shown(client, page).select("aside .box li a")]
    assert links == ["دفتر ارزنان", "هم‌برچسب"]


def test_related_pages_are_few_and_never_hidden_ones(client, index):
    page = NewsPageFactory(parent=index)
    others = NewsPageFactory.create_batch(6, parent=index)
    draft = NewsPageFactory(parent=index, title="پیش‌نویس", live=False)
    for item in (page, draft, *others):
        item.tags.add("محله")
        item.save()
    links = [a.get_text() for a in shown(client, page).select("aside .box li a")]
    assert len(links) == 4
    assert "پیش‌نویس" not in links


def test_news_about_an_office_stands_on_its_page(client, index):
    office = OfficePageFactory()
    NewsPageFactory(parent=index, title="خبر این دفتر", about_page=office)
    NewsPageFactory(parent=index, title="خبر جای دیگر")
    text = shown(client, office).select_one("main").get_text()
    assert "خبر این دفتر" in text
    assert "خبر جای دیگر" not in text


def test_home_shows_the_newest_items(client, index):
    NewsPageFactory.create_batch(5, parent=index, date=moment(1405, 1, 1))
    NewsPageFactory(parent=index, title="تازه‌ترین", date=moment(1405, 9, 1))
    soup = BeautifulSoup(client.get("/").content, "html.parser")
    section = soup.select_one("section[aria-labelledby=home-news]")
    assert section.select_one("h3 a").get_text() == "تازه‌ترین"
    assert len(section.select("h3")) == 4
    assert section.select_one("a.more")["href"] == index.url


def test_home_without_news_has_no_empty_panel(client):
    assert "home-news" not in client.get("/").content.decode()
