"""The form on which staff file for a resident, on a telephone."""

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from participation.common.models import Organisation
from participation.complaints.models import Category
from tests.browser import assert_axe_clean, follow, visit
from tests.participation.cases.cast import Province, officer

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
# Wagtail scrolls inside its frame: what is too wide there does not widen the page.
STICKS_OUT = """() => {
  const room = document.documentElement.clientWidth;
  return [...document.querySelectorAll("main *")]
    .filter((e) => e.checkVisibility() && e.getBoundingClientRect().width > room)
    .slice(0, 12).map((e) => e.outerHTML.slice(0, 160));
}"""


def test_an_agency_with_a_long_name_leaves_the_form_as_wide_as_the_telephone(
    server: str, page: Page, province: Province
) -> None:
    name = "ادارهٔ کل تعاون، کار و رفاه اجتماعی و معاونت امور هماهنگی آسیب‌های اجتماعی استان نمونه"
    Organisation.objects.create(name=name, slug="long")
    call_command("setup_categories", verbosity=0)
    social = Category.objects.get(is_social_referral=True)
    officer("worker", province.office)
    visit(page, f"{server}/admin/login/", width=360)
    page.get_by_label("نام کاربری").fill("worker")
    page.get_by_label("رمز عبور").fill("a long pass phrase")
    follow(page.get_by_role("button", name="ورود"))

    visit(page, f"{server}/admin/file-for/{social.slug}/", width=360)

    expect(page.get_by_label("به کدام دستگاه ارجاع می‌شود؟")).to_be_attached()
    assert page.evaluate(STICKS_OUT) == []
    assert_axe_clean(page)
