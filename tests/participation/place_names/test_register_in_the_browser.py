"""The register in a real Chromium: its list, a place in every look, the map on demand."""

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, expect

from participation.place_names import services
from participation.place_names.geometry import point_shape, shape_of
from participation.place_names.models import Place
from participation.place_names.services import Basis
from tests.browser import Watch, assert_axe_clean, assert_fits, screenshot, visit
from tests.own_site import own_site
from tests.participation.place_names.factories import day, place
from tests.participation.resolutions.factories import meeting, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

LIST = "/place-names/"
LOOKS = [f"{width}-{scheme}" for width in (360, 768, 1280) for scheme in ("light", "dark")]
LINE = {"type": "LineString", "coordinates": [[51.66, 32.65], [51.664, 32.652], [51.67, 32.655]]}


class Tiles(ThreadingHTTPServer):
    """A server of map pictures on this machine, which knows what was asked of it."""

    daemon_threads = True
    is_broken = False

    def __init__(self) -> None:
        """Listen on a free port."""
        super().__init__(("127.0.0.1", 0), _Tile)
        self.asked: list[str] = []

    @property
    def origin(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Tile(BaseHTTPRequestHandler):
    server: Tiles

    def do_GET(self) -> None:
        """Give out a picture with its number on it."""
        self.server.asked.append(self.path)
        if self.server.is_broken:
            self.send_error(503)
            return
        body = _picture(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _picture(path: str) -> bytes:
    picture = Image.new("RGB", (256, 256), "#e6ecdf")
    drawing = ImageDraw.Draw(picture)
    drawing.rectangle((0, 0, 255, 255), outline="#9fb08f")
    drawing.text((8, 8), path, fill="#5c6b50")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def tiles(settings) -> Iterator[Tiles]:
    """The server that the office has named, allowed by the policy as the settings do it."""
    server = Tiles()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.MAP_TILES = f"{server.origin}/{{z}}/{{x}}/{{y}}.png"
    settings.MAP_CREDIT = "نقشهٔ آزمون"
    known = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    images = [*known["img-src"], server.origin]
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {**known, "img-src": images}}
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def street() -> Place:
    """A street with a line, a history and neighbours."""
    held = meeting(4, session_date=day(1404, 12))
    one = place("کاوه", shape=shape_of(LINE), district="منطقهٔ ۳", extent="از میدان شهدا تا پل")
    basis = Basis(reason="شاعر این شهر در همین خیابان می‌زیست.", decision=resolution(
        "نام‌گذاری خیابان نشاط اصفهانی", meeting=held
    ))  # fmt: skip
    services.rename(place=one, text="نشاط اصفهانی", on=day(1405), basis=basis)
    services.add_alternative_name(place=one, text="صدمتری")
    place("باغ نو", of="بوستان", shape=point_shape(32.656, 51.671))
    place("بادام‌بن", of="کوچه", shape=point_shape(32.651, 51.662))
    one.refresh_from_db()
    return one


@pytest.fixture
def gone(street: Place) -> Place:
    """A street that is no more."""
    old = place("سی متری", city="خمینی‌شهر", county="خمینی‌شهر")
    services.cease(place=old, on=day(1404), because="در خیابان دیگری افتاد.", successor=street)
    old.refresh_from_db()
    return old


@pytest.mark.parametrize("look", LOOKS)
def test_list_and_places_fit_and_are_accessible(
    server: str, page: Page, street: Place, gone: Place, look: str
) -> None:
    width, scheme = look.split("-")
    watch = Watch(page)
    pages = {
        "list": LIST,
        "narrowed": f"{LIST}?former=yes&q=کاوه",
        "nothing": f"{LIST}?q=خلخلخ",
        "place": street.get_absolute_url(),
        "gone": gone.get_absolute_url(),
    }
    for name, path in pages.items():
        visit(page, f"{server}{path}", width=int(width), scheme=scheme)
        screenshot(page, f"register-{name}-{look}")
        assert_axe_clean(page)
        assert_fits(page)
    watch.assert_quiet(server)


def test_without_a_server_of_pictures_a_drawing_stands_there_and_nobody_is_asked(
    server: str, page: Page, street: Place
) -> None:
    watch = Watch(page)
    visit(page, f"{server}{street.get_absolute_url()}")
    expect(page.locator(".sketch svg path.own")).to_be_visible()
    expect(page.locator("[data-map]")).to_have_count(0)
    assert page.locator('script[src*="place-map"]').count() == 0
    watch.assert_quiet(server)


def loaded(page: Page) -> None:
    """Wait until all pictures of the map are there."""
    page.wait_for_function(
        """() => {
          const all = [...document.querySelectorAll("[data-map-view] img")];
          return all.length && all.every((one) => one.complete && one.naturalWidth === 256);
        }"""
    )


def open_map(page: Page) -> None:
    page.get_by_role("button", name="نمایش نقشه").click()
    loaded(page)


def test_pictures_are_asked_for_only_when_somebody_wants_the_map_and_keys_and_buttons_work(
    server: str, page: Page, street: Place, tiles: Tiles
) -> None:
    watch = Watch(page)
    visit(page, f"{server}{street.get_absolute_url()}")
    expect(page.get_by_role("button", name="نمایش نقشه")).to_be_visible()
    assert tiles.asked == []
    open_map(page)
    expect(page.get_by_role("button", name="نمایش نقشه")).to_be_hidden()
    view = page.locator("[data-map-view]")
    expect(view).to_be_focused()
    expect(view.locator("svg path")).to_have_count(1)
    # So near that all of the line is seen.
    assert all(path.startswith("/15/") for path in tiles.asked)

    before = view.locator("svg path").get_attribute("d")
    page.keyboard.press("ArrowRight")
    assert view.locator("svg path").get_attribute("d") != before
    page.keyboard.press("ArrowLeft")
    assert view.locator("svg path").get_attribute("d") == before
    box = view.bounding_box()
    assert box
    page.mouse.move(box["x"] + 80, box["y"] + 80)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 100)
    page.mouse.up()
    assert view.locator("svg path").get_attribute("d") != before
    nearer, further = (
        page.get_by_role("button", name="نزدیک‌تر"),
        page.get_by_role("button", name="دورتر"),
    )
    for _ in range(3):
        nearer.click()
    expect(nearer).to_be_disabled()
    loaded(page)
    assert any(path.startswith("/18/") for path in tiles.asked)
    for _ in range(11):
        further.click()
    expect(further).to_be_disabled()
    loaded(page)
    assert any(path.startswith("/7/") for path in tiles.asked)
    expect(page.get_by_text("نقشهٔ آزمون")).to_be_visible()
    assert watch.faults == []
    assert watch.hosts == {server.removeprefix("http://"), tiles.origin.removeprefix("http://")}


