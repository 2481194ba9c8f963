"""Pages with something in every place of theirs where words can stand."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page

from cms.events.models import EventPaper
from cms.news.models import NewsGalleryImage
from cms.offices.models import OfficePhoto
from cms.reports.models import ReportPaper
from participation.common.models import County
from tests.cms.events.factories import DocumentFactory, EventIndexPageFactory, EventPageFactory
from tests.cms.factories import PictureFactory
from tests.cms.news.factories import NewsCategoryFactory, NewsIndexPageFactory, NewsPageFactory
from tests.cms.offices.factories import (
    OfficeIndexPageFactory,
    UnitFactory,
    full_office,
)
from tests.cms.reports.factories import ReportIndexPageFactory, ReportPageFactory
from tests.cms.services.factories import (
    ServiceGroupFactory,
    ServiceIndexPageFactory,
    full_service,
)

TITLE, WORD = "شکرخند بی‌مانند", "شکرخند"


TABLE = {
    "columns": [{"type": "text", "heading": "سرستونک"}],
    "rows": [{"values": ["خانه‌ای"]}],
    "caption": "جدولک",
}


def news(parent: Page, **fields: Any) -> Page:
    figure = {"image": {"image": PictureFactory().pk, "alt_text": ""}, "caption": "زیرنویسک"}
    page = NewsPageFactory(
        parent=parent,
        title=TITLE,
        lead_caption="نخستین‌نما",
        category=NewsCategoryFactory(name="بخش گندمک"),
        county=County.objects.get(name="کاشان"),
        origin_name="خبرگزاری چکاوک",
        body=[
            {"type": "figure", "value": figure},
            {"type": "table", "value": TABLE},
            {
                "type": "links",
                "value": [
                    {"type": "item", "id": "1", "value": {"title": "پیوندک", "description": "شرحک"}}
                ],
            },
        ],
        **fields,
    )
    page.gallery = [NewsGalleryImage(image=PictureFactory(), caption="نگارستان")]
    page.tags.add("برچسبک")
    page.save()
    return page


def event(parent: Page) -> Page:
    page = EventPageFactory(parent=parent, title=TITLE, registration="با تلفنخانه")
    page.papers = [EventPaper(document=DocumentFactory(title="برنامهٔ فندقستان"))]
    page.save()
    return page


def report(parent: Page) -> Page:
    page = ReportPageFactory(parent=parent, title=TITLE, kind="needs", authors="گروه پژوهشک")
    page.papers = [ReportPaper(document=DocumentFactory(title="پیوست فندقستان"))]
    page.save()
    return page


def service(parent: Page) -> Page:
    return full_service(parent=parent, title=TITLE, group=ServiceGroupFactory(title="گروه گندمک"))


def office(parent: Page) -> Page:
    unit = UnitFactory(county=County.objects.get(name="کاشان"))
    page = full_office(parent=parent, title=TITLE, unit=unit)
    page.photos.all().delete()
    OfficePhoto.objects.create(page=page, image=PictureFactory(), caption="نگارستان")
    page.save()
    return page


# By kind: how a page is made, the index that it lies in, words that stand on it.
FULL: dict[str, tuple[Callable[..., Page], Any, tuple[str, ...]]] = {
    "news": (
        news,
        NewsIndexPageFactory,
        ("نخستین‌نما", "گندمک", "کاشان", "چکاوک", "زیرنویسک", "سرستونک", "خانه‌ای", "جدولک",
         "پیوندک", "شرحک", "نگارستان", "برچسبک"),
    ),
    "event": (event, EventIndexPageFactory, ("فندقستان", "تلفنخانه", "سمن‌ها", "نشست‌ها")),
    "report": (report, ReportIndexPageFactory, ("فندقستان", "پژوهشک", "نیازسنجی")),
    "service": (
        service,
        ServiceIndexPageFactory,
        ("گندمک", "10011375000", "اساسنامه", "ثبت درخواست", "آیین‌نامهٔ تشکل‌ها", "شهروندان",
         "وزارت کشور", "رایگان"),
    ),
    "office": (
        office,
        OfficeIndexPageFactory,
        ("کاشان", "حصه", "منطقهٔ ۱۴", "137", "چهارشنبه", "حقوق", "نگارستان", "نشست محله"),
    ),
}  # fmt: skip
