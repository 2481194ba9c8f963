"""What the pages of events cost the database."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.events.models import EventPaper
from participation.common.models import County
from tests.cms.events.factories import DocumentFactory, EventIndexPageFactory, EventPageFactory
from tests.cms.factories import PictureFactory

pytestmark = pytest.mark.django_db
ARTICLE, LIST = 12, 16


def full_event(index):
    starts_at = timezone.now() + timedelta(days=3)
    page = EventPageFactory(
        parent=index,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        county=County.objects.first(),
        lead_image=PictureFactory(),
    )
    page.papers = [EventPaper(document=DocumentFactory()) for _ in range(3)]
    page.save()
    return page


def test_event_that_shows_everything_stays_within_its_budget(queries_of):
    asked = queries_of(full_event(EventIndexPageFactory()).url)
    assert len(asked) <= ARTICLE, "\n".join(asked)


def test_list_of_twenty_costs_what_a_list_of_six_does(queries_of):
    index = EventIndexPageFactory()
    for _ in range(6):
        full_event(index)
    six = queries_of(index.url)
    for _ in range(18):
        full_event(index)
    more = queries_of(index.url)
    assert len(more) == len(six) <= LIST, "\n".join(more)
