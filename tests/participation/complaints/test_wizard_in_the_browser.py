"""The steps in a real Chromium: without a script, with it, at every width, in light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from participation.cases.models import CaseFile
from participation.common.models import PrivateFile
from participation.common.tick import run_tick
from tests.browser import Watch, arriving, assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.cases.cast import VALID_ID, Province
from tests.participation.common.files.samples import pdf, pictures
from tests.participation.complaints import categories
from tests.participation.complaints.walking import TEXT, the_case

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]


@pytest.fixture
def province() -> Province:
    """The units, and a category of each class."""
    made = Province()
    categories.council(made)
    categories.request(made)
    categories.report(made)
    return made


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A browser without scripts."""
    context = browser.new_context(java_script_enabled=False, locale="fa-IR")
    yield context.new_page()
    context.close()


def go_on(page: Page) -> None:
    follow(page.get_by_role("button", name="ادامه"))


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def look(page: Page, name: str) -> None:
    """See the page at three widths, in light and dark: it fits and axe finds nothing."""
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert_fits(page)
            assert_axe_clean(page)
            screenshot(page, f"wizard-{name}-{width}-{scheme}")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")


def to_the_story(page: Page, server: str) -> None:
    """Choose the complaint about a council, answer its questions, name whom it is against."""
    visit(page, f"{server}/complaints/")
    follow(page.get_by_role("link", name="شورای اسلامی شهر و روستا"))
    follow(page.get_by_role("button", name="آغاز"))
    heading(page, "چند پرسش")
    page.get_by_label("خیر").check()
    page.get_by_label("عضو").check()
    page.get_by_label("چند بار رخ داده است؟").fill("۳")
    page.get_by_label("نخستین بار کی بود؟").fill("۱ مهر ۱۴۰۵")
    go_on(page)
    heading(page, "از چه کسی یا نهادی؟")
    page.get_by_label("جست‌وجوی نام").fill("فرمانداری یکم")
    follow(page.get_by_role("button", name="بگرد").last)
    page.get_by_label("فرمانداری یکم").check()
    go_on(page)
    heading(page, "چه شده است؟")


def tell_about_oneself(page: Page) -> None:
    heading(page, "مشخصات شما")
    page.get_by_label("نام و نام خانوادگی").fill("شهروند نمونه")
    page.get_by_label("کد ملی").fill(VALID_ID)
    page.get_by_label("شمارهٔ موبایل").fill("۰۹۱۳ ۱۲۳ ۴۵۶۷")
    go_on(page)
    heading(page, "پیش از ارسال، یک بار بخوانید")


def test_a_citizen_without_scripts_goes_the_whole_way_and_back(
    plain: Page, server: str, province: Province
) -> None:
    to_the_story(plain, server)
    plain.get_by_label("شرح ماجرا").fill(TEXT)
    go_on(plain)
    heading(plain, "عکس و مدرک")
    picture = {
        "name": "عکس تابلو.jpg",
        "mimeType": "image/jpeg",
        "buffer": pictures.tagged("JPEG"),
    }
    plain.locator("input[type=file]").set_input_files(picture)
    follow(plain.get_by_role("button", name="فرستادن"))
    expect(plain.locator(".files > li")).to_have_count(1)
    go_on(plain)
    expect(plain.get_by_label("کد ملی")).to_be_visible()
    plain.go_back()
    heading(plain, "عکس و مدرک")
    plain.go_back()
    plain.go_back()
    heading(plain, "چه شده است؟")
    expect(plain.get_by_label("شرح ماجرا")).to_have_value(TEXT)
    go_on(plain)
    heading(plain, "عکس و مدرک")
    go_on(plain)
    tell_about_oneself(plain)
    expect(plain.locator("main")).to_contain_text("عکس تابلو.jpg")
    plain.get_by_label("آنچه نوشته‌ام درست است").check()
    follow(plain.get_by_role("button", name="ارسال شکایت"))
    heading(plain, "شکایت شما ثبت شد")
    assert the_case().is_held
    assert CaseFile.objects.filter(case=the_case()).count() == 1
    with plain.expect_download() as download:
        plain.get_by_role("button", name="دریافت رسید").click()
    assert download.value.suggested_filename == f"{the_case().number}.pdf"
    follow(plain.get_by_role("button", name="یادداشت کردم"))
    heading(plain, "پیگیری پرونده")
    plain.go_back()
    heading(plain, "در این مرورگر فرم بازی نیست")


def test_every_step_is_clean_fits_and_shows_its_faults(
    page: Page, server: str, province: Province, tmp_path: Path
) -> None:
    watch = Watch(page)
    visit(page, f"{server}/complaints/")
    look(page, "index")
    visit(page, f"{server}/complaints/new/")
    look(page, "choose")
    page.get_by_label("کودک‌آزاری و خشونت").check()
    go_on(page)
    expect(page.locator(".note").first).to_contain_text("۱۲۳")
    look(page, "emergency")
    to_the_story(page, server)
    for name in ("questions", "against"):
        page.goto(f"{server}/complaints/new/{name}/")
        look(page, name)
    page.goto(f"{server}/complaints/new/story/")
    page.get_by_label("شرح ماجرا").fill(f"{TEXT} موبایلش ۰۹۱۲۳۴۵۶۷۸۹ است.")
    page.get_by_label("روز").fill("۳۱ آبان ۱۴۰۵")
    watch.assert_quiet(server)
    go_on(page)
    expect(page.locator(".summary")).to_be_focused()
    expect(page.locator(".summary")).to_contain_text("۲ جا را درست کنید")
    look(page, "story-faults")
    page.get_by_label("شرح ماجرا").fill(TEXT)
    page.get_by_label("روز").fill("۳۰ آبان ۱۴۰۵")
    go_on(page)
    heading(page, "عکس و مدرک")
    letter = tmp_path / "نامه به شورا.pdf"
    letter.write_bytes(pdf.plain(2))
    photo = tmp_path / "عکس تابلو.jpg"
    photo.write_bytes(pictures.tagged("JPEG"))
    page.locator("input[type=file]").set_input_files([letter, photo])
    expect(page.locator(".files > li")).to_have_count(2)
    expect(page.locator("progress")).to_have_count(0)
    run_tick(only=["common.check_files"])
    expect(page.get_by_text("بررسی شد")).to_have_count(2)
    look(page, "files")
    go_on(page)
    look(page, "you")
    tell_about_oneself(page)
    look(page, "check")
    page.get_by_label("آنچه نوشته‌ام درست است").check()
    expect(page.locator("[name=pow]")).not_to_have_value("")
    with arriving(page):
        page.get_by_role("button", name="ارسال شکایت").dblclick()
    heading(page, "شکایت شما ثبت شد")
    look(page, "done")
    assert not the_case().is_held
    assert PrivateFile.objects.of("case", str(the_case().pk)).count() == 2


def test_a_whole_page_is_light(page: Page, server: str, province: Province) -> None:
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.__setitem__(answer.url, len(answer.body())))
    to_the_story(page, server)
    pages = {url: size for url, size in sizes.items() if url.startswith(f"{server}/complaints/")}
    assert len(pages) >= 4
    assert max(pages.values()) <= 60_000
