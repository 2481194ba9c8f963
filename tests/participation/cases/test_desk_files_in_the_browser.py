"""An officer sends a file with an answer, and the citizen reads it, each in a browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from participation.cases.models import CaseFile
from participation.common.tick import run_tick
from tests.browser import Watch, assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.cases.test_desk_in_the_browser import enter
from tests.participation.common.files.samples import pdf, pictures

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


def test_a_file_goes_with_the_answer_to_the_citizen(
    server: str, page: Page, browser: Browser, tmp_path: Path
) -> None:
    province = Province()
    made = filed(category(province.desk))
    paper, picture = tmp_path / "نامهٔ شهرداری.pdf", tmp_path / "تصویر.svg"
    paper.write_bytes(pdf.plain(2))
    picture.write_bytes(pictures.svg())
    enter(page, server, officer("sara", province.desk))
    visit(page, f"{server}/admin/cases/{made.case.pk}/")
    watch = Watch(page)
    form = page.locator('form:has(input[value="answer"])')
    page.locator("summary", has_text="پاسخ").first.click()
    form.locator("[name=text]").fill("نامه پیوست است.")
    form.locator("input[type=file]").set_input_files([paper, picture])
    expect(form.locator(".files > li")).to_have_count(2)
    expect(page.locator("progress")).to_have_count(0)
    run_tick(only=["common.check_files"])
    expect(form.get_by_text("بررسی شد")).to_be_visible()
    form.get_by_role("button", name="برداشتن تصویر.svg").click()
    expect(form.locator(".files > li")).to_have_count(1)
    for look in ("1280-light", "1280-dark", "768-light", "768-dark"):
        width, scheme = look.split("-")
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": int(width), "height": 1400})
        screenshot(page, f"desk-files-{look}")
        assert_fits(page)
        assert_axe_clean(page)
    follow(form.locator('button:not([name]):has-text("پاسخ")'))
    expect(page.get_by_text("پاسخ فرستاده و پرونده بسته شد")).to_be_visible()
    watch.assert_quiet(server)

    citizen = browser.new_context(locale="fa-IR").new_page()
    visit(citizen, f"{server}/track/", width=360)
    citizen.get_by_label("شمارهٔ پرونده").first.fill(made.case.number)
    citizen.get_by_label("کلید پیگیری").fill(made.key or "")
    follow(citizen.get_by_role("button", name="پیگیری").last)
    with citizen.expect_download() as told:
        citizen.get_by_role("link", name="نامهٔ شهرداری.pdf").click()
    assert Path(told.value.path()).read_bytes().startswith(b"%PDF-")
    screenshot(citizen, "track-files-360-light")
    assert_axe_clean(citizen)
    citizen.context.close()
    assert CaseFile.objects.get().answer
