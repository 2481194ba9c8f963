"""Pages of running text for tests."""

import factory

from cms.standard_pages.models import FAQPage, LinksPage, StandardIndexPage, StandardPage
from tests.cms.factories import PageFactory


class StandardPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"نوشتهٔ {n}")
    summary = "چکیدهٔ این نوشته"

    class Meta:
        model = StandardPage


class StandardIndexPageFactory(PageFactory):
    title = "دربارهٔ دفتر"

    class Meta:
        model = StandardIndexPage


class LinksPageFactory(PageFactory):
    title = "پیوندها"

    class Meta:
        model = LinksPage


class FAQPageFactory(PageFactory):
    title = "پرسش‌های پرتکرار"

    class Meta:
        model = FAQPage
