"""The sheet: its head, its foot, and text that starts at the right edge."""

from datetime import UTC, datetime
from typing import TypedDict, Unpack

from fpdf import FPDF
from fpdf.prefs import ViewerPreferences

from participation.common.pdf.document import LRI, PDI, PdfDocument
from participation.common.pdf.drawing.font import (
    FAMILY,
    HAMZA_ABOVE,
    HEH,
    HEH_WITH_HAMZA,
    add_fonts,
)

Colour = tuple[int, int, int]
# The tokens of the site, light.
INK: Colour = (0x17, 0x20, 0x2E)
MUTED: Colour = (0x4F, 0x5A, 0x6B)
LINE: Colour = (0xDA, 0xD5, 0xC8)
PAPER: Colour = (0xF7, 0xF5, 0xEF)
LAPIS: Colour = (0x1D, 0x3F, 0x84)
NIGHT: Colour = (0x12, 0x28, 0x5A)
NIGHT_MUTED: Colour = (0xCB, 0xD6, 0xEE)
OCHRE: Colour = (0xC9, 0x8A, 0x1B)
WHITE: Colour = (0xFF, 0xFF, 0xFF)

MARGIN = 20.0
BAND = 30.0
PRODUCT_WIDTH = 45.0
RUNNING_TITLE = 90
FOOT = 20.0
MAX_PAGES = 200
MM_A_POINT = 25.4 / 72
LEADING = 1.75
SIZE = 11.0
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
# What no font shows and no paper needs: controls, halves of surrogates, overrides of direction.
_UNSHOWN = dict.fromkeys(
    [*range(10), *range(11, 32), *range(0x7F, 0xA0), *range(0xD800, 0xE000),
     0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), 0xFEFF, 0xFFFE, 0xFFFF]
)  # fmt: skip


class Style(TypedDict, total=False):
    """How text is written; what is left out is running text."""

    size: float
    bold: bool
    colour: Colour
    align: str


