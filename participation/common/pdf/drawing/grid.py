"""Rows of cells that lie beside each other, from the right, over as many pages as they need."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from participation.common.pdf.drawing.paper import INK, LEADING, MM_A_POINT, Colour, Paper


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Text in a box of a row; ``x`` is its left edge."""

    text: str
    x: float
    width: float
    size: float = 11
    bold: bool = False
    colour: Colour = INK

    def height(self, paper: Paper) -> float:
        """Return how high the text is."""
        return paper.height_of(self.text, width=self.width, size=self.size, bold=self.bold)

    def put(self, paper: Paper) -> None:
        """Write the text from where the paper is."""
        paper.put(
            self.text,
            x=self.x,
            width=self.width,
            size=self.size,
            bold=self.bold,
            colour=self.colour,
        )


def row(
    paper: Paper,
    cells: Sequence[Cell],
    *,
    padding: float = 1.5,
    on_new_page: Callable[[], None] = lambda: None,
    least: float = 0,
) -> float:
    """Draw one row: whole where a page can hold it, else in pieces. Return how high the last is."""
    while True:
        height = max(least, max(cell.height(paper) for cell in cells) + 2 * padding)
        if height <= paper.room:
            _put(paper, cells, height, padding)
            return height
        if height > paper.full_room and paper.room > _least(cells) + 2 * padding:
            fitting = [_split(paper, cell, paper.room - 2 * padding) for cell in cells]
            _put(paper, [first for first, _rest in fitting], paper.room, padding)
            cells = [rest for _first, rest in fitting]
        paper.add_page()
        on_new_page()


def _least(cells: Sequence[Cell]) -> float:
    return max(cell.size for cell in cells) * MM_A_POINT * LEADING


def _put(paper: Paper, cells: Sequence[Cell], height: float, padding: float) -> None:
    top = paper.y
    # What was measured to fit may not break the page because of a rounded hair.
    paper.break_pages(is_on=False)
    for cell in cells:
        paper.set_y(top + padding)
        cell.put(paper)
    paper.break_pages()
    paper.set_y(top + height)


def _split(paper: Paper, cell: Cell, room: float) -> tuple[Cell, Cell]:
    """Return what of a cell fits into ``room`` and what is left, parted between words."""
    low, high = 0, len(cell.text)
    while low < high:
        middle = (low + high + 1) // 2
        if replace(cell, text=cell.text[:middle]).height(paper) <= room:
            low = middle
        else:
            high = middle - 1
    if low < len(cell.text):
        between = max(cell.text.rfind(" ", 0, low), cell.text.rfind("\n", 0, low))
        low = between + 1 if between > 0 else low
    first, rest = cell.text[:low], cell.text[low:]
    return replace(cell, text=first.rstrip()), replace(cell, text=rest.lstrip())
