"""How each kind of block is drawn."""

import io
from functools import singledispatch

import qrcode
from qrcode.constants import ERROR_CORRECT_M

from participation.common.pdf.document import (
    Block,
    Frame,
    Heading,
    Note,
    Paragraph,
    PdfDocument,
    Qr,
    Reference,
    Rows,
    Signature,
    Steps,
    Table,
    ltr,
)
from participation.common.pdf.drawing.grid import Cell, row
from participation.common.pdf.drawing.paper import (
    INK,
    LAPIS,
    LINE,
    MARGIN,
    MUTED,
    OCHRE,
    WHITE,
    Colour,
    Paper,
    Style,
)

# Ink and ground of each tone.
TONES: dict[str, tuple[Colour, Colour]] = {
    "lapis": (LAPIS, (0xE8, 0xED, 0xF7)),
    "turquoise": ((0x0F, 0x68, 0x71), (0xE0, 0xF0, 0xEF)),
    "ochre": ((0x74, 0x4E, 0x05), (0xFA, 0xF0, 0xD9)),
    "brick": ((0x9C, 0x2D, 0x1A), (0xFB, 0xEA, 0xE5)),
    "cypress": ((0x22, 0x59, 0x3F), (0xE4, 0xF0, 0xE7)),
}
TURQUOISE = TONES["turquoise"][0]
TERM_WIDTH = 40.0
GAP = 4.0
QR_SIDE = 32.0
# Modules that stay white around the code; they lie in the margin of the page.
QUIET = 4
PADDING = 5.0


def draw(document: PdfDocument) -> bytes:
    """Return the PDF of a document."""
    paper = Paper(document)
    for block in document.blocks:
        draw_block(block, paper)
    paper.number_pages()
    made = io.BytesIO()
    paper.output(made)
    return made.getvalue()


@singledispatch
def draw_block(block: Block, paper: Paper) -> None:
    """Draw a block below what is there."""
    raise TypeError(type(block).__name__)


@draw_block.register
def _heading(block: Heading, paper: Paper) -> None:
    paper.need(24)
    paper.set_y(paper.y + 4)
    paper.line_of_text(block.text, size=13, bold=True, colour=LAPIS)
    paper.set_y(paper.y + 1)


@draw_block.register
def _paragraph(block: Paragraph, paper: Paper) -> None:
    if not block.text:
        return
    quiet = block.weight == "quiet"
    paper.line_of_text(
        block.text,
        size=9.5 if quiet else 11,
        bold=block.weight == "bold",
        colour=MUTED if quiet else INK,
        align="C" if block.align == "center" else "R",
    )
    paper.set_y(paper.y + 2)


@draw_block.register
def _rows(block: Rows, paper: Paper) -> None:
    for term, value in block.rows:
        width = paper.epw - TERM_WIDTH - GAP
        row(
            paper,
            (
                Cell(text=term, x=paper.start - TERM_WIDTH, width=TERM_WIDTH, colour=MUTED),
                Cell(text=value or "—", x=MARGIN, width=width),
            ),
        )
        paper.rule(paper.y, LINE)
    paper.set_y(paper.y + GAP)


@draw_block.register
def _table(block: Table, paper: Paper) -> None:
    if not block.rows or not block.columns:
        return
    whole = sum(column.share for column in block.columns)
    widths = [paper.epw * column.share / whole for column in block.columns]
    edges = [paper.start - sum(widths[: i + 1]) for i in range(len(widths))]

    def cells(texts: tuple[str, ...], *, bold: bool, colour: Colour) -> list[Cell]:
        return [
            Cell(text=text, x=x + 1.5, width=width - 3, size=10, bold=bold, colour=colour)
            for text, x, width in zip(texts, edges, widths, strict=True)
        ]

    def head() -> None:
        labels = cells(tuple(column.label for column in block.columns), bold=True, colour=LAPIS)
        height = max(cell.height(paper) for cell in labels) + 3
        paper.set_fill_color(*TONES["lapis"][1])
        paper.rect(MARGIN, paper.y, paper.epw, height, style="F")
        row(paper, labels)
        paper.rule(paper.y, LAPIS)

    paper.need(30)
    head()
    for texts in block.rows:
        texts_of_row = cells(texts, bold=False, colour=INK)
        height = row(paper, texts_of_row, on_new_page=head, least=block.row_height)
        if block.row_height:
            paper.set_draw_color(*LINE)
            for x in (paper.start, *edges):
                paper.line(x, paper.y - height, x, paper.y)
        paper.rule(paper.y, LINE)
    paper.set_y(paper.y + GAP)


@draw_block.register
def _steps(block: Steps, paper: Paper) -> None:
    width = paper.epw - 9
    for number, step in enumerate(block.steps):
        cells = [
            Cell(text=step.title, x=MARGIN, width=width, bold=True),
            Cell(text=step.when, x=MARGIN, width=width, size=9.5, colour=MUTED),
            Cell(text=step.text, x=MARGIN, width=width, size=10),
        ]
        height = sum(cell.height(paper) for cell in cells) + 3
        paper.need(height)
        page, top = paper.page, paper.y
        for cell in cells:
            cell.put(paper)
        paper.set_y(paper.y + 3)
        if paper.page == page:
            ends = number == len(block.steps) - 1
            _mark(paper, top, 0 if ends else paper.y - top, step.state)
    paper.set_y(paper.y + GAP)


