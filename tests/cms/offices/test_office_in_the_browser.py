"""The page of an office in a real browser."""

import datetime
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Watch, assert_axe_clean, assert_fits, visit
from tests.cms.offices.factories import UnitFactory, full_office

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_an_office_is_accessible_and_asks_nobody_for_a_map(server, page: Page, width, scheme):
    closed = UnitFactory(active_until=datetime.date(2020, 1, 1))
    office = full_office(unit=closed)
    for photo in office.photos.all():
        photo.image.sources = []
        photo.image.save()
    watch = Watch(page)

    visit(page, server + office.url, width=width, scheme=scheme)
    page.get_by_role("link", name="نشانی و تماس").click()

    expect(page).to_have_url(re.compile("#contact$"))
    assert_axe_clean(page)
    assert_fits(page)
    watch.assert_quiet(server)
