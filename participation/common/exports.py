"""The one writer of exports: CSV and JSON of any filtered list, row by row.

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
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import StreamingHttpResponse

logger = logging.getLogger(__name__)

MOST_ROWS = 50_000
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


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


WRITERS: dict[str, tuple[Callable[..., Iterator[str]], str]] = {
    "csv": (csv_lines, "text/csv; charset=utf-8"),
    "json": (json_pieces, "application/json; charset=utf-8"),
}


def export(
    rows: Iterable[Any],
    columns: Iterable[Column],
    *,
    filename: str,
    user: Any = None,
    reason: str = "",
) -> StreamingHttpResponse:
    """Answer with a file of rows; its ending, of ``WRITERS``, says how it is written.

    Raises KeyError for an unknown ending, PermissionDenied as `allowed`.
    """
    write, content_type = WRITERS[filename.rpartition(".")[2]]
    kept = allowed(columns, user=user, reason=reason)
    response = StreamingHttpResponse(write(rows, kept), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
