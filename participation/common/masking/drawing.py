"""Pages drawn as pictures, with boxes over them; nothing of the file goes along but its pixels."""

import io
from collections.abc import Iterable, Iterator

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name, Pdf
from PIL import Image, ImageDraw

from participation.common.cleaning.answers import (
    TOO_COMPLEX,
    TOO_MANY_PAGES,
    Bounds,
    Cleaned,
    RefusedError,
)
from participation.common.cleaning.pictures import bare_pixels, encoded
from participation.common.masking.areas import Area

# What prints well, in dots of an inch; a page larger than A3 gets fewer of them.
DOTS, POINTS = 150, 72
MOST_PIXELS = 8_000_000
# Of a page that is only looked at.
LOOK = 1_400
INK = {"RGB": (0, 0, 0), "RGBA": (0, 0, 0, 255)}


def masked(content: bytes, name: str, areas: Iterable[Area], bounds: Bounds) -> Cleaned:
    """Return a file of the same kind in which the areas are black and nothing lies below them.

    Raises RefusedError; ValueError for an area on no page.
    """
    areas = list(areas)
    if name != "pdf":
        _check(areas, 1)
        picture = _covered(bare_pixels(content, name, bounds), areas, 1)
        becomes = "png" if name == "png" or picture.mode == "RGBA" else "jpeg"
        return Cleaned(
            content=encoded(picture, becomes),
            becomes=becomes,
            width=picture.width,
            height=picture.height,
        )
    with _opened(content, bounds) as document:
        _check(areas, len(document))
        pages = (
            (size, encoded(_covered(picture, areas, number), "jpeg"), picture.size)
            for number, (size, picture) in enumerate(_pages(document), start=1)
        )
        return Cleaned(content=_bound(pages), becomes="pdf", pages=len(document))


def shown(content: bytes, name: str, page: int, bounds: Bounds) -> bytes:
    """Return a page as a JPEG to look at. Raises RefusedError, ValueError for no such page."""
    if name != "pdf":
        picture = bare_pixels(content, name, bounds)
        _check([Area(page, 0, 0, 0, 0)], 1)
    else:
        with _opened(content, bounds) as document:
            _check([Area(page, 0, 0, 0, 0)], len(document))
            picture = _drawn(document, page - 1)
    picture.thumbnail((LOOK, LOOK))
    return encoded(picture, "jpeg")


class _opened:  # noqa: N801 - used as a function
    """A document that is closed in the end."""

    def __init__(self, content: bytes, bounds: Bounds) -> None:
        self.document = pypdfium2.PdfDocument(content)
        if len(self.document) > bounds.pages:
            self.document.close()
            raise RefusedError(TOO_MANY_PAGES)

    def __enter__(self) -> pypdfium2.PdfDocument:
        return self.document

    def __exit__(self, *error: object) -> None:
        self.document.close()


def _check(areas: Iterable[Area], pages: int) -> None:
    if any(not 1 <= area.page <= pages for area in areas):
        raise ValueError("an area on no page")


def _pages(document: pypdfium2.PdfDocument) -> Iterator[tuple[tuple[float, float], Image.Image]]:
    for index in range(len(document)):
        yield document[index].get_size(), _drawn(document, index)


def _drawn(document: pypdfium2.PdfDocument, index: int) -> Image.Image:
    """Return a page as it is shown, with its notes."""
    page = document[index]
    wide, high = page.get_size()
    if not wide or not high:
        raise RefusedError(TOO_COMPLEX)
    scale = min(DOTS / POINTS, (MOST_PIXELS / (wide * high)) ** 0.5)
    picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    page.close()
    return picture


def _covered(picture: Image.Image, areas: Iterable[Area], page: int) -> Image.Image:
    brush = ImageDraw.Draw(picture)
    for area in areas:
        if area.page == page:
            brush.rectangle(area.in_pixels(*picture.size), fill=INK[picture.mode])
    return picture


def _bound(pages: Iterable[tuple[tuple[float, float], bytes, tuple[int, int]]]) -> bytes:
    """Return a document of pictures: no text, no fonts, no notes, no dates, no names."""
    pdf = Pdf.new()
    for (wide, high), picture, (width, height) in pages:
        image = pikepdf.Stream(
            pdf,
            picture,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=width,
            Height=height,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Name.DCTDecode,
        )
        page = pdf.add_blank_page(page_size=(wide, high))
        page.obj.Resources = Dictionary(XObject=Dictionary(Im0=image))
        page.obj.Contents = pikepdf.Stream(pdf, f"q {wide} 0 0 {high} 0 0 cm /Im0 Do Q".encode())
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
