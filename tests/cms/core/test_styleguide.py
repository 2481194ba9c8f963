"""The page of all components, in a real browser: how the site looks, moves and is operated."""

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from cms.navigation.services import save_menus
from tests.browser import Watch, assert_axe_clean, assert_fits, screenshot, visit

pytestmark = pytest.mark.django_db


def link(title: str) -> dict[str, object]:
    return {"title": title, "page": None, "address": f"/{title}/"}


def menu_item(title: str, *below: str) -> tuple[str, dict[str, object]]:
    return ("item", {**link(title), "links": [link(name) for name in below]})


@pytest.fixture
def guide(server: str) -> str:
    """The address of the page of components, with menus."""
    save_menus(
        main=[
            menu_item("خبرها"),
            menu_item("خدمات"),
            menu_item("درباره", "اهداف", "کارگروه"),
        ],
        footer=[("column", {"title": "دفتر", "links": [link("خبرها")]})],
        shortcuts=[("shortcut", {**link("خبرها"), "icon": "doc"})],
    )
    return f"{server}/styleguide/"


def test_strangers_of_a_production_site_do_not_find_it(
    client: Client, settings: pytest.FixtureRequest
) -> None:
    assert client.get("/styleguide/").status_code == 200
    settings.SHOW_STYLEGUIDE = False
    assert client.get("/styleguide/").status_code == 404


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_axe_finds_nothing(guide: str, page: Page, width: int, scheme: str) -> None:
    watch = Watch(page)
    visit(page, guide, width=width, scheme=scheme)
    assert page.locator(".st").count() >= 8
    assert_axe_clean(page)
    assert_fits(page)
    watch.assert_quiet(guide)
    screenshot(page, f"styleguide-{width}-{scheme}")


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_the_missing_tile_is_clean_too(guide: str, page: Page, width: int) -> None:
    visit(page, guide.replace("styleguide", "nowhere"), width=width)
    expect(page.get_by_role("heading", level=1)).to_have_text("این کاشی سر جایش نیست")
    assert_axe_clean(page)
    assert_fits(page)
    screenshot(page, f"404-{width}-light")


@pytest.mark.browser
def test_everything_fits_at_four_times_the_size(guide: str, page: Page) -> None:
    visit(page, guide, width=320)
    assert_fits(page)
    page.get_by_text("فهرست", exact=True).click()
    assert_fits(page)


@pytest.mark.browser
def test_the_first_key_offers_a_way_past_the_menu(guide: str, page: Page) -> None:
    visit(page, guide.replace("styleguide", "nowhere"))
    page.keyboard.press("Tab")
    skip = page.get_by_text("رفتن به متن اصلی")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.browser
def test_the_menu_opens_and_closes_by_keys_on_a_phone(guide: str, page: Page) -> None:
    visit(page, guide, width=360)
    opener = page.locator(".menu > summary")
    news = page.locator(".menu nav").get_by_text("خبرها")
    expect(news).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(news).to_be_visible()
    page.keyboard.press("Tab")
    expect(news).to_be_focused()
    page.keyboard.press("Escape")
    expect(news).to_be_hidden()
    expect(opener).to_be_focused()


@pytest.mark.browser
def test_a_group_of_the_menu_closes_when_the_reader_turns_away(guide: str, page: Page) -> None:
    visit(page, guide)
    expect(page.locator(".menu > summary")).to_be_hidden()
    group = page.locator(".sub > summary")
    goals = page.get_by_role("link", name="اهداف")
    group.focus()
    page.keyboard.press("Space")
    expect(goals).to_be_visible()
    screenshot(page, "menu-open-1280")
    page.keyboard.press("Escape")
    expect(goals).to_be_hidden()
    group.click()
    expect(goals).to_be_visible()
    page.locator("h1").click()
    expect(goals).to_be_hidden()


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, locale="fa-IR")
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_menu_theme_and_questions_work_without_a_script(guide: str, plain_page: Page) -> None:
    plain_page.set_viewport_size({"width": 360, "height": 740})
    plain_page.goto(guide)
    plain_page.locator(".menu > summary").click()
    plain_page.locator(".sub > summary").click()
    expect(plain_page.get_by_role("link", name="اهداف")).to_be_visible()
    plain_page.locator(".menu > summary").click()
    expect(plain_page.locator("[data-print]")).to_be_hidden()
    plain_page.locator(".faq > summary").click()
    expect(plain_page.locator(".faq p")).to_be_visible()
    light = plain_page.locator("html")
    plain_page.get_by_label("تیره").check()
    expect(light).to_have_css("color-scheme", "dark")


@pytest.mark.browser
def test_the_chosen_theme_is_remembered(guide: str, page: Page) -> None:
    visit(page, guide)
    page.get_by_label("تیره").check()
    page.goto(guide.replace("styleguide", "nowhere"))
    expect(page.locator("html")).to_have_css("color-scheme", "dark")
    expect(page.get_by_label("تیره")).to_be_checked()
    page.get_by_label("خودکار").check()
    page.reload()
    expect(page.locator("html")).to_have_css("color-scheme", "light dark")


@pytest.mark.browser
def test_the_list_of_errors_has_the_focus(guide: str, page: Page) -> None:
    visit(page, guide)
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(page.get_by_label("شمارهٔ موبایل")).to_be_focused()


@pytest.mark.browser
def test_paper_carries_neither_menus_nor_grounds(guide: str, page: Page) -> None:
    visit(page, guide)
    page.emulate_media(media="print")
    for hidden in (".menu", ".crumbs", ".pager", ".theme", ".skip"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
