"""The rows of a CSV or JSON file under the names that the register has for them."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

MOST_ROWS = 50_000
MAX_BYTES = 20 * 1024 * 1024
LONGEST_CELL = 2_000
# What a column may be called, in English and Persian; the register's own files can be read again.
COLUMNS = {
    "id": ("id", "شناسه", "شماره"),
    "name": ("name", "نام"),
    "prefix": ("prefix", "واژهٔ پیش از نام", "پیشوند"),
    "short_name": ("short_name", "نام کوتاه"),
    "level": ("level", "سطح"),
    "county": ("county", "شهرستان"),
    "fields": ("fields", "زمینه‌های فعالیت", "زمینهٔ فعالیت", "زمینه فعالیت"),
    "scope": ("scope", "کجا و برای چه کسانی کار می‌کند", "گستره"),
    "authority": ("authority", "مرجع صدور"),
    "since": ("since", "از", "از تاریخ"),
    "permit": ("permit", "permit_number", "شمارهٔ پروانه", "شماره پروانه"),
    "issued_on": ("issued_on", "تاریخ صدور"),
    "valid_until": ("valid_until", "معتبر تا", "تاریخ اعتبار"),
    "state": ("state", "وضعیت"),
    "reason": ("reason", "دلیل"),
    "decision_number": ("decision_number", "شمارهٔ تصمیم", "شماره تصمیم"),
    "decision_body": ("decision_body", "مرجع تصمیم"),
    "registration_number": ("registration_number", "شمارهٔ ثبت", "شماره ثبت"),
    "registered_on": ("registered_on", "تاریخ ثبت"),
    "founded_on": ("founded_on", "تاریخ تأسیس", "تاریخ تاسیس"),
    "legal_id": ("legal_id", "شناسهٔ ملی", "شناسه ملی", "شناسهٔ ملی تشکل"),
    "address": ("address", "نشانی", "نشانی دفتر"),
    "postal_code": ("postal_code", "کدپستی", "کد پستی"),
    "phone": ("phone", "تلفن"),
    "email": ("email", "ایمیل", "رایانامه"),
    "website": ("website", "وبگاه"),
    "representative": ("representative", "نماینده"),
}
FIELD_OF = {title: field for field, titles in COLUMNS.items() for title in titles}


class UnreadableError(Exception):
    """The file as a whole is not what it says."""


def rows_of(content: bytes, file_name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows with where they stand: lines of a table, places in a list of JSON.

    Raises UnreadableError where it cannot be read at all.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableError("too-large")
    try:
        text = content.decode("utf-8-sig").replace("\x00", "")
    except UnicodeDecodeError:
        raise UnreadableError("encoding") from None
    read = {"csv": _csv, "json": _json}.get(file_name.rpartition(".")[2].lower())
    if read is None:
        raise UnreadableError("format")
    for count, (line, row) in enumerate(read(text), 1):
        if count > MOST_ROWS:
            raise UnreadableError("too-many")
        yield line, row


def _csv(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        fields = [FIELD_OF.get(title.strip().lower(), "") for title in next(reader, [])]
        if "name" not in fields:
            raise UnreadableError("no-name-column")
        for cells in reader:
            if any(cell.strip() for cell in cells):
                given = dict(zip(fields, cells, strict=False))
                yield reader.line_num, {k: v.strip()[:LONGEST_CELL] for k, v in given.items() if k}
    except csv.Error:
        raise UnreadableError("damaged") from None


def _json(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableError("damaged") from None
    if not isinstance(told, list):
        raise UnreadableError("no-list")
    for number, one in enumerate(told, 1):
        given = one.items() if isinstance(one, dict) else ()
        yield (
            number,
            {
                FIELD_OF[name.lower()]: _words(value)
                for name, value in given
                if name.lower() in FIELD_OF and value is not None
            },
        )


def _words(value: Any) -> str:
    words = "؛".join(map(str, value)) if isinstance(value, list) else str(value)
    return words.strip()[:LONGEST_CELL]