def _mark(paper: Paper, top: float, length: float, state: str) -> None:
    """Draw the rhombus of a step and the line to the next: solid behind us, dashed ahead."""
    x, y = paper.start - 2.2, top + 3.4
    paper.set_draw_color(*TURQUOISE)
    paper.set_line_width(0.5)
    if length:
        if state != "done":
            paper.set_dash_pattern(dash=1, gap=1)
        paper.line(x, y + 2.2, x, y + length - 2.2)
        paper.set_dash_pattern()
    fill = {"done": TURQUOISE, "now": OCHRE}.get(state, WHITE)
    paper.set_draw_color(*(OCHRE if state == "now" else TURQUOISE))
    paper.set_fill_color(*fill)
    corners = ((x, y - 1.7), (x + 2.2, y), (x, y + 1.7), (x - 2.2, y))
    paper.polygon(corners, style="DF")


@draw_block.register
def _qr(block: Qr, paper: Paper) -> None:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(block.address)
    matrix = code.get_matrix()
    paper.need(QR_SIDE + 4)
    top, side = paper.y, QR_SIDE / len(matrix)
    paper.set_fill_color(0, 0, 0)
    for line, modules in enumerate(matrix):
        column = 0
        while column < len(modules):
            length = 0
            while column + length < len(modules) and modules[column + length]:
                length += 1
            if length:
                x, y = MARGIN + (column - QUIET) * side, top + (line - QUIET) * side
                paper.rect(x, y, length * side, side, style="F")
            column += length + 1
    width = paper.epw - QR_SIDE - GAP
    paper.set_y(top)
    large: Style = {"size": 24, "bold": True, "colour": LAPIS}
    paper.put(ltr(block.value), x=MARGIN + QR_SIDE + GAP, width=width, **large)
    paper.put(block.caption, x=MARGIN + QR_SIDE + GAP, width=width)
    if block.shows_address:
        paper.put(ltr(block.address), x=MARGIN + QR_SIDE + GAP, width=width, size=9.5, colour=LAPIS)
    paper.set_y(max(paper.y, top + QR_SIDE) + GAP)


@draw_block.register
def _frame(block: Frame, paper: Paper) -> None:
    ink, ground = TONES[block.tone]
    width = paper.epw - 2 * PADDING
    label = Cell(text=block.label, x=MARGIN + PADDING, width=width, size=10, colour=MUTED)
    value = Cell(text=ltr(block.value), x=MARGIN + PADDING, width=width, size=24, bold=True)
    hint = Cell(text=block.hint, x=MARGIN + PADDING, width=width, size=10, colour=ink)
    cells = (label, value, hint)
    height = sum(cell.height(paper) for cell in cells) + 2 * PADDING
    paper.need(height + GAP)
    top = paper.y
    paper.set_fill_color(*ground)
    paper.set_draw_color(*(OCHRE if block.tone == "ochre" else ink))
    paper.set_line_width(0.6)
    paper.set_dash_pattern(dash=2, gap=1.4)
    paper.rect(MARGIN, top, paper.epw, height, style="DF", round_corners=True, corner_radius=2.5)
    paper.set_dash_pattern()
    paper.set_y(top + PADDING)
    for cell in cells:
        cell.put(paper)
    paper.set_y(top + height + GAP)


@draw_block.register
def _note(block: Note, paper: Paper) -> None:
    if not block.text:
        return
    ink, ground = TONES[block.tone]
    cell = Cell(
        text=block.text, x=MARGIN + PADDING, width=paper.epw - 2 * PADDING, size=10, colour=ink
    )
    height = cell.height(paper) + 6
    paper.need(height + GAP)
    top = paper.y
    if height <= paper.room:
        paper.set_fill_color(*ground)
        paper.rect(MARGIN, top, paper.epw, height, style="F")
        paper.set_fill_color(*ink)
        paper.rect(paper.start - 1, top, 1, height, style="F")
    row(paper, (cell,), padding=3)
    paper.set_y(paper.y + GAP)


@draw_block.register
def _reference(block: Reference, paper: Paper) -> None:
    width, term = 62.0, 18.0
    stands_in_head = paper.document.heads == "letter" and paper.y == paper.head_bottom
    if stands_in_head:
        paper.set_y(MARGIN)
    for label, value in block.rows:
        row(
            paper,
            (
                Cell(text=label, x=MARGIN + width - term, width=term, size=10, colour=MUTED),
                Cell(text=value, x=MARGIN, width=width - term, size=10),
            ),
            padding=0.4,
        )
    if stands_in_head:
        paper.set_y(max(paper.y, paper.head_bottom) + 2)
        paper.rule(paper.y, OCHRE)
    paper.set_y(paper.y + GAP)


@draw_block.register
def _signature(block: Signature, paper: Paper) -> None:
    width = paper.epw * 0.45
    cells = (
        Cell(text=block.name, x=MARGIN, width=width, bold=True),
        Cell(text=block.post, x=MARGIN, width=width, size=10),
    )
    paper.need(sum(cell.height(paper) for cell in cells) + 26)
    paper.set_y(paper.y + 6)
    for cell in cells:
        paper.put(
            cell.text,
            x=cell.x,
            width=cell.width,
            size=cell.size,
            bold=cell.bold,
            align="C",
        )
    paper.set_y(paper.y + 20)
