"""A paper in Persian: what stands on it, in which order, over how many pages."""

import datetime
import io

import pikepdf
import pytest
import qrcode

from participation.common.pdf import (
    Column,
    Frame,
    Heading,
    Note,
    Paragraph,
    PdfDocument,
    PdfError,
    Qr,
    Reference,
    Rows,
    Signature,
    Step,
    Steps,
    Table,
    ltr,
    render_pdf,
)
from persian.digits import to_persian_digits
from tests.participation.common.pdf.reading import glyphs, opened, pixels, text_of

NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
LAPIS_BAND = (0x12, 0x28, 0x5A)
OCHRE = (0xC9, 0x8A, 0x1B)


def paper(*blocks, **changes):
    values = {"title": "رسید", "office": "دفتر امور اجتماعی", "made_at": NOON} | changes
    return render_pdf(PdfDocument(blocks=blocks, **values))


def test_words_of_every_block_can_be_read_back():
    text = text_of(
        paper(
            Heading(text="سرنویس"),
            Paragraph(text="بند نخست"),
            Rows(rows=(("نوع", "شکایت"),)),
            Table(columns=(Column(label="دستگاه"),), rows=(("شهرداری",),)),
            Steps(steps=(Step(title="ثبت شد", when="۱ آذر", text="گام نخست"),)),
            Frame(label="کلید", value="۴۷۱۲ ۹۰۳۸ ۲۲۶۵", hint="جایی امن"),
            Note(text="یادآوری"),
            Reference(rows=(("شماره", ""),)),
            Signature(name="نام نمونه", post="مدیرکل"),
            Qr(address="https://example.ir/track/", caption="با دوربین"),
            parent="استانداری",
            product="مشارکت",
            footer="پانوشت",
        )
    )
    expected = (
        "استانداری دفتر امور اجتماعی مشارکت رسید سرنویس بند نخست نوع شکایت دستگاه شهرداری ثبت شد "
        "۱ آذر گام نخست کلید جایی امن یادآوری شماره نام نمونه مدیرکل با دوربین پانوشت"
    )
    assert [word for word in expected.split() if word not in text] == []
    assert "https://example.ir/track/" in text
    assert "۴۷۱۲ ۹۰۳۸ ۲۲۶۵" in text


def test_letters_that_share_a_glyph_come_back_in_their_order():
    text = text_of(paper(Paragraph(text="شمارهٔ اسلامی الله لا مسئلۀ")))
    for word in ("شمارهٔ", "اسلامی", "الله", "لا", "مسئلهٔ"):
        assert word in text


def test_a_case_number_and_a_key_are_read_from_the_left():
    number = paper(Rows(rows=(("شمارهٔ پرونده", ltr("۱۴۰۵-۷۳۸۲۰۴-۶")),)), title="ر", office="")
    assert "".join(glyphs(number, "۰۱۲۳۴۵۶۷۸۹-")).startswith("۱۴۰۵-۷۳۸۲۰۴-۶")
    key = paper(Frame(label="کلید", value="۴۷۱۲ ۹۰۳۸ ۲۲۶۵"), title="ر", office="")
    assert "".join(glyphs(key, "۰۱۲۳۴۵۶۷۸۹")).startswith("۴۷۱۲۹۰۳۸۲۲۶۵")


def test_without_its_isolate_the_groups_of_a_key_would_turn():
    key = paper(Paragraph(text="کلید ۴۷۱۲ ۹۰۳۸ ۲۲۶۵"), title="ر", office="")
    assert "".join(glyphs(key, "۰۱۲۳۴۵۶۷۸۹")).startswith("۲۲۶۵۹۰۳۸۴۷۱۲")


def test_a_letter_number_with_persian_letters_is_left_to_read_from_the_right():
    assert ltr("۶۷۷۳۵/ت۵۱۳۰۵هـ") == "۶۷۷۳۵/ت۵۱۳۰۵هـ"
    assert ltr("") == ""


@pytest.mark.parametrize(("typed", "drawn"), ["()", ")(", "«»", "[]"], ids=repr)
def test_a_bracket_in_persian_text_bulges_to_the_other_side(typed, drawn):
    mirrored = pixels(paper(Paragraph(text=typed), heads="letter"))
    from_the_left = pixels(paper(Paragraph(text=ltr(drawn)), heads="letter"))
    unmirrored = pixels(paper(Paragraph(text=ltr(typed)), heads="letter"))
    assert mirrored.tobytes() == from_the_left.tobytes()
    assert mirrored.tobytes() != unmirrored.tobytes()


def _ink(picture, bottom=1000):
    body = picture.crop((0, 0, picture.width, min(bottom, picture.height)))
    return body.convert("L").point(lambda level: 255 if level < 128 else 0).getbbox()


def test_lines_start_at_the_right_edge():
    picture = pixels(paper(Paragraph(text="سلام"), heads="letter"))
    left, _top, right, _bottom = _ink(picture)
    assert right > picture.width * 0.88
    assert left > picture.width * 0.5


