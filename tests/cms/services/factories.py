"""Services for tests."""

import factory
from factory.django import DjangoModelFactory

from cms.services.models import ServiceGroup, ServiceIndexPage, ServicePage
from tests.cms.factories import PageFactory


class ServiceGroupFactory(DjangoModelFactory):
    title = factory.Sequence(lambda n: f"دستهٔ {n}")
    slug = factory.Sequence(lambda n: f"دسته-{n}")

    class Meta:
        model = ServiceGroup


class ServiceIndexPageFactory(PageFactory):
    title = "خدمات"

    class Meta:
        model = ServiceIndexPage


class ServicePageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"خدمت {n}")
    parent = factory.SubFactory(ServiceIndexPageFactory)

    class Meta:
        model = ServicePage
