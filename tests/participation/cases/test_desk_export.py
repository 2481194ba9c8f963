"""The list as a file: what stands in it, who may have people in it, and that text stays text."""

import io
import json
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from wagtail.models import ModelLogEntry

from participation.cases.models import Case
from participation.common.exports import Column, cell, xlsx_pieces
from participation.common.models import User
from tests.participation.cases.at_the_desk import do, signed_in
from tests.participation.cases.cast import MOBILE, VALID_ID, Province, officer
from tests.participation.cases.referring import refer, to_person

pytestmark = [pytest.mark.django_db, pytest.mark.db]
EXPORT = "/admin/cases/export/"
MANAGER = ("view_case", "handle_case", "export_identity", "seal_case")
HOSTILE = [
    f"{before}{begin}1+1"
    for before in ("", "\u200f", "\u200e", "\u202b", "\u2067", "\ufeff", " ", "\u200c")
    for begin in ("=", "+", "-", "@", "\t=", "\r=")
]


def got(user: User, kind: str, **more: str) -> bytes:
    """The file."""
    answer: Any = signed_in(user).post(EXPORT, {"kind": kind, **more})
    assert answer.status_code == 200, answer.content.decode()
    return b"".join(answer.streaming_content)


def sheet_of(data: bytes) -> list[list[Any]]:
    """The rows of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[one.value for one in row] for row in book.active.iter_rows()]  # type: ignore[union-attr]


def test_a_workbook_is_read_from_the_right_and_has_nobody_in_it(one: User, case: Case) -> None:
    data = got(one, "xlsx")

    head, row = sheet_of(data)
    assert head[0] == "شمارهٔ پرونده"
    assert case.title in row
    assert 'rightToLeft="1"' in ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    whole = str((head, row))
    assert not any(secret in whole for secret in (MOBILE, VALID_ID, "شهروند نمونه"))


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_other_files_say_the_same(one: User, case: Case, kind: str) -> None:
    text = got(one, kind).decode()

    assert case.title in text
    assert len(json.loads(text)) == 1 if kind == "json" else text.count("\r\n") == 2


def test_it_has_what_the_list_shows_and_no_more(province: Province, one: User, case: Case) -> None:
    do(signed_in(one), case, "answer", text="پاسخ نهایی")

    assert len(sheet_of(got(one, "xlsx"))) == 1
    assert len(sheet_of(got(one, "xlsx", query="queue=closed"))) == 2
    assert len(sheet_of(got(officer("other", province.second), "xlsx", query="standing=all"))) == 1


def test_people_need_the_right_and_a_reason(province: Province, one: User, case: Case) -> None:
    manager = officer("manager", province.desk, permissions=MANAGER)

    without_right = got(one, "csv", with_people="on", reason="بازرسی").decode()
    without_reason = signed_in(manager).post(EXPORT, {"kind": "csv", "with_people": "on"})
    whole = got(manager, "csv", with_people="on", reason="بازرسی سالانه").decode()

    assert MOBILE not in without_right
    assert without_reason.status_code == 422
    assert MOBILE in whole
    assert "شهروند نمونه" in whole
    told = ModelLogEntry.objects.filter(action="cases.exported", user=manager)
    assert told.get().data == {"rows": 1, "people": True, "reason": "بازرسی سالانه"}


def test_who_is_sealed_is_in_no_file(province: Province, case: Case) -> None:
    manager = officer("manager", province.desk, permissions=MANAGER)
    do(signed_in(manager), case, "seal", officers=[manager.pk])

    assert MOBILE not in got(manager, "csv", with_people="on", reason="بازرسی").decode()


def test_nor_who_is_none_of_one_s_business(province: Province, one: User, case: Case) -> None:
    other = officer("other", province.second, permissions=MANAGER)
    refer(signed_in(one), case, (to_person(other), "opinion"))

    text = got(other, "csv", with_people="on", reason="بازرسی").decode()

    assert case.title in text
    assert MOBILE not in text


def test_strangers_export_nothing(province: Province) -> None:
    nobody = signed_in(officer("nobody", province.desk, permissions=()))

    assert nobody.get(EXPORT).status_code == 404
    assert nobody.post(EXPORT, {"kind": "csv"}).status_code == 404


@pytest.mark.parametrize("kind", ["exe", ""])
def test_an_unknown_file_is_refused(one: User, kind: str) -> None:
    assert signed_in(one).post(EXPORT, {"kind": kind}).status_code == 422


def test_garbage_in_the_filter_breaks_nothing(one: User, case: Case) -> None:
    for query in ("queue=x", "unit=x&county=\x00", "received_from=هیچ", "%", "a" * 3000):
        assert signed_in(one).post(EXPORT, {"kind": "csv", "query": query}).status_code in {
            200,
            422,
        }


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_a_formula_stays_text(text: str) -> None:
    columns = [Column("a", "الف", lambda row: row)]

    data = b"".join(xlsx_pieces([text], columns))
    book = openpyxl.load_workbook(io.BytesIO(data))
    kept = book.active["A2"]  # type: ignore[index]
    assert kept.data_type == "s"
    assert "1+1" in kept.value
    assert "<f>" not in ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()

    assert cell(text).startswith("'")


def test_figures_stay_figures_and_long_texts_are_cut() -> None:
    columns = [Column("a", "=الف", lambda row: row)]

    head, number, text = sheet_of(b"".join(xlsx_pieces([12, "ب" * 40_000], columns)))

    assert (head, number) == (["=الف"], [12])
    assert len(text[0]) == 32_767
