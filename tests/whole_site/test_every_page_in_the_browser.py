"""One page of every type in a real browser: axe, width, weight, without a script, by keyboard."""

import gzip
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser import Watch, assert_axe_clean, assert_fits, visit
from tests.whole_site.page_types import one_of_each_type

# The browser's event loop gives Django another connection, so it has to run before the
# demonstration is loaded.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.browser,
    pytest.mark.usefixtures("playwright", "demo"),
]

KB = 1024
# What a page may weigh on a phone: bytes on the wire and requests.
HOME_WEIGHT, PAGE_WEIGHT = (100 * KB, 8), (60 * KB, 7)
STYLE_WEIGHT, SCRIPT_WEIGHT = 12 * KB, 5 * KB
COMPRESSED = ("text/", "javascript", "json", "svg", "xml")


@dataclass
class Load:
    """What one page made the browser fetch."""

    sizes: dict[str, int] = field(default_factory=dict)

    def hear(self, response: Response) -> None:
        """Count the bytes as a server sends them: text is compressed."""
        kind = response.headers.get("content-type", "")
        body = response.body()
        packed = any(word in kind for word in COMPRESSED)
        self.sizes[response.url] = len(gzip.compress(body, 6)) if packed else len(body)

    def of(self, suffix: str) -> int:
        """Return the bytes of all addresses that end so."""
        return sum(size for url, size in self.sizes.items() if urlsplit(url).path.endswith(suffix))


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "light"), (768, "dark"), (1280, "light"), (1280, "dark")]
)
def test_axe_finds_nothing_and_nothing_sticks_out(
    server: str, browser: Browser, width: int, scheme: str
) -> None:
    page = browser.new_page()
    watch = Watch(page)
    for path in one_of_each_type().values():
        visit(page, server + path, width=width, scheme=scheme)
        assert_axe_clean(page)
        assert_fits(page)
    watch.assert_quiet(server)
    page.close()


def test_every_page_is_light_enough_for_a_cheap_phone(server: str, browser: Browser) -> None:
    faults: list[str] = []
    for label, path in one_of_each_type().items():
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page, load = context.new_page(), Load()
        page.on("response", load.hear)
        page.goto(server + path, wait_until="networkidle")
        weight, requests = HOME_WEIGHT if label == "home.homepage" else PAGE_WEIGHT
        if label.startswith(("news.newsindex", "services.serviceindex")):
            weight, requests = HOME_WEIGHT
        total = sum(load.sizes.values())
        if total > weight or len(load.sizes) > requests:
            faults.append(f"{label}: {total / KB:.0f} kB in {len(load.sizes)} requests")
        if load.of(".css") > STYLE_WEIGHT or load.of(".js") > SCRIPT_WEIGHT:
            faults.append(f"{label}: css {load.of('.css')}, js {load.of('.js')}")
        context.close()
    assert faults == []


def test_without_javascript_every_page_reads_and_its_menu_opens(
    server: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    for path in one_of_each_type().values():
        page.goto(server + path)
        assert page.get_by_role("heading", level=1).count() == 1, path
        page.locator("summary", has_text="فهرست").click()
        expect(page.get_by_role("navigation", name="اصلی"), path).to_be_visible()
    context.close()


def test_the_first_stop_of_the_keyboard_is_the_way_past_the_head(server: str, page: Page) -> None:
    visit(page, server)
    page.keyboard.press("Tab")
    expect(page.get_by_text("رفتن به متن اصلی")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
