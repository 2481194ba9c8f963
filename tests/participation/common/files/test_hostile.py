"""The table of hostile uploads, row by row: refused with its reason, or harmless."""

import io

import docx
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from participation.common.enums import FileState
from participation.common.files import FileNotReadyError, read_file
from participation.common.models import FilePiece
from tests.participation.common.files import hostile
from tests.participation.common.files.conftest import HOLDER, objects_in
from tests.participation.common.files.samples.docx import VISIBLE
from tests.participation.common.files.samples.pictures import tagged
from tests.participation.common.files.samples.seeing import unpacked

pytestmark = pytest.mark.django_db

REFUSED = [row for row in hostile.HOSTILE if row.refused]
HARMLESS = [row for row in hostile.HOSTILE if not row.refused]


def test_the_table_is_wide_enough():
    assert len({row.group for row in hostile.HOSTILE}) >= 12
    assert all(row.refused or row.becomes for row in hostile.HOSTILE)


@pytest.mark.parametrize("row", hostile.ACCEPTED, ids=str)
def test_an_honest_file_is_kept_and_opens(stored, row):
    file = stored(row.build(), row.name, **HOLDER)
    assert (file.state, file.refusal, file.content_type) == (FileState.READY, "", row.becomes)
    content = read_file(file)
    assert file.size == len(content) > 0
    assert file.name.rpartition(".")[0] == row.name.rpartition(".")[0]


@pytest.mark.parametrize("row", REFUSED, ids=str)
def test_a_hostile_file_is_refused_and_nothing_of_it_stays(stored, private_root, row):
    file = stored(row.build(), row.name, **HOLDER)
    assert (file.state, file.refusal) == (FileState.REFUSED, row.refused)
    with pytest.raises(FileNotReadyError):
        read_file(file)
    assert objects_in(private_root) == []
    assert not FilePiece.objects.exists()


@pytest.mark.parametrize("row", HARMLESS, ids=str)
def test_a_hostile_file_is_made_harmless(stored, row):
    sent = row.build()
    for word in row.gone:
        assert word in unpacked(sent), f"{word!r} was never in it"
    file = stored(sent, row.name, **HOLDER)
    assert (file.state, file.refusal, file.content_type) == (FileState.READY, "", row.becomes)
    kept = unpacked(read_file(file))
    assert [word for word in row.gone if word in kept] == []
    if row.shown_as:
        assert file.name == row.shown_as


def test_a_photo_keeps_what_it_shows_the_right_way_up(stored):
    # Half a turn and a quarter: what was on the left is on top.
    file = stored(tagged("JPEG", orientation=6), "a.jpg")
    assert (file.width, file.height) == (40, 60)
    with Image.open(io.BytesIO(read_file(file))) as picture:
        assert picture.format == "JPEG"
        assert picture.getexif() == {}
        top, bottom = picture.getpixel((20, 10)), picture.getpixel((20, 50))
    assert top[0] > top[2]
    assert bottom[2] > bottom[0]


def test_a_photo_that_one_sees_through_stays_so(stored):
    out = io.BytesIO()
    Image.new("RGBA", (20, 10), (29, 63, 132, 80)).save(out, "WEBP", lossless=True)
    file = stored(out.getvalue(), "a.webp")
    assert (file.content_type, file.name) == ("image/png", "a.png")


def test_a_heic_is_shown_under_the_name_of_what_it_became(stored):
    row = next(row for row in hostile.ACCEPTED if row.variant == "photo HEIC")
    assert stored(row.build(), row.name).name == "IMG_0001.jpg"


def test_a_pdf_keeps_its_pages_and_their_words(stored):
    row = next(row for row in hostile.ACCEPTED if row.variant == "PDF")
    file = stored(row.build(), row.name)
    assert file.pages == 3
    document = pypdfium2.PdfDocument(read_file(file))
    words = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert words == [f"Visible page {number}" for number in (1, 2, 3)]


def test_a_photo_in_a_pdf_is_still_shown(stored):
    row = next(row for row in HARMLESS if row.variant == "photo packed twice in a PDF")
    with pikepdf.open(io.BytesIO(read_file(stored(row.build())))) as pdf:
        image = pikepdf.PdfImage(pdf.pages[0].Resources.XObject.Im0).as_pil_image()
    assert image.size == (60, 40)


@pytest.mark.parametrize("variant", ["field", "DOCX", "template", "photo in a DOCX"])
def test_a_letter_keeps_its_words(stored, variant):
    row = next(row for row in HARMLESS if row.variant == variant)
    document = docx.Document(io.BytesIO(read_file(stored(row.build(), "a.docx"))))
    assert VISIBLE in [paragraph.text for paragraph in document.paragraphs]
    assert len(document.inline_shapes) == (1 if variant == "photo in a DOCX" else 0)


def test_what_a_field_showed_last_stays(stored):
    row = next(row for row in HARMLESS if row.variant == "field")
    document = docx.Document(io.BytesIO(read_file(stored(row.build(), "a.docx"))))
    assert "kept" in document.paragraphs[0].text
