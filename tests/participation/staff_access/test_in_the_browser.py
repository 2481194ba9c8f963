"""The door and the admin in a real browser, under their content policies."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser import Watch, assert_axe_clean, assert_fits, follow, screenshot
from tests.participation.staff_access.door import Phone
from tests.participation.staff_access.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def _shown_phone(page: Page) -> Phone:
    return Phone(page.locator(".staff-secret bdi").text_content().replace(" ", ""))


@pytest.mark.parametrize(("width", "username"), [(360, "editor-0"), (1280, "editor-1")])
def test_the_way_in_is_persian_complete_and_quiet(page, office, width, username):
    watch = Watch(page)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{office.address}/admin/login/")
    expect(page.get_by_role("heading", name="ورود به وب‌گاه مشارکت")).to_be_visible()
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert not any(char.isascii() and char.isalpha() for char in page.inner_text("main"))
    assert_axe_clean(page)
    screenshot(page, f"staff-login-{width}")
    office.sign_in_page(page, username)

    expect(page.get_by_role("heading", name="راه‌اندازی گام دوم ورود")).to_be_visible()
    assert_axe_clean(page)
    assert_fits(page)
    screenshot(page, f"staff-enrol-{width}")
    page.get_by_label("کد برنامه").fill(_shown_phone(page).code())
    follow(page.get_by_role("button", name="راه‌اندازی و ورود"))

    expect(page.locator(".staff-codes li")).to_have_count(10)
    expect(page.get_by_role("button", name="چاپ")).to_be_visible()
    assert_axe_clean(page)
    assert_fits(page)
    screenshot(page, f"staff-codes-{width}")
    follow(page.get_by_role("link", name="نگهشان داشتم؛ ادامه"))
    assert page.url == f"{office.address}/admin/"
    page.goto(f"{office.address}/admin/account/two-step/")
    screenshot(page, f"staff-overview-{width}")
    watch.assert_quiet(office.address)


def test_the_way_in_needs_no_script(browser, office):
    page = browser.new_context(java_script_enabled=False, locale="fa-IR").new_page()
    office.sign_in_page(page, "editor-2")
    page.get_by_text("تصویر خوانده نمی‌شود").click()
    page.get_by_label("کد برنامه").fill(_shown_phone(page).code())
    follow(page.get_by_role("button", name="راه‌اندازی و ورود"))

    expect(page.locator(".staff-codes li")).to_have_count(10)
    follow(page.get_by_role("link", name="نگهشان داشتم؛ ادامه"))
    assert page.url == f"{office.address}/admin/"
    page.context.close()


def _upload_picture(page: Page, office: Office, folder: Path) -> None:
    path = folder / "square.png"
    Image.new("RGB", (800, 600), "#1d3f84").save(path)
    page.goto(f"{office.address}/admin/images/add/")
    page.set_input_files("#id_file", path)
    page.locator("#id_title").fill("عکس میدان")
    for field in ("#id_description", "#id_alt_text"):
        if page.locator(field).count():
            page.locator(field).fill("نمای میدان")
    follow(page.locator("form[action*='images/add'] button[type=submit]"))
    expect(page.locator(".messages .success")).to_be_visible()


def test_an_editor_writes_chooses_and_previews_without_a_violation(browser, office, tmp_path):
    page = office.desk(browser)
    watch = Watch(page)
    _upload_picture(page, office, tmp_path)
    page.goto(f"{office.address}/admin/pages/add/news/newspage/{office.news}/")
    page.locator("[name=title]").fill("خبر آزمایشی")

    # The preview shows the public page, with its own policy, in a frame.
    page.locator("[data-side-panel-toggle=preview], [aria-controls*=preview]").first.click()

    expect(page.frame_locator("iframe[src*=preview]").last.locator("h1")).to_have_text(
        "خبر آزمایشی"
    )

    # Wagtail's checks of the page run in there.
    expect(
        page.frame_locator("iframe[src*=preview]").last.locator("wagtail-userbar")
    ).to_have_count(1)

    # An inline panel, the image chooser inside it, an image out of it.
    page.locator("#id_gallery-ADD").click()
    page.locator("#id_gallery-0-image-chooser [data-chooser-action-choose]").first.click()
    page.locator(".modal-body").get_by_role("link", name="عکس میدان").first.click()
    expect(page.locator("#id_gallery-0-image")).not_to_have_value("")

    # The page chooser.
    page.locator("#id_related_picks-ADD").click()
    page.locator("[id^=id_related_picks-0][id$=chooser] [data-chooser-action-choose]").first.click()
    expect(page.locator(".modal-body")).to_be_visible()
    page.locator(".modal-content .close").first.click()

    screenshot(page, "staff-editor")
    # Wagtail saves by itself, and is told 400 while rows of panels are empty: no fault of ours.
    watch.faults = [fault for fault in watch.faults if "status of 400" not in fault]
    watch.assert_quiet(office.address)
    page.context.close()


def test_no_screen_of_the_admin_breaks_its_policy(browser, office):
    page = office.desk(browser)
    watch = Watch(page)
    for path in (
        "",
        "pages/1/",
        "images/",
        "images/multiple/add/",
        "documents/multiple/add/",
        "users/",
        "groups/new/",
        "reports/site-history/",
        "account/",
        "redirects/add/",
        "account/two-step/app/",
    ):
        page.goto(f"{office.address}/admin/{path}")
        page.wait_for_load_state("networkidle")
        expect(page.locator("#wagtail-sidebar")).to_be_attached()
        watch.assert_quiet(office.address)
    page.context.close()


def test_a_task_is_chosen_for_a_workflow(browser, office):
    page = office.desk(browser)
    watch = Watch(page)
    page.goto(f"{office.address}/admin/workflows/add/")
    page.locator("#id_workflow_tasks-ADD").click()
    chooser = page.locator("[id^=id_workflow_tasks-][id$=task-chooser]").first
    chooser.locator("[data-chooser-action-choose]").first.click()

    expect(page.locator(".modal-body")).to_be_visible()
    watch.assert_quiet(office.address)
    page.context.close()


def test_a_script_that_was_smuggled_in_does_not_run(browser, office):
    page = office.desk(browser)
    page.goto(f"{office.address}/admin/")
    ran = page.evaluate(
        """() => {
          document.body.insertAdjacentHTML("beforeend",
            `<img src="data:," onerror="window.smuggled = 1">
             <admin-start call="eval" with='["window.smuggled = 1"]'></admin-start>`);
          const script = document.createElement("script");
          script.text = "window.smuggled = 1";
          document.body.append(script);
          return new Promise((done) => setTimeout(() => done(window.smuggled ?? "no"), 200));
        }"""
    )

    assert ran == "no"
    page.context.close()
