"""Facilitation offices for tests."""

import factory
from factory.django import DjangoModelFactory

from cms.offices.models import FacilitationOfficePage, OfficeIndexPage
from participation.common.enums import UnitKind
from participation.common.models import County, Unit
from tests.cms.factories import PageFactory


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
