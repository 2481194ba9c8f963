"""The one writer of exports: CSV and JSON of any filtered list, row by row, and XLSX for staff.

Cells are text as it is shown; one that a spreadsheet would take for a formula is defused. A column
that is personal is written for nobody who has not its permission and gave a reason.
"""

import csv
import datetime as dt
import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

logger = logging.getLogger(__name__)

MOST_ROWS = 50_000
PIECE = 64 * 1024
# What a spreadsheet takes at most in a cell.
LONGEST_CELL = 32_767
BOM = "\ufeff"
# What a spreadsheet begins a formula with, also behind marks and blanks that nobody sees.
FORMULA = re.compile(r"^[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]*[=+\-@\t\r]")
NUMBER = re.compile(r"^-?\d+(?:[.,]\d+)?$")


@dataclass(frozen=True)
class Column:
    """A column: ``name`` for programs, ``label`` for people, how a row gives its value.

    ``permission`` is asked for a personal column.
    """

    name: str
    label: Any
    value: Callable[[Any], Any]
    permission: str = ""


class _Echo:
    """A file that gives back what is written."""

    def write(self, text: str) -> str:
        return text


def allowed(columns: Iterable[Column], *, user: Any = None, reason: str = "") -> list[Column]:
    """Return the columns. Raises PermissionDenied for a personal one without right or reason."""
    kept = list(columns)
    personal = [column for column in kept if column.permission]
    for column in personal:
        if user is None or not user.has_perm(column.permission) or not reason.strip():
            raise PermissionDenied(column.name)
    if personal:
        names = ", ".join(column.name for column in personal)
        logger.info("Personal columns exported (%s) by account %s.", names, user.pk)
    return kept


def cell(value: Any) -> str:
    """Return a value as text that no spreadsheet takes for anything else."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return cell("، ".join(map(str, value)))
    text = value.isoformat() if isinstance(value, dt.date) else str(value)
    return f"'{text}" if FORMULA.match(text) and not NUMBER.match(text) else text


def csv_lines(rows: Iterable[Any], columns: Sequence[Column]) -> Iterator[str]:
    """Yield a CSV file with a line of labels, for Persian spreadsheets: with BOM, CRLF, quotes."""
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_ALL)  # type: ignore[arg-type]
    yield BOM
    yield writer.writerow([cell(str(column.label)) for column in columns])  # type: ignore[misc]
    for row in rows:
        yield writer.writerow([cell(column.value(row)) for column in columns])  # type: ignore[misc]


def json_pieces(rows: Iterable[Any], columns: Sequence[Column]) -> Iterator[str]:
    """Yield a JSON array of objects."""
    between = "["
    for row in rows:
        told = {column.name: _plain(column.value(row)) for column in columns}
        yield f"{between}{json.dumps(told, ensure_ascii=False)}"
        between = ",\n"
    yield "]" if between != "[" else "[]"


def xlsx_pieces(rows: Iterable[Any], columns: Sequence[Column]) -> Iterator[bytes]:
    """Yield a workbook of one sheet that is read from the right; each text stays text.

    A workbook is whole or not at all, so it is made in a file on the disk before it goes out.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.sheet_view.rightToLeft = True
    sheet.append([_text_cell(sheet, str(column.label)) for column in columns])
    for row in rows:
        sheet.append([_sheet_cell(sheet, column.value(row)) for column in columns])
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _sheet_cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, list | tuple):
        value = "، ".join(map(str, value))
    text = value.isoformat() if isinstance(value, dt.date) else str(value or "")
    return _text_cell(sheet, text)


def _text_cell(sheet: Any, text: str) -> Any:
    """Return a cell of the type text, also for spreadsheets that look at the beginning."""
    made = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL])
    made.data_type, made.number_format = "s", "@"
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


WRITERS: dict[str, tuple[Callable[..., Iterator[str]], str]] = {
    "csv": (csv_lines, "text/csv; charset=utf-8"),
    "json": (json_pieces, "application/json; charset=utf-8"),
}


# A workbook takes the processor for seconds: strangers get the others.
ALL_WRITERS: dict[str, tuple[Callable[..., Iterator[Any]], str]] = {
    **WRITERS,
    "xlsx": (
        xlsx_pieces,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


def export(
    rows: Iterable[Any],
    columns: Iterable[Column],
    *,
    filename: str,
    user: Any = None,
    reason: str = "",
) -> StreamingHttpResponse:
    """Answer with a file of rows; its ending, of ``ALL_WRITERS``, says how it is written.

    Raises KeyError for an unknown ending, PermissionDenied as `allowed`.
    """
    write, content_type = ALL_WRITERS[filename.rpartition(".")[2]]
    kept = allowed(columns, user=user, reason=reason)
    response = StreamingHttpResponse(write(rows, kept), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
