"""Make the files that the web shows from one picture. Runs as a script inside the sandbox.

Started as ``encoder.py OUTPUT_FOLDER [FOCAL_X FOCAL_Y]`` (focal point as fractions of width and
height) with the picture on standard input; prints a JSON list of ``{"shape", "format", "width",
"height", "file"}``. Imports Pillow only: no Django, no code of ours.
"""

import io
import json
import sys
import warnings
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

MAX_PIXELS = 50_000_000
WIDTHS = (480, 960, 1600)
# Cards and heads show a band of this shape; the whole picture keeps its own.
WIDE = 16 / 9
ENCODERS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("avif", {"quality": 58, "speed": 8}),
    ("webp", {"quality": 76, "method": 4}),
)


def read(data: bytes) -> Image.Image:
    """Return the decoded picture, upright, in RGB or RGBA, without any of its metadata."""
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    with Image.open(io.BytesIO(data)) as opened:
        opened.load()
        upright = ImageOps.exif_transpose(opened)
        has_alpha = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
        clean = upright.convert("RGBA" if has_alpha else "RGB")
    # A new image takes over the pixels and nothing else: no EXIF, no location, no comments.
    bare = Image.new(clean.mode, clean.size)
    bare.paste(clean)
    return bare


def wide_crop(picture: Image.Image, focal: tuple[float, float]) -> Image.Image:
    """Return the largest band of shape WIDE whose middle is as near to the focal point as fits."""
    width, height = picture.size
    band_width = min(width, round(height * WIDE))
    band_height = min(height, round(width / WIDE))
    left = min(max(round(focal[0] * width - band_width / 2), 0), width - band_width)
    top = min(max(round(focal[1] * height - band_height / 2), 0), height - band_height)
    return picture.crop((left, top, left + band_width, top + band_height))


def widths_for(picture: Image.Image) -> list[int]:
    """Return the widths to make: never wider than the picture, at least one."""
    return [w for w in WIDTHS if w < picture.width] + (
        [picture.width] if picture.width <= WIDTHS[-1] else [WIDTHS[-1]]
    )


def encode(picture: Image.Image, shape: str, folder: Path) -> list[dict[str, Any]]:
    """Write every format and width of one shape; return what was written."""
    made = []
    for width in dict.fromkeys(widths_for(picture)):
        height = max(1, round(picture.height * width / picture.width))
        resized = picture.resize((width, height), Image.Resampling.LANCZOS)
        for kind, options in ENCODERS:
            path = folder / f"{shape}-{width}.{kind}"
            resized.save(path, kind.upper(), **options)
            made.append(
                {
                    "shape": shape,
                    "format": kind,
                    "width": width,
                    "height": height,
                    "file": path.name,
                }
            )
    return made


def main() -> None:
    """Read, make, report."""
    folder = Path(sys.argv[1])
    focal = (float(sys.argv[2]), float(sys.argv[3])) if len(sys.argv) > 3 else (0.5, 0.5)  # noqa: PLR2004
    picture = read(sys.stdin.buffer.read())
    made = encode(picture, "whole", folder) + encode(wide_crop(picture, focal), "wide", folder)
    sys.stdout.write(json.dumps(made))


if __name__ == "__main__":
    main()
