"""A citizen points at a place on a map; without a server of pictures it is typed as before."""

import copy
import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from django.test import Client
from PIL import Image
from playwright.sync_api import Page, expect

from participation.place_names.models import Proposal
from tests.browser import Watch, assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.place_names.factories import county, kind
from tests.participation.place_names.proposing import NEW, Walker

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]


def tile() -> bytes:
    """A picture of a map on which nothing is."""
    file = io.BytesIO()
    Image.new("RGB", (256, 256), "#e9e4d8").save(file, "PNG")
    return file.getvalue()


class Tiles(BaseHTTPRequestHandler):
    """Gives the same picture for every tile, and remembers what was asked."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:  # the name that http.server asks for
        """Answer."""
        self.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(tile())

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def tiles(settings: object) -> Iterator[list[str]]:
    """A server of pictures of maps that the office has named; what it was asked for."""
    Tiles.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_port}"
    settings.MAP_TILES = f"{origin}/{{z}}/{{x}}/{{y}}.png"  # type: ignore[attr-defined]
    settings.MAP_CREDIT = "نقشهٔ نمونه"  # type: ignore[attr-defined]
    policy = copy.deepcopy(settings.CONTENT_SECURITY_POLICY)  # type: ignore[attr-defined]
    policy["DIRECTIVES"]["img-src"] = [*policy["DIRECTIVES"]["img-src"], origin]
    settings.CONTENT_SECURITY_POLICY = policy  # type: ignore[attr-defined]
    yield Tiles.asked
    server.shutdown()
    server.server_close()


def begin(page: Page, server: str) -> None:
    """Go to the step of the place."""
    visit(page, f"{server}{NEW}", width=360)
    page.get_by_label("این مکان هنوز نامی ندارد و من نامی پیشنهاد می‌کنم").check()
    follow(page.get_by_role("button", name="آغاز"))
    expect(page.get_by_role("heading", level=1)).to_have_text("کدام مکان است؟")


def test_the_spot_that_is_pressed_is_sent_and_the_map_is_loaded_only_then(
    page: Page, server: str, tiles: list[str]
) -> None:
    begin(page, server)
    watch = Watch(page)
    page.get_by_label("چه مکانی است؟").select_option(str(kind("کوچه").pk))
    page.get_by_label("شهرستان").select_option(str(county().pk))
    assert tiles == []
    page.get_by_role("button", name="نشان دادن روی نقشه").click()
    view = page.get_by_role("application", name="نقشه برای نشان دادن جا")
    expect(view.locator("img").first).to_be_visible()
    box = page.get_by_label("موقعیت روی نقشه")
    view.click(position={"x": 60, "y": 80})
    expect(page.get_by_role("status").filter(has_text="روی نقشه انتخاب شد")).to_be_visible()
    pressed = box.input_value()
    assert tiles
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert_fits(page)
            assert_axe_clean(page)
            view.scroll_into_view_if_needed()
            screenshot(page, f"proposal-pointing-{width}-{scheme}")

    # By keyboard: the middle of the map, and typing goes before both.
    view.focus()
    for key in ("+", "ArrowLeft", "Enter"):
        page.keyboard.press(key)
    expect(box).not_to_have_value(pressed)
    chosen = [float(one) for one in box.input_value().split(", ")]
    assert 32 < chosen[0] < 34
    assert 51 < chosen[1] < 53
    follow(page.get_by_role("button", name="ادامه"))
    expect(page.get_by_role("heading", level=1)).to_have_text("چه نامی پیشنهاد می‌کنید؟")
    follow(page.get_by_role("link", name="گام قبل"))
    expect(page.get_by_label("موقعیت روی نقشه")).to_have_value(box.input_value())
    assert watch.faults == []


def test_without_a_server_of_pictures_nothing_is_offered(client: Client) -> None:
    walker = Walker(client).choose()
    words = client.get(walker.at).content.decode()

    assert "نشان دادن روی نقشه" not in words
    assert "place-point.js" not in words
    assert not Proposal.objects.exists()
