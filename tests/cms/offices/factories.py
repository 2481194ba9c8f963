"""Facilitation offices for tests."""

import datetime
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from cms.offices.enums import Specialty
from cms.offices.models import (
    FacilitationOfficePage,
    OfficeExpert,
    OfficeIndexPage,
    OfficePhoto,
)
from participation.common.enums import UnitKind
from participation.common.models import County, Unit
from tests.cms.factories import PageFactory, PictureFactory
from tests.cms.standard_pages.factories import StandardPageFactory


class UnitFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"دفتر تسهیلگری {n}")
    kind = UnitKind.FACILITATION_OFFICE
    county = factory.LazyFunction(lambda: County.objects.get(name="اصفهان"))

    class Meta:
        model = Unit


class OfficeIndexPageFactory(PageFactory):
    title = "دفترهای تسهیلگری"

    class Meta:
        model = OfficeIndexPage


class OfficePageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"دفتر تسهیلگری {n}")
    parent = factory.SubFactory(OfficeIndexPageFactory)
    unit = factory.SubFactory(UnitFactory)

    class Meta:
        model = FacilitationOfficePage


def full_office(**fields) -> FacilitationOfficePage:
    """Return an office of which everything is known."""
    empty = {"icon": "talk", "title": "مسئلهٔ محله", "text": "", "page": None, "address": ""}
    page = OfficePageFactory(
        **{
            "title": "دفتر تسهیلگری حصه",
            "summary": "جایی در خود محله",
            "neighbourhood": "حصه",
            "district": "منطقهٔ 14",
            "city": "اصفهان",
            "address": "خیابان نمونه، پلاک 12",
            "latitude": Decimal("32.70111"),
            "longitude": Decimal("51.71222"),
            "hours": "شنبه تا چهارشنبه، 8 تا 14",
            "phones": [
                {"type": "phone", "value": {"number": "۰۳۱-۳۲۲۲۲۲۲۲", "label": "نمونه"}},
                {"type": "phone", "value": {"number": "137", "label": ""}},
            ],
            "services": [
                {"type": "service", "value": {**empty, "page": StandardPageFactory().pk}},
                {"type": "service", "value": {**empty, "title": "نشست محله"}},
            ],
            "body": [("text", "<p>این دفتر مسئله‌های محله را می‌شناسد.</p>")],
            "origin_name": "سپاهان‌نیوز",
            "origin_url": "http://sepahannews.ir/",
            "as_of": datetime.date(2019, 8, 11),
            "unit": UnitFactory(active_from=datetime.date(2019, 8, 10)),
            **fields,
        }
    )
    for order, specialty in enumerate(Specialty):
        OfficeExpert.objects.create(page=page, specialty=specialty, sort_order=order)
    OfficePhoto.objects.create(page=page, image=PictureFactory(description="نمای دفتر"))
    return page
