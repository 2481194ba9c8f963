"""The upload field in a real browser: with its script, without it, and over a bad connection."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from participation.common.models import PrivateFile
from participation.common.tick import run_tick
from tests.browser import Watch, arriving, assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.common.files.samples import audio, pdf, pictures

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.usefixtures("tried_site"),
]


@pytest.fixture
def samples(tmp_path: Path) -> dict[str, Path]:
    """Files on the disk of the person who sends them."""
    made = {
        "نامه به شورا.pdf": pdf.plain(3),
        "عکس تابلو.jpg": pictures.tagged("JPEG"),
        "تصویر.svg": pictures.svg(),
        "صدا.mp3": audio.mp3_frames(3000),
    }
    paths = {}
    for name, content in made.items():
        paths[name] = tmp_path / name
        paths[name].write_bytes(content)
    return paths


def open_page(page: Page, server: str, width: int = 1280) -> None:
    page.context.add_cookies([{"name": "draft", "value": "7", "url": server}])
    visit(page, f"{server}/tried/7/", width=width)


def let_the_clock_run(page: Page) -> None:
    """Check what has arrived, as the next tick does: in a test no commit ever comes."""
    expect(page.locator("progress")).to_have_count(0)
    run_tick(only=["common.check_files"])


def rows(page: Page) -> list[str]:
    return page.locator(".files > li > span").all_inner_texts()


@pytest.mark.parametrize("width", [360, 1280])
def test_each_file_is_sent_on_its_own_and_a_refusal_says_why(server, page, samples, width):
    open_page(page, server, width)
    watch = Watch(page)
    page.locator("input[type=file]").set_input_files(list(samples.values()))
    expect(page.locator(".files > li")).to_have_count(4)
    let_the_clock_run(page)
    expect(page.get_by_text("بررسی شد")).to_have_count(3)
    refused = page.locator(".files > li", has_text="تصویر.svg")
    expect(refused.locator(".err")).to_have_text(
        "این نوع مدرک پذیرفته نمی‌شود؛ عکس، PDF، ورد یا صدا بفرستید."
    )
    assert_axe_clean(page)
    assert_fits(page)
    screenshot(page, f"upload-{width}")
    watch.assert_quiet(server)
    page.get_by_role("button", name="برداشتن عکس تابلو.jpg").click()
    expect(page.locator(".files > li")).to_have_count(3)
    page.reload()
    expect(page.locator(".files > li")).to_have_count(3)
    assert not any("عکس تابلو" in row for row in rows(page))
    page.get_by_role("button", name="برداشتن نامه به شورا.pdf").click()
    expect(page.locator(".files > li")).to_have_count(2)
    follow(page.get_by_role("button", name="ادامه"))
    expect(page.locator("body")).to_contain_text("صدا.mp3 ready")


def test_what_is_chosen_before_the_script_is_there_is_sent_all_the_same(server, page, samples):
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/upload*.js", hold)
    page.context.add_cookies([{"name": "draft", "value": "7", "url": server}])
    with page.expect_request("**/upload*.js"):
        page.goto(f"{server}/tried/7/", wait_until="commit")
    page.locator("input[type=file]").set_input_files(samples["نامه به شورا.pdf"])
    assert not rows(page)
    for route in held:
        route.continue_()
    expect(page.locator(".files > li")).to_have_count(1)
    let_the_clock_run(page)
    expect(page.get_by_text("بررسی شد")).to_be_visible()


def test_an_upload_goes_on_after_the_connection_was_lost(server, page, samples):
    open_page(page, server)
    parts: list[int] = []

    def weak(route: Route) -> None:
        if route.request.method == "PATCH":
            parts.append(int(route.request.headers["upload-offset"]))
            if len(parts) == 2:
                # The part arrives, but its answer is lost.
                route.fetch()
            if len(parts) in {2, 4}:
                route.abort("connectionreset")
                return
        route.continue_()

    page.route("**/files/*/", weak)
    page.locator("input[type=file]").set_input_files(samples["صدا.mp3"])
    let_the_clock_run(page)
    expect(page.get_by_text("بررسی شد")).to_be_visible()
    step = 256 * 1024
    # The second part was not sent again; the third was.
    assert parts == [0, step, 2 * step, 3 * step, 3 * step, 4 * step]
    assert PrivateFile.objects.get().received == samples["صدا.mp3"].stat().st_size


def test_the_form_waits_for_what_is_still_being_sent(server, page, samples):
    open_page(page, server)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/files/", hold)
    with page.expect_request("**/files/"):
        page.locator("input[type=file]").set_input_files(samples["نامه به شورا.pdf"])
    page.get_by_role("button", name="ادامه").click()
    expect(page.get_by_role("heading", name="مدارک")).to_be_visible()
    expect(page.locator(".files small")).to_have_text("")
    screenshot(page, "upload-sending-1280")
    with arriving(page):
        held[0].continue_()
    assert page.url.endswith("/done/")
    expect(page.locator("body")).to_contain_text("نامه به شورا.pdf checking")


def test_the_field_needs_no_script(server, browser, samples):
    page = browser.new_context(java_script_enabled=False, locale="fa-IR").new_page()
    open_page(page, server, 360)
    page.locator("input[type=file]").set_input_files(list(samples.values())[:3])
    screenshot(page, "upload-no-script-360")
    assert page.locator("input[type=file]").bounding_box()["x"] >= 0
    follow(page.get_by_role("button", name="فرستادن مدرک‌های برگزیده"))
    expect(page.get_by_text("در حال بررسی…")).to_have_count(3)
    let_the_clock_run(page)
    page.reload()
    expect(page.get_by_text("بررسی شد")).to_have_count(2)
    follow(page.get_by_role("button", name="برداشتن عکس تابلو.jpg"))
    expect(page.locator(".files > li")).to_have_count(2)
    page.context.close()