@pytest.mark.parametrize("look", LOOKS)
def test_the_open_map_fits_and_is_accessible(
    server: str, page: Page, street: Place, tiles: Tiles, look: str
) -> None:
    width, scheme = look.split("-")
    visit(page, f"{server}{street.get_absolute_url()}", width=int(width), scheme=scheme)
    open_map(page)
    screenshot(page, f"register-map-{look}")
    assert_axe_clean(page)
    assert_fits(page)


def test_a_point_has_a_mark_and_a_server_that_fails_is_told_of(
    server: str, page: Page, street: Place, tiles: Tiles
) -> None:
    tiles.is_broken = True
    park = Place.objects.get(name="باغ نو")
    visit(page, f"{server}{park.get_absolute_url()}")
    page.get_by_role("button", name="نمایش نقشه").click()
    expect(page.locator("[data-map-view] svg circle")).to_have_count(1)
    expect(page.get_by_text("تصویرهای نقشه اکنون نمی‌رسند")).to_be_visible()
    assert_axe_clean(page)


def test_without_a_script_no_map_is_promised(
    server: str, browser: Browser, street: Place, tiles: Tiles
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="fa")
    try:
        page = context.new_page()
        page.goto(f"{server}{street.get_absolute_url()}")
        expect(page.locator(".sketch svg")).to_be_visible()
        expect(page.get_by_text("نمایش نقشه")).to_be_hidden()
        assert tiles.asked == []
    finally:
        context.close()


POLICY = """
from django.conf import settings
settings.ALLOWED_HOSTS = ["*"]
from django.test import Client
print(Client().get("/place-names/").headers["Content-Security-Policy"])
"""


def test_the_policy_allows_pictures_of_that_server_and_of_no_other() -> None:
    with own_site() as site:
        named = site.run(POLICY, MAP_TILES="https://tiles.example.ir/{z}/{x}/{y}.png")
        assert "img-src 'self' data: https://tiles.example.ir;" in f"{named.strip()};"
        assert "tiles" not in site.run(POLICY, MAP_TILES="")
