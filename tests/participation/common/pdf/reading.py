"""Reading papers back, as a reader's program does."""

from typing import Any

import pypdfium2


def opened(data: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(data)


def text_of(data: bytes, page: int | None = None) -> str:
    """Return the words of a paper. pdfium leaves out the ZWNJ, which draws nothing."""
    document = opened(data)
    pages = range(len(document)) if page is None else [page]
    return "\n".join(
        document[number].get_textpage().get_text_range().replace("\r", "") for number in pages
    )


def glyphs(data: bytes, wanted: str, page: int = 0) -> list[str]:
    """Return the characters of ``wanted`` on a page in the order in which the eye meets them.

    From top to bottom and from the left, by the places where they are drawn.
    """
    text = opened(data)[page].get_textpage()
    found: list[tuple[float, float, str]] = []
    for index in range(text.count_chars()):
        char = text.get_text_range(index, 1)
        if char and char in wanted:
            left, bottom, _right, _top = text.get_charbox(index, loose=True)
            found.append((-round(bottom / 4), left, char))
    return [char for _line, _left, char in sorted(found)]


def pixels(data: bytes, page: int = 0, scale: float = 2) -> Any:
    """Return a page as a picture."""
    return opened(data)[page].render(scale=scale).to_pil().convert("RGB")
