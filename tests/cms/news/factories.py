"""News for tests."""

from datetime import datetime

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Page

from cms.news.models import NewsCategory, NewsGalleryImage, NewsIndexPage, NewsPage
from persian.jalali import TEHRAN, to_gregorian
from tests.cms.factories import PageFactory, PictureFactory


def moment(year: int, month: int, day: int, hour: int = 10) -> datetime:
    """Return a moment of a Jalali day in Tehran."""
    date = to_gregorian(year, month, day)
    return datetime(date.year, date.month, date.day, hour, tzinfo=TEHRAN)


class NewsCategoryFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"دستهٔ {n}")
    slug = factory.Sequence(lambda n: f"دسته-{n}")

    class Meta:
        model = NewsCategory


class NewsIndexPageFactory(PageFactory):
    title = "خبرها"

    class Meta:
        model = NewsIndexPage


class NewsPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"خبر شمارهٔ {n}")
    summary = "چکیدهٔ خبر در یک جمله."
    parent = factory.SubFactory(NewsIndexPageFactory)
    date = factory.LazyFunction(lambda: moment(1405, 8, 30))
    body = factory.LazyFunction(lambda: [("text", "<p>متن خبر.</p>")])

    class Meta:
        model = NewsPage


def full_news_page(parent: NewsIndexPage, *, about: Page | None = None, **fields) -> NewsPage:
    """Return an item that shows everything an item can show."""
    page = NewsPageFactory(
        parent=parent,
        category=NewsCategoryFactory(),
        lead_image=PictureFactory(),
        lead_caption="زیرنویس عکس",
        about_page=about,
        origin_name="خبرگزاری نمونه",
        origin_url="https://example.org/news/1",
        **fields,
    )
    page.gallery = [NewsGalleryImage(image=PictureFactory(), caption="نمایی دیگر")]
    page.tags.add("تسهیلگری", "محله")
    page.save()
    return page
