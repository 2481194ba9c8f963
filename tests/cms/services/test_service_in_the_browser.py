"""The service card in a real browser."""

import pytest
from playwright.sync_api import Page

from tests.browser import assert_axe_clean, assert_fits, follow, visit
from tests.cms.services.factories import ServiceGroupFactory, full_service

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_a_reader_narrows_the_services_and_opens_one(server, page: Page, width, scheme):
    service = full_service(group=ServiceGroupFactory(title="سمن‌ها"), start_address="/ngos/apply/")

    visit(page, server + service.get_parent().url, width=width, scheme=scheme)
    follow(page.get_by_role("link", name="شهروندان"))
    assert_axe_clean(page)
    assert_fits(page)
    follow(page.get_by_role("link", name=service.title))

    assert page.get_by_role("heading", level=1).inner_text() == service.title
    assert_axe_clean(page)
    assert_fits(page)
