"""Flat drawings in the site's own colours, so that the demonstration needs no photograph."""

import io
import math
from collections.abc import Callable

from PIL import Image, ImageDraw

SIZE = (1600, 900)
# Drawn larger and scaled down: Pillow's own edges are not smooth.
SCALE = 2
SKY, SAND, CLAY, LAPIS = "#e8edf7", "#d9bf86", "#c9a468", "#1d3f84"
TURQUOISE, WATER, SUN, CYPRESS, NIGHT, PLASTER = (
    "#0f6871",
    "#cfe6e6",
    "#f3d9a4",
    "#22593f",
    "#12285a",
    "#f7f5ef",
)

Points = list[tuple[float, float]]


def _polygon(draw: ImageDraw.ImageDraw, points: Points, fill: str) -> None:
    draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)


def _box(draw: ImageDraw.ImageDraw, place: tuple[float, float, float, float], fill: str) -> None:
    x, y, w, h = place
    _polygon(draw, [(x, y), (x + w, y), (x + w, y + h), (x, y + h)], fill)


def _regular(cx: float, cy: float, radius: float, sides: int) -> Points:
    step = 2 * math.pi / sides
    return [
        (cx + radius * math.sin(i * step), cy - radius * math.cos(i * step)) for i in range(sides)
    ]


def _arch(x: float, base: float, width: float, height: float) -> Points:
    """Return a pointed arch that stands on ``base``."""
    spring, points, steepest = base - height * 0.55, [(x, base)], math.radians(64)
    for i in range(13):
        angle = steepest * i / 12
        across = (1 - math.cos(angle)) / (1 - math.cos(steepest))
        points.append(
            (
                x + width / 2 * across,
                spring - height * 0.45 * math.sin(angle) / math.sin(steepest),
            )
        )
    right = [(2 * x + width - px, py) for px, py in reversed(points)]
    return points + right


def _cypress(draw: ImageDraw.ImageDraw, x: float, base: float, height: float) -> None:
    width = height * 0.15
    left = [
        (x - width * math.sin(math.pi * (0.22 + 0.78 * t) ** 0.8), base - height * t)
        for t in (i / 16 for i in range(17))
    ]
    _polygon(draw, left + [(2 * x - px, py) for px, py in reversed(left)], CYPRESS)


def _star(cx: float, cy: float, radius: float) -> Points:
    step = math.pi / 10
    return [
        (
            cx + radius * (1 if i % 2 == 0 else 0.62) * math.sin(i * step),
            cy - radius * (1 if i % 2 == 0 else 0.62) * math.cos(i * step),
        )
        for i in range(20)
    ]


def bridge(draw: ImageDraw.ImageDraw) -> None:
    """A bridge of two rows of arches over water."""
    _polygon(draw, _regular(1180, 230, 150, 10), SUN)
    _box(draw, (0, 640, 1600, 260), WATER)
    _box(draw, (0, 330, 1600, 90), SAND)
    _box(draw, (0, 420, 1600, 240), CLAY)
    for i in range(16):
        _polygon(draw, _arch(i * 104 + 12, 420, 66, 78), TURQUOISE)
    for i in range(9):
        _polygon(draw, _arch(i * 182 + 24, 660, 132, 210), LAPIS)
    _cypress(draw, 250, 700, 460)
    _cypress(draw, 390, 710, 330)
    for i in range(9):
        _box(draw, (60 + i * 170, 720 + (i % 3) * 46, 120, 5), TURQUOISE)


def alley(draw: ImageDraw.ImageDraw) -> None:
    """Two rows of houses along an alley with a wind tower."""
    _polygon(draw, _regular(420, 220, 110, 10), SUN)
    _box(draw, (0, 700, 1600, 200), PLASTER)
    for x, w, h, colour in (
        (0, 330, 380, CLAY),
        (330, 250, 300, SAND),
        (580, 300, 430, CLAY),
        (1180, 420, 400, SAND),
    ):
        _box(draw, (x, 720 - h, w, h), colour)
        for j in range(2):
            _polygon(draw, _arch(x + 40 + j * (w / 2 - 10), 690 - h * 0.35, 62, 90), LAPIS)
    _box(draw, (900, 210, 190, 510), SAND)
    for j in range(4):
        _box(draw, (922 + j * 40, 250, 22, 130), NIGHT)
    _polygon(draw, [(760, 900), (900, 720), (1180, 720), (1330, 900)], SUN)
    _cypress(draw, 1140, 740, 380)


