"""Boxes over a page, in hundredths of its width and height."""

from dataclasses import dataclass

WHOLE = 100.0
# Wider than its box by this, so that no edge of a letter looks out.
BLOCK = 16


@dataclass(frozen=True)
class Area:
    """A box on a page, which counts from one."""

    page: int
    left: float
    top: float
    width: float
    height: float

    def in_pixels(self, wide: int, high: int) -> tuple[int, int, int, int]:
        """Return left, top, right and bottom in a picture, outwards to whole blocks of a JPEG.

        What such a file keeps of a block tells of all its pixels, also of those beside the box.
        """
        left, top = self.left * wide / WHOLE, self.top * high / WHOLE
        right = (self.left + self.width) * wide / WHOLE
        bottom = (self.top + self.height) * high / WHOLE
        return (
            int(left // BLOCK) * BLOCK,
            int(top // BLOCK) * BLOCK,
            min(wide, -(-int(right + 1) // BLOCK) * BLOCK) - 1,
            min(high, -(-int(bottom + 1) // BLOCK) * BLOCK) - 1,
        )
