"""Decode the picture on standard input and say nothing; fail where that is impossible.

Runs as a script inside the sandbox; imports Pillow only.
"""

import io
import sys
import warnings

from PIL import Image

MAX_PIXELS = 50_000_000


def main() -> None:
    """Decode every pixel of the first frame. Raises whatever Pillow raises."""
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    with Image.open(io.BytesIO(sys.stdin.buffer.read())) as opened:
        opened.load()


if __name__ == "__main__":
    main()