def houses(draw: ImageDraw.ImageDraw) -> None:
    """Low houses with domes."""
    _polygon(draw, _regular(1290, 210, 130, 10), SUN)
    _box(draw, (0, 690, 1600, 210), PLASTER)
    for x, w, h, colour in ((90, 330, 230, SAND), (470, 420, 300, CLAY), (950, 360, 220, SAND)):
        dome = [
            (x + w / 2 - w * 0.32 * math.cos(t), 700 - h - w * 0.34 * math.sin(t))
            for t in (i * math.pi / 24 for i in range(25))
        ]
        _polygon(draw, dome, TURQUOISE)
        _box(draw, (x, 700 - h, w, h), colour)
        _polygon(draw, _arch(x + w / 2 - 50, 700, 100, h * 0.62), LAPIS)
    for x, h in ((40, 330), (920, 420), (1420, 380)):
        _cypress(draw, x, 720, h)


def hands(draw: ImageDraw.ImageDraw) -> None:
    """Tiles that fit together around one of another colour."""
    _box(draw, (0, 0, 1600, 900), NIGHT)
    for row in range(5):
        for column in range(8):
            x, y = 110 + column * 198 + (row % 2) * 99, 80 + row * 185
            _polygon(draw, _star(x, y, 92), TURQUOISE)
            _polygon(draw, _regular(x, y, 46, 10), WATER)
    _polygon(draw, _star(110 + 4 * 198, 80 + 2 * 185, 92), "#c98a1b")
    _polygon(draw, _regular(110 + 4 * 198, 80 + 2 * 185, 46, 10), SUN)


def table(draw: ImageDraw.ImageDraw) -> None:
    """A round table seen from above, with its seats."""
    _box(draw, (0, 0, 1600, 900), WATER)
    _polygon(draw, _regular(800, 450, 400, 10), PLASTER)
    for x, y in _regular(800, 450, 330, 10):
        _polygon(draw, _regular(x, y, 62, 5), LAPIS)
    _polygon(draw, _regular(800, 450, 220, 10), CLAY)
    _polygon(draw, _star(800, 450, 150), TURQUOISE)
    _polygon(draw, _regular(*_regular(800, 450, 330, 10)[3], 62, 5), "#c98a1b")


PICTURES: dict[str, tuple[str, str, Callable[[ImageDraw.ImageDraw], None]]] = {
    "bridge": ("پل", "نقاشی پلی با دو ردیف طاق بر رودخانه و دو سرو در کنار آن", bridge),
    "alley": ("کوچه", "نقاشی کوچه‌ای با خانه‌های خشتی، یک بادگیر و سرو", alley),
    "houses": ("خانه‌ها", "نقاشی سه خانهٔ گنبددار در کنار سروها", houses),
    "hands": ("کاشی‌ها", "نقش کاشی‌هایی که در هم جفت شده‌اند و یکی از آن‌ها به رنگ اخرا است", hands),
    "table": ("میز گرد", "نقاشی میزی گرد از بالا با ده صندلی پیرامون آن", table),
}


def draw_picture(name: str) -> tuple[bytes, str, str]:
    """Return the PNG of a drawing, its title and description. Raises KeyError for no drawing."""
    title, description, painter = PICTURES[name]
    canvas = Image.new("RGB", (SIZE[0] * SCALE, SIZE[1] * SCALE), SKY)
    painter(ImageDraw.Draw(canvas))
    out = io.BytesIO()
    canvas.resize(SIZE, Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue(), title, description