def test_the_head_is_lapis_and_the_frame_ochre():
    data = paper(Frame(label="کلید", value="۴۷۱۲"))
    colours = {colour for _count, colour in pixels(data).getcolors(1 << 24)}
    assert {LAPIS_BAND, OCHRE} <= colours


def test_pages_are_numbered_in_persian():
    data = paper(
        *(Paragraph(text=f"بند {number} " + "که سطری را پر می‌کند " * 4) for number in range(60))
    )
    pages = len(opened(data))
    assert pages > 1
    for number in range(pages):
        foot = text_of(data, number).splitlines()[-1]
        assert to_persian_digits(number + 1) in foot
        assert to_persian_digits(pages) in foot


def test_a_long_table_repeats_its_head_and_loses_no_row():
    rows = tuple(
        (to_persian_digits(n), f"متن {to_persian_digits(n)} " + "که سطر را پر می‌کند " * 4 + "پایان")
        for n in range(1, 121)
    )
    data = paper(Table(columns=(Column(label="ردیف", share=0.3), Column(label="شرح")), rows=rows))
    assert len(opened(data)) > 2
    for page in range(len(opened(data))):
        assert "ردیف" in text_of(data, page)
    assert text_of(data).count("پایان") == 120


def test_a_row_higher_than_a_page_goes_on_overleaf():
    words = " ".join(f"واژه{to_persian_digits(n)}" for n in range(1500))
    data = paper(Table(columns=(Column(label="شرح"), Column(label="دستگاه")), rows=((words, "ب"),)))
    text = text_of(data)
    assert len(opened(data)) > 2
    for number in (0, 700, 1499):
        assert f"واژه{to_persian_digits(number)}" in text or to_persian_digits(number) in text


def test_a_word_longer_than_a_line_is_broken_and_stays_within_the_margins():
    picture = pixels(paper(Paragraph(text="آ" * 600), Paragraph(text="a" * 600), heads="letter"))
    left, _top, right, _bottom = _ink(picture, bottom=1500)
    assert left > picture.width * 0.08
    assert right < picture.width * 0.92


def test_nothing_takes_no_room_and_an_empty_value_shows_a_dash():
    empty = paper(
        Paragraph(text=""),
        Note(text=""),
        Rows(rows=()),
        Steps(steps=()),
        Table(columns=(Column(label="دستگاه"),), rows=()),
    )
    assert len(opened(empty)) == 1
    assert "دستگاه" not in text_of(empty)
    assert "—" in text_of(paper(Rows(rows=(("نوع", ""),))))


def test_the_file_says_its_title_and_language_and_nothing_about_the_machine():
    with pikepdf.open(io.BytesIO(paper(Paragraph(text="سلام"), title="رسید شکایت"))) as file:
        assert str(file.docinfo["/Title"]) == "رسید شکایت"
        assert set(file.docinfo.keys()) <= {"/Title", "/CreationDate"}
        assert str(file.Root["/Lang"]) == "fa"
        assert file.Root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_equal_papers_are_equal_bytes():
    assert paper(Paragraph(text="سلام")) == paper(Paragraph(text="سلام"))
    assert paper(Paragraph(text="سلام")) != paper(Paragraph(text="درود"))


def test_what_strangers_type_is_drawn_or_left_out():
    odd = "متن\x00\x07\ud800 \u202eخطر\u202c \u2066باز {nb} 漢字 🙂 </Span> %(number)s"
    text = text_of(paper(Paragraph(text=odd), Rows(rows=((odd, odd),)), title=odd, footer=odd))
    assert "خطر" in text
    assert "{nb}" in text
    assert "%(number)s" in text


def test_a_paper_that_is_too_long_is_refused():
    with pytest.raises(PdfError, match="too-long"):
        paper(Paragraph(text="الف " * 400_000))


def test_more_pages_than_any_paper_has_are_refused_without_quoting_it():
    with pytest.raises(PdfError) as refused:
        paper(*(Signature(name="ز") for _number in range(2000)))
    assert "ز" not in refused.value.reason


def test_the_code_for_the_camera_has_every_module():
    address = "https://example.ir/track/#1405-738204-6"
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(address)
    matrix = code.get_matrix()
    picture = pixels(paper(Qr(address=address), heads="letter", title="ر"), scale=8).convert("L")
    corner = picture.crop((0, 0, picture.width // 3, picture.height // 4))
    left, top, right, _bottom = corner.point(lambda level: 255 if level < 128 else 0).getbbox()
    side = (right - left) / len(matrix)
    seen = [
        [
            corner.getpixel((int(left + (x + 0.5) * side), int(top + (y + 0.5) * side))) < 128
            for x in range(len(matrix))
        ]
        for y in range(len(matrix))
    ]
    assert seen == matrix
