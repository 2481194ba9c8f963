"""Services for tests."""

import factory
from factory.django import DjangoModelFactory

from cms.services.models import Audience, ServiceGroup, ServiceIndexPage, ServicePage
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


def full_service(**fields) -> ServicePage:
    """Return a service of which everything is known."""
    step = {"title": "ثبت درخواست", "text": "با مدارک"}
    law = {
        "title": "آیین‌نامهٔ تشکل‌ها",
        "number": "57025",
        "date": "2016-08-27",
        "url": "https://rc.majlis.ir/",
    }
    page = ServicePageFactory(
        **{
            "title": "پروانهٔ سمن",
            "code": "10011375000",
            "provider": "دفتر امور اجتماعی",
            "parent_body": "وزارت کشور",
            "service_type": "g2b",
            "nature": "sovereign",
            "level": "provincial",
            "life_event": "تشکیل سازمان",
            "how_to_begin": "با درخواست هیئت مؤسس",
            "duration": "حدود 60 روز",
            "cost": "رایگان",
            "frequency": "هر 3 سال",
            "visits": 2,
            "statistics": "120 درخواست در سال",
            "documents": [
                {"type": "document", "value": {"title": "اساسنامه", "note": "3 نسخه", "form": None}}
            ],
            "steps": [{"type": "step", "value": step}],
            "laws": [{"type": "law", "value": law}],
            "channels": [
                {"type": "channel", "value": {"kind": "in_person", "text": "دفتر", "address": ""}}
            ],
            **fields,
        }
    )
    page.audiences.set(Audience.objects.filter(title__in=["شهروندان", "سازمان‌های مردم‌نهاد"]))
    page.save()
    return page
