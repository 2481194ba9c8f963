"""Editors write news in Wagtail's admin, in Persian and with Jalali dates."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.events.models import EventPage
from cms.news.models import NewsCategory, NewsPage
from cms.reports.models import ReportPage
from tests.cms.editing import refusals
from tests.cms.events.factories import EventIndexPageFactory
from tests.cms.factories import PictureFactory, home_page
from tests.cms.news.factories import NewsIndexPageFactory, moment
from tests.cms.offices.factories import OfficePageFactory
from tests.cms.reports.factories import ReportIndexPageFactory

pytestmark = pytest.mark.django_db


def publish(editor, parent, model: str, **fields):
    url = reverse("wagtailadmin_pages:add", args=[*model.split("."), parent.pk])
    assert editor.get(url).status_code == 200
    data = {"slug": "بوستان‌های-تازه", "action-publish": "1", **fields}
    return editor.post(url, nested_form_data(data))


def news(**fields):
    return {
        "title": "بوستان تازه",
        "date": "۱ آذر ۱۴۰۵ ۱۰:۳۰",
        "summary": "چکیده",
        "body": streamfield([("text", rich_text("<p>متن</p>"))]),
        "gallery": inline_formset([]),
        "related_picks": inline_formset([]),
        "tags": "محله, سمن",
        "comments": inline_formset([]),
        **fields,
    }


def test_item_is_published_for_a_jalali_moment_and_gets_its_code(editor):
    index = NewsIndexPageFactory()
    office = OfficePageFactory()
    category = NewsCategory.objects.create(name="محله‌ها", slug="محله-ها")
    picture = PictureFactory()
    fields = news(
        category=category.pk,
        about_page=office.pk,
        lead_image=picture.pk,
        gallery=inline_formset([{"image": picture.pk, "caption": "نما"}]),
        related_picks=inline_formset([{"related": office.pk}]),
    )
    response = publish(editor, index, "news.newspage", **fields)
    assert response.status_code == 302, refusals(response)
    page = NewsPage.objects.get()
    assert (page.date, page.jalali_month) == (moment(1405, 9, 1).replace(minute=30), 140509)
    assert page.code is not None
    assert (page.live, page.slug) == (True, "بوستان-های-تازه")
    shown = editor.get(page.url).content.decode()
    for words in ("یکشنبه ۱ آذر ۱۴۰۵", "محله‌ها", "نما", office.title):
        assert words in shown, words


def test_item_about_something_other_than_an_office_is_refused(editor):
    index = NewsIndexPageFactory()
    response = publish(editor, index, "news.newspage", **news(about_page=index.pk))
    assert response.status_code == 200
    assert not NewsPage.objects.exists()


def test_item_with_a_year_as_its_address_is_refused_beside_the_field(editor):
    response = publish(editor, NewsIndexPageFactory(), "news.newspage", **news(slug="1405"))
    assert "سالی از بایگانی است" in refusals(response)


def test_preview_of_an_unsaved_item_shows_it(editor):
    index = NewsIndexPageFactory()
    url = reverse("wagtailadmin_pages:preview_on_add", args=["news", "newspage", index.pk])
    data = nested_form_data({"slug": "x", **news()})
    assert editor.post(url, data).json()["is_valid"]
    shown = editor.get(f"{url}?mode=").content.decode()
    assert "یکشنبه ۱ آذر ۱۴۰۵" in shown
    assert "محله" in shown


@pytest.mark.parametrize(
    "model", ["news.newsindexpage", "events.eventindexpage", "reports.reportindexpage"]
)
def test_preview_of_an_index_that_is_not_saved_yet_shows_it(editor, model):
    home = home_page()
    url = reverse("wagtailadmin_pages:preview_on_add", args=[*model.split("."), home.pk])
    data = {"title": "فهرست تازه", "slug": "x", "comments": inline_formset([])}
    assert editor.post(url, nested_form_data(data)).json()["is_valid"]
    shown = editor.get(f"{url}?mode=").content.decode()
    assert "فهرست تازه</h1>" in shown
    assert "None" not in shown


def test_event_with_its_end_first_is_refused_in_persian(editor):
    fields = {
        "title": "کارگاه",
        "kind": "training",
        "starts_at": "1405/09/20 12:00",
        "ends_at": "1405/09/20 09:00",
        "body": streamfield([]),
        "report": streamfield([]),
        "papers": inline_formset([]),
        "comments": inline_formset([]),
    }
    index = EventIndexPageFactory()
    response = publish(editor, index, "events.eventpage", **fields)
    assert "پایان پیش از آغاز است" in refusals(response)
    fields["ends_at"] = "1405/09/20 14:00"
    response = publish(editor, index, "events.eventpage", **fields)
    assert response.status_code == 302, refusals(response)
    assert EventPage.objects.get().ends_at == moment(1405, 9, 20, 14)


def test_report_is_published_with_its_jalali_day(editor):
    fields = {
        "title": "نیازسنجی",
        "kind": "needs",
        "date": "۲۹ اسفند ۱۴۰۵",
        "body": streamfield([]),
        "papers": inline_formset([]),
        "comments": inline_formset([]),
    }
    response = publish(editor, ReportIndexPageFactory(), "reports.reportpage", **fields)
    assert response.status_code == 302, refusals(response)
    assert ReportPage.objects.get().jalali_year == 1405


def test_event_without_a_start_is_refused_not_broken(editor):
    fields = {
        "title": "کارگاه",
        "kind": "training",
        "body": streamfield([]),
        "report": streamfield([]),
        "papers": inline_formset([]),
        "comments": inline_formset([]),
    }
    response = publish(editor, EventIndexPageFactory(), "events.eventpage", **fields)
    assert response.status_code == 200
    assert refusals(response)


def test_categories_are_kept_by_editors_as_a_snippet(editor):
    url = reverse("wagtailsnippets_news_newscategory:list")
    NewsCategory.objects.create(name="محله‌ها", slug="محله-ها")
    assert "محله‌ها" in editor.get(url).content.decode()
    add = reverse("wagtailsnippets_news_newscategory:add")
    response = editor.post(add, {"name": "سمن‌ها", "slug": "سمن-ها", "sort_order": "2"})
    assert response.status_code == 302
    assert NewsCategory.objects.filter(slug="سمن-ها").exists()