class Paper(FPDF):
    """An A4 sheet of ours."""

    def __init__(self, document: PdfDocument) -> None:
        """Set the sheet up; the first page is added."""
        super().__init__(format="A4", unit="mm")
        self.document = document
        self.head_bottom = MARGIN
        # Somebody's text may hold fpdf2's stand-in for the number of pages: it is text.
        self.str_alias_nb_pages = None
        self.set_margins(MARGIN, MARGIN)
        self.break_pages()
        self.c_margin = 0
        self.set_title(cleaned(document.title))
        self.set_lang("fa")
        self.set_producer("")
        self.set_creation_date(document.made_at or datetime.now(UTC))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        add_fonts(self)
        self.add_page()

    def break_pages(self, *, is_on: bool = True) -> None:
        """Let text that reaches the foot go on overleaf, or not."""
        self.set_auto_page_break(auto=is_on, margin=FOOT + 4)

    @property
    def start(self) -> float:
        """Where lines start: the right edge of the text."""
        return float(self.w - MARGIN)

    @property
    def room(self) -> float:
        """How much is left of the page."""
        return float(self.page_break_trigger - self.y)

    @property
    def full_room(self) -> float:
        """How much a page after the first has."""
        return float(self.page_break_trigger - MARGIN - 6)

    def header(self) -> None:
        """Draw the head of the first page, and a line on the others."""
        if self.page > MAX_PAGES:
            raise OverflowError("too many pages")
        if self.page > 1:
            self.set_xy(MARGIN, 10)
            self.line_of_text(shortened(self.document.title), size=8.5, colour=MUTED)
            self.rule(self.y + 1, LINE)
            self.set_y(MARGIN + 6)
        elif self.document.heads == "band":
            self._band()
        else:
            self._letterhead()

    def _band(self) -> None:
        head = self.document
        name: Style = {"size": 13, "bold": True, "colour": WHITE}
        above: Style = {"size": 9.5, "colour": NIGHT_MUTED}
        width = self.epw - PRODUCT_WIDTH
        height = sum(
            self.height_of(text, width=width, size=style["size"], bold=style.get("bold", False))
            for text, style in ((head.parent, above), (head.office, name))
        )
        band = max(BAND, height + 14)
        self.set_fill_color(*NIGHT)
        self.rect(0, 0, self.w, band, style="F")
        self.set_fill_color(*OCHRE)
        self.rect(0, band, self.w, 0.8, style="F")
        self.set_y((band - height) / 2)
        self.put(head.parent, x=self.start - width, width=width, **above)
        self.put(head.office, x=self.start - width, width=width, **name)
        self.set_y(band / 2 - 4)
        product: Style = {"size": 12, "bold": True, "colour": NIGHT_MUTED, "align": "L"}
        self.put(head.product, x=MARGIN, width=PRODUCT_WIDTH, **product)
        self.set_y(band + 10)
        self.line_of_text(head.title, size=18, bold=True, colour=LAPIS)
        self.set_y(self.y + 2)

    def _letterhead(self) -> None:
        """Write who writes at the right; the reference of the letter takes the left."""
        width = self.epw * 0.55
        self.put(self.document.parent, x=self.start - width, width=width, size=10, colour=MUTED)
        name: Style = {"size": 13, "bold": True, "colour": LAPIS}
        self.put(self.document.office, x=self.start - width, width=width, **name)
        self.head_bottom = self.y

    def line_of_text(self, text: str, **style: Unpack[Style]) -> None:
        """Write text over the whole width below what is there."""
        self.put(text, x=MARGIN, width=self.epw, **style)

    def put(self, text: str, *, x: float, width: float, **style: Unpack[Style]) -> None:
        """Write text into a column of the page; the next comes below it."""
        if not text:
            return
        self.set_text_color(*style.get("colour", INK))
        self.set_x(x)
        height = self._line(style.get("size", SIZE), bold=style.get("bold", False))
        align = style.get("align", "R")
        self.multi_cell(width, height, shown(text), align=align, new_x="LMARGIN", new_y="NEXT")

    def height_of(
        self, text: str, *, width: float, size: float = SIZE, bold: bool = False
    ) -> float:
        """Return how high ``put`` would make the text."""
        if not text:
            return 0
        height = self._line(size, bold=bold)
        measured = self.multi_cell(
            width, height, shown(text), align="R", dry_run=True, output="HEIGHT"
        )
        return float(measured)

    def _line(self, size: float, *, bold: bool) -> float:
        """Take up a font; return how high its lines are."""
        self.set_font(FAMILY, "B" if bold else "", size)
        return size * MM_A_POINT * LEADING

    def rule(self, y: float, colour: Colour, *, x: float = MARGIN, width: float = 0) -> None:
        """Draw a hairline across the text or ``width`` of it."""
        self.set_draw_color(*colour)
        self.set_line_width(0.2)
        self.line(x, y, x + (width or self.epw), y)

    def need(self, height: float) -> None:
        """Go to the next page where less than ``height`` is left, unless no page has so much."""
        if self.room < height <= self.full_room:
            self.add_page()

    def number_pages(self) -> None:
        """Write the foot of every page, now that their number is known."""
        total = len(self.pages)
        self.break_pages(is_on=False)
        for number in range(1, total + 1):
            self.page = number  # type: ignore[has-type]
            # fpdf2 writes a font only where it differs from the last, which was on another page.
            self.set_font(FAMILY, size=1)
            self.set_y(self.h - FOOT + 3)
            self.rule(self.y - 2, LINE)
            label = self.document.page_label % {"number": number, "total": total}
            top = self.y
            self.line_of_text(self.document.footer, size=8.5, colour=MUTED)
            self.set_y(top)
            self.line_of_text(label.translate(PERSIAN), size=8.5, colour=MUTED, align="L")


def cleaned(text: str) -> str:
    """Return what can be shown of a text; an isolate that was never closed is closed."""
    clean = text.translate(_UNSHOWN)
    return clean + PDI * max(0, clean.count(LRI) - clean.count(PDI))


def shown(text: str) -> str:
    """Return a text as it is drawn: «هٔ» is one glyph, so that readers copy it in one piece."""
    return cleaned(text).replace(chr(HEH) + chr(HAMZA_ABOVE), HEH_WITH_HAMZA)


def shortened(title: str) -> str:
    """Return a title that fits on one line of small letters."""
    return title if len(title) <= RUNNING_TITLE else title[: RUNNING_TITLE - 1].rstrip() + "…"
