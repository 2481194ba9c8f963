"""The child's work: a document as JSON on standard input, its PDF on standard output."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]


def main() -> None:
    """Read, draw, write."""
    # Isolated, the interpreter does not know where our code lies.
    sys.path.insert(0, str(ROOT))
    from participation.common.pdf.document import PdfDocument  # noqa: PLC0415
    from participation.common.pdf.drawing.blocks import draw  # noqa: PLC0415

    sys.stdout.buffer.write(draw(PdfDocument.from_json(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
