"""A real Chromium on the site, inside the transaction of a test.

Load in a test package's conftest or test module: the fixtures ``server`` and ``look`` come from
tests/conftest.py. The browser itself is pytest-playwright's ``page``.

    @pytest.mark.browser
    def test_menu(server, page):
        visit(page, server + "/", width=360)
        page.get_by_text("فهرست").click()
        assert_axe_clean(page)
        follow(page.get_by_role("link", name="خبرها"))
        assert "خبر" in page.title()

Playwright's click comes back when the first byte of the next page has arrived, a key of the
keyboard before that: whoever reads then reads half a page, or the last one. What loads a page is
therefore pressed by `follow`, or inside `arriving`, which wait for the whole of the new page.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import DEFAULT_DB_ALIAS, connections
from django.test.testcases import LiveServerThread
from playwright.sync_api import Locator, Page, expect

from tests.slow_site import slow_down

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# For each window Chromium also draws the list below its box of addresses, which nobody sees here: a
# process of its own and a second of CPU. Playwright switches off the others; the last list counts.
WITHOUT = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "AimEnabled"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch"),
)
LAUNCH = {
    "executable_path": CHROMIUM,
    "args": ["--no-sandbox", "--disable-gpu", f"--disable-features={','.join(WITHOUT)}"],
}
SHOTS = Path(__file__).resolve().parents[1] / "var" / "shots"
# The smallest size of targets is a rule of WCAG 2.2 that axe leaves out by default.
# Milliseconds that a machine under strain may take; nobody waits so long for what is there.
PATIENCE = 90_000
expect.set_options(timeout=PATIENCE)
AXE_OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


class _Door:
    """Through which the requests of one test go: shut, nobody is inside and nobody comes in."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside, self._is_shut = 0, False

    @contextmanager
    def passing(self) -> Iterator[bool]:
        """Go through; yields whether it is open."""
        with self._changed:
            is_open = not self._is_shut
            self._inside += is_open
        try:
            yield is_open
        finally:
            with self._changed:
                self._inside -= is_open
                self._changed.notify_all()

    def shut(self) -> None:
        """Let nobody in, and wait for those who are inside."""
        with self._changed:
            self._is_shut = True
            self._changed.wait_for(lambda: not self._inside, timeout=30)


class _Handler(StaticFilesHandler):
    """Answers while the test runs: a later request would meet the data of the next one."""

    def __init__(self, door: _Door, application: Callable[..., Any]) -> None:
        super().__init__(application)
        self.door = door

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        with self.door.passing() as is_open:
            if is_open:
                return super().__call__(environ, start_response)
        start_response("503 Service Unavailable", [("Content-Length", "0")])
        return []


class _Server(ThreadedWSGIServer):
    """Leaves the connection of the test alone when a browser hangs up.

    A thread that ends after the test would be refused that connection, and leave its socket open.
    """

    def _close_connections(self) -> None:
        pass


class _ServerThread(LiveServerThread):
    server_class = _Server


@contextmanager
def serving() -> Iterator[str]:
    """Serve the site from the open transaction of the test; yield its address without a slash."""
    slow_down()
    connection = connections[DEFAULT_DB_ALIAS]
    connection.inc_thread_sharing()
    door = _Door()
    thread = _ServerThread(
        "127.0.0.1", partial(_Handler, door), connections_override={DEFAULT_DB_ALIAS: connection}
    )
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    try:
        if thread.error:
            raise thread.error
        yield f"http://127.0.0.1:{thread.port}"
    finally:
        door.shut()
        thread.terminate()
        connection.dec_thread_sharing()


def visit(page: Page, url: str, *, width: int = 1280, scheme: str = "light") -> None:
    """Open an address in a window of this width and colour scheme, and wait for its font."""
    page.set_viewport_size({"width": width, "height": 740 if width < 600 else 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(url)
    settle(page)


@contextmanager
def arriving(page: Page) -> Iterator[None]:
    """Do inside what loads a page; go on when all of the new page is there."""
    # Listens before anything is pressed, so that the last page is not taken for the next. The first
    # of two clicks asks for a page that never comes: what counts is the one that is there.
    with page.expect_event(
        "framenavigated", lambda frame: frame.parent_frame is None, timeout=PATIENCE
    ):
        yield
    page.wait_for_load_state(timeout=PATIENCE)


def follow(what: Locator) -> None:
    """Click a link or a button that loads a page; go on when all of the new page is there."""
    with arriving(what.page):
        what.click()


# Ends with the last animation that ends by itself, after three seconds at the latest.
FADED_IN = """() => Promise.race([
  Promise.all(document.getAnimations()
    .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
    .map((one) => one.finished.catch(() => null))),
  new Promise((done) => setTimeout(done, 3000)),
]).then(() => null)"""


def settle(page: Page) -> None:
    """Wait until all of the page that is open, or has been asked for, is there with its fonts."""
    # Waits for a page that is on its way; the state alone would be that of the one before.
    page.locator("html").wait_for(state="attached")
    page.wait_for_load_state(timeout=PATIENCE)
    page.evaluate("document.fonts.ready")
    # What is still fading in has another colour for a moment.
    page.evaluate(FADED_IN)


def screenshot(page: Page, name: str) -> None:
    """Keep the whole page as a picture under var/shots, where ``SHOTS=1`` asks for pictures."""
    if os.environ.get("SHOTS") != "1":
        return
    settle(page)
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def press_key(page: Page, key: str) -> None:
    """Press a key of the desk once its module listens: until then its button is hidden."""
    page.locator("[data-keys-open]").first.wait_for(state="visible")
    page.keyboard.press(key)


def assert_axe_clean(page: Page) -> None:
    """Fail with axe's own report where it finds anything on the page, once all of it is there."""
    settle(page)
    results = Axe().run(page, options=AXE_OPTIONS)
    assert results.violations_count == 0, results.generate_report()


def assert_fits(page: Page) -> None:
    """Fail where the page is wider than its window, and name what sticks out."""
    settle(page)
    wide = page.evaluate(
        """() => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room) return [];
          const sticksOut = ({ left, right }) => right > room + 1 || left < -1;
          return [...document.body.querySelectorAll("*")]
            .filter((e) => sticksOut(e.getBoundingClientRect()))
            .slice(0, 5).map((e) => e.outerHTML.slice(0, 120));
        }"""
    )
    assert not wide, wide


class Watch:
    """What a page does behind the reader's back: faults, and requests to other origins."""

    def __init__(self, page: Page) -> None:
        """Listen from now on; a refused inline style or script is a console error."""
        self.faults: list[str] = []
        self.hosts: set[str] = set()
        page.on("console", lambda message: self._heard(message.type, message.text))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))

    def _heard(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.faults.append(text)

    def assert_quiet(self, server: str) -> None:
        """Fail where the page complained, or asked any origin but ``server``."""
        assert not self.faults, self.faults
        assert self.hosts <= {urlsplit(server).netloc, ""}, self.hosts
