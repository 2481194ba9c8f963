"""Events for tests."""

import factory
import wagtail_factories

from cms.documents.models import CustomDocument
from cms.events.models import EventIndexPage, EventPage
from tests.cms.factories import PageFactory
from tests.cms.news.factories import moment


class DocumentFactory(wagtail_factories.DocumentFactory):
    title = factory.Sequence(lambda n: f"برنامهٔ دوره {n}")

    class Meta:
        model = CustomDocument


class EventIndexPageFactory(PageFactory):
    title = "رویدادها"

    class Meta:
        model = EventIndexPage


class EventPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"کارگاه {n}")
    parent = factory.SubFactory(EventIndexPageFactory)
    starts_at = factory.LazyFunction(lambda: moment(1405, 9, 20, 9))
    ends_at = factory.LazyFunction(lambda: moment(1405, 9, 20, 12))
    place = "سالن نشست‌ها"
    audience = "اعضای سمن‌ها"

    class Meta:
        model = EventPage
