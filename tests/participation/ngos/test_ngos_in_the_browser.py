"""The register of NGOs in a real Chromium: in every look, by keyboard, from the code on a paper."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from cms.demo.ngos import load_ngos
from participation.ngos import services
from participation.ngos.models import Ngo, Permit
from participation.ngos.permit_paper import verify_address
from tests.browser import Watch, assert_axe_clean, assert_fits, screenshot, visit
from tests.participation.ngos.factories import BECAUSE

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

LOOKS = [f"{width}-{scheme}" for width in (360, 768, 1280) for scheme in ("light", "dark")]


@pytest.fixture
def register() -> dict[str, Ngo]:
    """The NGOs of the demonstration, by their keys."""
    load_ngos()
    return {one.source_id: one for one in Ngo.objects.select_related("prefix")}


@pytest.mark.parametrize("look", LOOKS)
def test_the_pages_fit_and_are_accessible(
    server: str, page: Page, register: dict[str, Ngo], look: str
) -> None:
    width, scheme = look.split("-")
    watch = Watch(page)
    suspended = Permit.objects.get(ngo=register["parvaz"])
    pages = {
        "list": "/ngos/",
        "filtered": f"/ngos/?{urlencode({'state': 'suspended', 'q': 'پرواز'})}",
        "nothing": f"/ngos/?{urlencode({'q': 'خلخلخ'})}",
        "ngo": register["yaran"].get_absolute_url(),
        "reinstated": register["chashmeh"].get_absolute_url(),
        "verify": "/ngos/verify/",
        "permit": Permit.objects.get(ngo=register["yaran"]).get_absolute_url(),
        "suspended": f"/ngos/verify/{suspended.token}/",
    }
    for name, path in pages.items():
        visit(page, f"{server}{path}", width=int(width), scheme=scheme)
        screenshot(page, f"ngos-{name}-{look}")
        assert_axe_clean(page)
        assert_fits(page)
    watch.assert_quiet(server)
    visit(page, f"{server}/ngos/verify/?number=9", width=int(width), scheme=scheme)
    screenshot(page, f"ngos-unknown-{look}")
    assert_axe_clean(page)


def test_a_permit_is_verified_without_a_script_by_number_and_by_code(
    server: str, browser: Browser, register: dict[str, Ngo]
) -> None:
    permit = Permit.objects.get(ngo=register["sarv"])
    context = browser.new_context(java_script_enabled=False, locale="fa")
    try:
        page = context.new_page()
        page.goto(f"{server}/ngos/")
        page.get_by_role("link", name="بررسی اعتبار پروانه").click()
        number = page.get_by_label("شمارهٔ پروانه")
        number.fill("۱۴۰۴-۹۹۹۹")
        number.press("Enter")
        expect(page.locator(".field .err")).to_contain_text("در این سامانه نیست")
        expect(number).to_have_value("۱۴۰۴-۹۹۹۹")
        number.fill(permit.number)
        number.press("Enter")
        expect(page.get_by_role("heading", name="این پروانه معتبر است")).to_be_visible()
        services.revoke(ngo=register["sarv"], basis=BECAUSE)
        scanned = verify_address(permit)
        page.goto(f"{server}{scanned[scanned.index('/ngos/') :]}")
        expect(page.get_by_role("heading", name="این پروانه لغو شده است")).to_be_visible()
        expect(page.get_by_text(BECAUSE.reason)).to_be_visible()
    finally:
        context.close()
