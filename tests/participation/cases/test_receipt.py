"""The receipt of a case: number, key and next steps on one sheet."""

import datetime

import pytest

from participation.cases.receipt import NextStep, case_receipt
from participation.common.pdf import Frame, Qr, render_pdf
from tests.participation.common.pdf.reading import glyphs, opened, text_of

KEY = "471290382265"
PLAIN = {
    "kind_title": "شکایت",
    "number": "1405-738204-6",
    "follow_key": KEY,
    "received_at": datetime.datetime(2026, 11, 22, 11, tzinfo=datetime.UTC),
    "next_steps": [NextStep(title="بررسی نخست", by=datetime.date(2026, 12, 1), text="می‌خوانیم.")],
    "tracking_address": "https://mosharekat.example/track/",
    "office_name": "دفتر امور اجتماعی و فرهنگی",
    "parent_name": "استانداری اصفهان",
    "product_name": "مشارکت",
}


@pytest.fixture(scope="module")
def sheet():
    return render_pdf(case_receipt(**PLAIN))


def test_it_says_what_was_received_and_what_comes(sheet):
    text = text_of(sheet)
    assert len(opened(sheet)) == 1
    for words in (
        "دفتر امور اجتماعی و فرهنگی",
        "استانداری اصفهان",
        "رسید شکایت",
        "شمارهٔ پرونده",
        "۱ آذر",
        "۱۴:۳۰",
        "بررسی نخست",
        "۱۰ آذر ۱۴۰۵",
        "https://mosharekat.example/track/#1405-738204-6",
    ):
        assert words in text


def test_number_and_key_are_read_from_the_left(sheet):
    digits = "".join(glyphs(sheet, "۰۱۲۳۴۵۶۷۸۹-"))
    assert "۱۴۰۵-۷۳۸۲۰۴-۶" in digits
    assert "۴۷۱۲۹۰۳۸۲۲۶۵" in digits
    assert "۴۷۱۲ ۹۰۳۸ ۲۲۶۵" in text_of(sheet)


@pytest.mark.parametrize("written", [KEY, "۴۷۱۲ ۹۰۳۸ ۲۲۶۵", "4712 9038 2265"])
def test_the_key_is_grouped_however_it_is_given(written):
    receipt = case_receipt(**PLAIN | {"follow_key": written})
    frames = [block for block in receipt.blocks if isinstance(block, Frame)]
    assert [frame.value for frame in frames] == ["۴۷۱۲ ۹۰۳۸ ۲۲۶۵"]


def test_the_code_for_the_camera_has_the_number_behind_the_hash_and_never_the_key():
    receipt = case_receipt(**PLAIN | {"number": "۱۴۰۵-۷۳۸۲۰۴-۶"})
    addresses = [block.address for block in receipt.blocks if isinstance(block, Qr)]
    assert addresses == ["https://mosharekat.example/track/#1405-738204-6"]


def test_a_receipt_that_is_fetched_later_shows_no_key():
    text = text_of(render_pdf(case_receipt(**PLAIN | {"follow_key": None})))
    assert "شمارهٔ پرونده" in text
    assert "۴۷۱۲" not in text
    assert "در این رسید نیست" in text


def test_an_anonymous_report_has_its_key_and_no_number():
    text = text_of(render_pdf(case_receipt(**PLAIN | {"number": ""})))
    assert "۴۷۱۲ ۹۰۳۸ ۲۲۶۵" in text
    assert "شمارهٔ پرونده" not in text
    assert "#" not in text
