"""Notices where readers see them: below the head, on a phone and on a desk, in both schemes."""

import pytest
from playwright.sync_api import Page

from cms.notices.models import Notice
from tests.browser import assert_axe_clean, assert_fits, visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_notices_stand_between_head_and_text_and_axe_finds_nothing(
    server: str, page: Page, width: int, scheme: str
) -> None:
    Notice.objects.create(
        title="دفتر پنجشنبه بسته است",
        text="پیام‌ها شنبه پاسخ داده می‌شود." + "ـ" * 60,
        kind="late",
    )
    Notice.objects.create(title="ساعت کار تازه", text="از ۷ تا ۱۳", kind="soon")
    Notice.objects.create(title="نشست سمن‌ها")
    visit(page, server + "/", width=width, scheme=scheme)
    region = page.get_by_role("complementary", name="اطلاعیه‌ها")
    assert region.get_by_role("heading").all_inner_texts() == [
        "دفتر پنجشنبه بسته است",
        "ساعت کار تازه",
        "نشست سمن‌ها",
    ]
    assert region.bounding_box()["y"] < page.get_by_role("main").bounding_box()["y"]
    assert_fits(page)
    assert_axe_clean(page)
