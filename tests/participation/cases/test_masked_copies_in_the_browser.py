"""An officer covers parts of a file: with the mouse, with a finger, and by keyboard alone."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from participation.cases.models import Case, MaskedCopy
from participation.cases.services.submission import Submitted
from participation.common.files import read_file
from participation.common.models import PrivateFile
from tests.browser import Watch, assert_axe_clean, assert_fits, screenshot, visit
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.cases.masking import SECRET, address, paper, photo, sent_by_citizen
from tests.participation.cases.test_desk_in_the_browser import enter
from tests.participation.common.pdf.reading import pixels, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


@pytest.fixture
def made() -> Submitted:
    """A complaint that lies in the desk."""
    return filed(category(Province().desk))


def signed_in(page: Page, server: str, case: Case) -> None:
    enter(page, server, officer("sara", case.unit))


def masked_bytes() -> bytes:
    return read_file(PrivateFile.objects.get(pk=MaskedCopy.objects.get().copy.file_id))


def ready(page: Page, server: str, path: str, **look: Any) -> None:
    """Open the screen, and wait for the pages of the file to be drawn."""
    visit(page, f"{server}{path}", **look)
    for picture in page.locator(".case-sheet img").all():
        expect(picture).to_have_js_property("complete", value=True)
        assert picture.evaluate("image => image.naturalWidth") > 0


def test_a_name_is_covered_with_the_mouse(server: str, page: Page, made: Submitted) -> None:
    file = sent_by_citizen(made, Client(), "سند.pdf", paper())
    signed_in(page, server, made.case)
    watch = Watch(page)
    ready(page, server, address(made.case, file), width=1280)
    box = page.locator(".case-sheet svg").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] * 0.18)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] * 0.36, steps=4)
    page.mouse.up()
    expect(page.locator('[name="area-0-page"]')).to_have_value("۱")
    expect(page.locator(".case-sheet svg").first.locator("rect")).to_have_count(1)
    for look in ("1280-light", "1280-dark", "768-light", "768-dark"):
        width, scheme = look.split("-")
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": int(width), "height": 1200})
        screenshot(page, f"desk-mask-{look}")
        assert_fits(page)
        assert_axe_clean(page)

    page.get_by_role("button", name="نسخهٔ پوشانده‌شده را بساز").click()

    expect(page.get_by_text("نسخهٔ پوشانده‌شده آماده است")).to_be_visible()
    content = masked_bytes()
    assert SECRET not in text_of(content)
    shown = pixels(content)
    line = shown.crop((0, int(shown.height * 0.22), shown.width, int(shown.height * 0.32)))
    assert max(high for _low, high in line.crop((20, 0, 400, line.height)).getextrema()) < 12
    watch.assert_quiet(server)


def test_a_square_is_covered_with_a_finger(server: str, browser: Browser, made: Submitted) -> None:
    file = sent_by_citizen(made, Client(), "عکس.png", photo())
    # Wide while somebody signs in: on a telephone the menu is folded away.
    telephone = browser.new_context(
        locale="fa-IR", viewport={"width": 1280, "height": 844}, has_touch=True
    )
    page = telephone.new_page()
    signed_in(page, server, made.case)
    ready(page, server, address(made.case, file), width=390)
    box = page.locator(".case-sheet svg").bounding_box()
    assert box
    wire = telephone.new_cdp_session(page)
    path = [(0.3, 0.3), (0.5, 0.55), (0.7, 0.7)]
    points = [
        {"x": box["x"] + box["width"] * across, "y": box["y"] + box["height"] * down}
        for across, down in path
    ]
    kinds = ("touchStart", "touchMove", "touchMove")
    for kind, point in zip(kinds, points, strict=True):
        wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    wire.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator(".case-sheet rect")).to_have_count(1)
    assert_axe_clean(page)
    page.get_by_role("button", name="نسخهٔ پوشانده‌شده را بساز").click()
    expect(page.get_by_text("نسخهٔ پوشانده‌شده آماده است")).to_be_visible()
    assert MaskedCopy.objects.get().areas == 1
    telephone.close()


def test_numbers_are_typed_without_a_mouse_and_without_a_script(
    server: str, browser: Browser, made: Submitted
) -> None:
    file = sent_by_citizen(made, Client(), "عکس.png", photo())
    plain = browser.new_context(locale="fa-IR")
    page = plain.new_page()
    signed_in(page, server, made.case)
    cookies = plain.cookies()
    silent = browser.new_context(locale="fa-IR", java_script_enabled=False)
    silent.add_cookies(cookies)  # type: ignore[arg-type]
    page = silent.new_page()
    visit(page, f"{server}{address(made.case, file)}", width=768)
    page.locator('[name="area-0-left"]').focus()
    for number in ("۳۵", "۳۵", "۳۰", "30"):
        page.keyboard.type(number)
        page.keyboard.press("Tab")
    page.get_by_role("button", name="کادرها را روی صفحه نشان بده").press("Enter")
    expect(page.locator(".case-sheet rect")).to_have_count(1)
    page.get_by_role("button", name="نسخهٔ پوشانده‌شده را بساز").press("Enter")
    expect(page.get_by_text("نسخهٔ پوشانده‌شده آماده است")).to_be_visible()
    assert MaskedCopy.objects.get().areas == 1
    plain.close()
    silent.close()
