"""A letter on paper: every place filled, number and date blank until there are some."""

import dataclasses
import io

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn

from participation.common.enums import LetterUrgency
from participation.common.letters.printing import letter_docx, letter_pdf
from participation.common.letters.services import draft_letter
from participation.common.models import LetterSettings, OfficeSettings
from tests.participation.common.letters.making import (
    CONTENT,
    HOLDER,
    approved,
    docx_lines,
    draft,
    issued,
    letterhead,
)
from tests.participation.common.pdf.reading import glyphs, opened, text_of

pytestmark = pytest.mark.django_db

WORDS = (
    "فرماندار محترم شهرستان نمونه",
    "جناب آقای نام نمونه",
    "موضوع: بررسی شکایت (نمونه)",
    "عطف به نامهٔ شمارهٔ ۶۷۷۳۵/ت۵۱۳۰۵هـ مورخ ۱۴۰۵/۰۹/۰۱",
    "پیرو نامهٔ شمارهٔ ۱۲۳/۴۵",
    "با سلام",
    "احتراماً خواهشمند است دستور فرمایید موضوع بررسی شود.",
    "با تشکر",
    "زهرا نمونه",
    "مدیرکل دفتر امور اجتماعی و فرهنگی",
    "رونوشت:",
    "۱. معاون محترم سیاسی، جهت استحضار",
    "۲. بایگانی",
)


def test_every_place_of_the_letterhead_is_filled_line_by_line():
    OfficeSettings.objects.update_or_create(pk=1, defaults={"parent_name": "استانداری نمونه"})
    lines = docx_lines(letter_docx(issued()))
    assert [word for word in WORDS if word not in lines] == []
    positions = [lines.index(word) for word in WORDS]
    assert positions == sorted(positions)
    for line in ("استانداری نمونه", "شماره: ۱۴۰۵/۳/۱۲۳۴", "تاریخ: ۱۴۰۵/۰۹/۰۱", "پیوست: ۲ برگ"):
        assert line in lines
    assert not any("{{" in line or "}}" in line for line in lines)


@pytest.mark.parametrize("made", [draft, approved])
def test_number_and_date_stay_blank_until_the_secretariat_gave_them(made):
    letter = made()
    lines = docx_lines(letter_docx(letter))
    assert "شماره: " in lines
    assert "تاریخ: " in lines
    page = text_of(letter_pdf(letter))
    assert "شماره:" in page
    assert "تاریخ:" in page
    head = page.partition("بسمه")[0]
    assert "۱۴۰۵" not in head


def test_persian_paragraphs_run_from_the_right_and_numbers_are_read_from_the_left():
    document = docx.Document(io.BytesIO(letter_docx(issued())))
    written = [paragraph for paragraph in document.paragraphs if paragraph.text]
    assert len(written) > 10
    for paragraph in written:
        assert paragraph._p.pPr.find(qn("w:bidi")) is not None
        assert all(run.font.rtl for run in paragraph.runs if run.text.strip())
    cells = document.sections[0].header.tables[0].rows[0].cells
    runs = [run for cell in cells for paragraph in cell.paragraphs for run in paragraph.runs]
    number = next(run for run in runs if run.text == "۱۴۰۵/۳/۱۲۳۴")
    assert not number.font.rtl
    assert next(run for run in runs if run.text == "شماره: ").font.rtl


def test_an_ordinary_letter_says_no_urgency_and_an_urgent_one_does():
    assert "فوریت" not in text_of(letter_pdf(draft()))
    content = dataclasses.replace(CONTENT, urgency=LetterUrgency.IMMEDIATE)
    letter = draft_letter(holder=HOLDER, content=content)
    assert "آنی" in docx_lines(letter_docx(letter))
    assert "آنی" in text_of(letter_pdf(letter))


def test_without_references_and_copies_their_places_take_no_room():
    content = dataclasses.replace(CONTENT, references=(), copies=(), attachments="")
    lines = docx_lines(letter_docx(draft_letter(holder=HOLDER, content=content)))
    assert "رونوشت:" not in lines
    assert "پیوست: ندارد" in lines
    body = lines[lines.index("موضوع: بررسی شکایت (نمونه)") + 1 :]
    assert body[:3] == ["با سلام", WORDS[6], "با تشکر"]


def test_the_office_prints_on_its_own_letterhead():
    own = letterhead(
        "کاغذ خود دفتر", "{{شماره}}", "{{تاریخ}}", "{{گیرنده}}", "{{موضوع}}", "{{متن}}", "{{امضا}}"
    )
    LetterSettings.objects.update_or_create(pk=1, defaults={"letterhead": own})
    lines = docx_lines(letter_docx(issued()))
    assert lines[:3] == ["کاغذ خود دفتر", "۱۴۰۵/۳/۱۲۳۴", "۱۴۰۵/۰۹/۰۱"]
    assert "با سلام" in lines


def test_what_is_typed_is_text_and_no_place():
    content = dataclasses.replace(
        CONTENT, subject="{{متن}} & <b>", body="{{امضا}}\x0b\x00 ok", copies=()
    )
    letter = draft_letter(holder=HOLDER, content=content)
    lines = docx_lines(letter_docx(letter))
    assert "موضوع: {{متن}} & <b>" in lines
    assert "{{امضا}} ok" in lines


def test_the_document_says_nothing_about_the_people_or_the_machine():
    about = docx.Document(io.BytesIO(letter_docx(issued()))).core_properties
    assert (about.author, about.last_modified_by, about.title, about.comments) == ("",) * 4
    with pikepdf.open(io.BytesIO(letter_pdf(issued()))) as file:
        assert set(file.docinfo.keys()) <= {"/Title", "/CreationDate"}
        assert str(file.docinfo["/Title"]) == "نامهٔ ۱۴۰۵/۳/۱۲۳۴"


def test_the_pdf_has_the_same_words_and_number_and_date_from_the_left():
    data = letter_pdf(issued())
    text = text_of(data)
    for words in ("فرماندار", "بررسی شکایت", "خواهشمند", "زهرا نمونه", "رونوشت", "بایگانی"):
        assert words in text
    drawn = "".join(glyphs(data, "۰۱۲۳۴۵۶۷۸۹/"))
    assert drawn.startswith("۱۴۰۵/۳/۱۲۳۴" + "۱۴۰۵/۰۹/۰۱")
    assert "پیش" not in text
    assert "پیش" in text_of(letter_pdf(draft()))


def test_a_long_letter_goes_on_overleaf_with_numbered_pages():
    content = dataclasses.replace(CONTENT, body="\n".join(["این سطر بند بلندی است. " * 6] * 60))
    data = letter_pdf(draft_letter(holder=HOLDER, content=content))
    assert len(opened(data)) > 2
    assert "زهرا نمونه" in text_of(data, len(opened(data)) - 1)
