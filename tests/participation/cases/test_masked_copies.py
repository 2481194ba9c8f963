"""A masked copy: what is covered is gone from its bytes, and the original stays as it was."""

import io
from typing import Any

import pikepdf
import pytest
from django.test import Client
from PIL import Image

from participation.cases.actors import CLOCK
from participation.cases.models import Case, CaseEvent, CaseFile, MaskedCopy
from participation.cases.services import correspondence, retention
from participation.cases.services.submission import Submitted
from participation.common.files import read_file
from participation.common.models import FilePiece, PrivateFile, User
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, officer
from tests.participation.cases.following import opened
from tests.participation.cases.masking import (
    SECRET,
    SEEN,
    address,
    boxes,
    paper,
    photo,
    sent_by_citizen,
    told,
)
from tests.participation.common.files.conftest import private_root  # noqa: F401  # empties it
from tests.participation.common.files.samples import pictures
from tests.participation.common.files.samples.seeing import unpacked
from tests.participation.common.pdf.reading import pixels, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.db]
# Over the square of the picture; over the upper line of the paper.
SQUARE = (1, "۴۰", "40", "20", "۲۰")
LINE = (1, 0, 15, 100, 20)


def copy_of(file: PrivateFile) -> PrivateFile:
    """The one masked copy of a file."""
    made = MaskedCopy.objects.get(original__file_id=file.pk)
    return PrivateFile.objects.get(pk=made.copy.file_id)


def colours(content: bytes) -> set[tuple[int, int, int]]:
    """The colours of a picture."""
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    return {colour for _count, colour in picture.getcolors(320 * 320) or []}


def got(client: Client, case: Case, file: PrivateFile) -> bytes:
    """The bytes of a file, as an officer saves them."""
    answer = client.get(f"/admin/cases/{case.pk}/files/{file.pk}/")
    assert answer.status_code == 200
    return bytes(answer.content)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_no_covered_pixel_is_left_in_a_picture(
    one: User, mine: Submitted, client: Client, kind: str
) -> None:
    file = sent_by_citizen(mine, client, f"عکس.{kind.lower()}", photo(kind))
    officer = signed_in(one)
    before = got(officer, mine.case, file)
    assert any(red > 200 and blue < 60 for red, _green, blue in colours(before))

    assert officer.post(address(mine.case, file), boxes(SQUARE)).status_code == 302

    masked = got(officer, mine.case, copy_of(file))
    picture = Image.open(io.BytesIO(masked)).convert("RGB")
    assert not any(red > green + 40 for red, green, _blue in colours(masked))
    assert max(picture.getpixel((160, 160))) < 8  # type: ignore[type-var, arg-type]
    assert min(picture.getpixel((20, 20))) > 247  # type: ignore[type-var, arg-type]
    assert got(officer, mine.case, file) == before
    assert not Image.open(io.BytesIO(masked)).getexif()


def test_no_covered_word_note_or_layer_is_left_in_a_pdf(
    one: User, mine: Submitted, client: Client
) -> None:
    file = sent_by_citizen(mine, client, "سند.pdf", paper())
    officer = signed_in(one)
    before = got(officer, mine.case, file)
    assert SECRET in text_of(before)

    officer.post(address(mine.case, file), boxes(LINE))

    masked = got(officer, mine.case, copy_of(file))
    assert text_of(masked).strip() == ""
    assert SECRET.encode() not in unpacked(masked)
    shown, was = pixels(masked), pixels(before)
    assert shown.size == was.size
    top = shown.crop((0, 70, shown.width, 110))
    assert max(low for low, _high in top.getextrema()) < 12
    assert max(high for _low, high in top.getextrema()) < 12
    # The other line of the page, and the page after it, look as before.
    below = (20, 170, 400, 210)
    assert min(low for low, _high in shown.crop(below).getextrema()) < 120
    assert min(low for low, _high in pixels(masked, 1).getextrema()) < 120
    with pikepdf.open(io.BytesIO(masked)) as document:
        assert "/Info" not in document.trailer
        assert set(document.Root.keys()) == {"/Type", "/Pages"}
        for page in document.pages:
            assert "/Annots" not in page
            assert set(page.Resources.keys()) == {"/XObject"}
    assert got(officer, mine.case, file) == before
    assert SEEN in text_of(before)


def test_the_copy_stands_beside_the_original_with_who_made_it_and_in_the_course(
    one: User, mine: Submitted, client: Client
) -> None:
    file = sent_by_citizen(mine, client, "کارت مارال نشانه‌پور.png", photo())
    officer = signed_in(one)

    officer.post(address(mine.case, file), boxes(SQUARE, (1, 0, 0, 10, 10)))

    made = MaskedCopy.objects.get()
    assert (made.by, made.areas) == (one, 2)
    assert copy_of(file).name == "نسخهٔ پوشانده‌شدهٔ ۱.png"
    shown = officer.get(f"/admin/cases/{mine.case.pk}/").content.decode()
    files = shown[shown.index('id="case-files"') :]
    assert files.index("کارت مارال") < files.index("نسخهٔ پوشانده‌شدهٔ ۱")
    assert "از فایلی نسخهٔ پوشانده‌شده ساخته شد" in shown
    event = CaseEvent.objects.filter(case=mine.case, type="masked").get()
    assert (event.actor, event.is_public, event.data["areas"]) == (one, False, 2)
    assert "مارال" not in str(event.data)


def test_the_citizen_is_shown_no_masked_copy(one: User, mine: Submitted, client: Client) -> None:
    file = sent_by_citizen(mine, client, "عکس.png", photo())
    signed_in(one).post(address(mine.case, file), boxes(SQUARE))

    reader = opened(Client(), mine)
    assert "عکس.png" in reader.get("/track/case/").content.decode()
    assert "پوشانده" not in reader.get("/track/case/").content.decode()
    assert reader.get(f"/track/case/files/{copy_of(file).pk}/").status_code == 404


def test_two_clicks_make_one_copy(one: User, mine: Submitted, client: Client) -> None:
    file = sent_by_citizen(mine, client, "عکس.png", photo())
    officer, form = signed_in(one), boxes(SQUARE)

    answers = [officer.post(address(mine.case, file), form) for _click in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert MaskedCopy.objects.count() == 1
    assert PrivateFile.objects.count() == 2
    assert CaseEvent.objects.filter(type="masked").count() == 1
    officer.post(address(mine.case, file), boxes(SQUARE))
    assert MaskedCopy.objects.count() == 2


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "کادری بکشید"),
        ([(1, "", 5, 5, 5)], "عدد بنویسید"),
        ([(1, "یک", 5, 5, 5)], "عدد بنویسید"),
        ([(1, 101, 5, 5, 5)], "میان"),
        ([(1, -1, 5, 5, 5)], "میان"),
        ([(1, "nan", 5, 5, 5)], "عدد بنویسید"),
        ([(1, "1e9", 5, 5, 5)], "عدد بنویسید"),
        ([(1, 100, 5, 5, 5)], "بیرون"),
        ([(1, 5, 5, 0, 5)], "میان"),
        ([(3, 5, 5, 5, 5)], "چنین صفحه‌ای"),
        ([("1.5", 5, 5, 5, 5)], "چنین صفحه‌ای"),
    ],
)
def test_what_is_no_box_is_told_and_stays(
    one: User, mine: Submitted, client: Client, rows: list[tuple[Any, ...]], said: str
) -> None:
    file = sent_by_citizen(mine, client, "سند.pdf", paper())

    answer = signed_in(one).post(address(mine.case, file), boxes(*rows))

    assert answer.status_code == 422
    assert said in told(answer)
    for value in (value for row in rows for value in row if value != ""):
        assert f'value="{value}"' in answer.content.decode()
    assert not MaskedCopy.objects.exists()


@pytest.mark.parametrize(
    "hostile",
    [
        {"area-TOTAL_FORMS": "999999999"},
        {"area-TOTAL_FORMS": "x"},
        {"area-TOTAL_FORMS": ""},
        {"token": "x"},
        {"first": "99999999999999999999"},
        {"show": "../1", "make": ""},
        {"area-0-left": "9" * 5000},
    ],
)
def test_a_form_that_nobody_would_send_makes_no_copy(
    one: User, mine: Submitted, client: Client, hostile: dict[str, str]
) -> None:
    file = sent_by_citizen(mine, client, "سند.pdf", paper())

    answer = signed_in(one).post(address(mine.case, file), {**boxes(), **hostile})

    assert answer.status_code in {200, 422}
    assert not MaskedCopy.objects.exists()


def test_the_pages_are_looked_at_with_the_boxes_over_them_without_a_script(
    one: User, mine: Submitted, client: Client
) -> None:
    file = sent_by_citizen(mine, client, "سند.pdf", paper(7))
    officer = signed_in(one)
    first = officer.get(address(mine.case, file)).content.decode()
    assert first.count('class="case-sheet"') == 5

    shown = officer.post(
        address(mine.case, file), boxes((2, 10, 10, 5, 5), (7, 1, "۲٫۵", 3, 4), show="6")
    ).content.decode()

    assert shown.count('class="case-sheet"') == 2
    assert '<rect x="1.0" y="2.5" width="3.0" height="4.0"/>' in shown
    assert 'value="۲٫۵"' in shown
    page = officer.get(address(mine.case, file, "pages/7"))
    assert page["Content-Type"] == "image/jpeg"
    assert "no-store" in page["Cache-Control"]
    assert Image.open(io.BytesIO(page.content)).size[0] > 500
    assert officer.get(address(mine.case, file, "pages/8")).status_code == 404
    assert officer.get(address(mine.case, file, "pages/0")).status_code == 404


def test_rows_are_added_and_what_was_typed_stays(
    one: User, mine: Submitted, client: Client
) -> None:
    file = sent_by_citizen(mine, client, "سند.pdf", paper())

    shown = signed_in(one).post(address(mine.case, file), boxes(LINE, more="1")).content.decode()

    assert 'name="area-5-left"' in shown
    assert 'id="id_area-0-height" value="20"' in shown


def test_a_voice_and_a_file_of_another_case_cannot_be_masked(
    province: Province, one: User, mine: Submitted, client: Client
) -> None:
    from tests.participation.cases.cast import category, filed  # noqa: PLC0415
    from tests.participation.common.files.samples import audio  # noqa: PLC0415

    voice = sent_by_citizen(mine, client, "صدا.wav", audio.wav())
    picture = sent_by_citizen(mine, client, "عکس.png", photo())
    other = filed(category(province.desk, title="دیگر")).case
    officer = signed_in(one)

    assert officer.get(address(mine.case, picture)).status_code == 200
    for case, file in ((mine.case, voice), (other, picture)):
        assert officer.get(address(case, file)).status_code == 404
        assert officer.post(address(case, file), boxes(SQUARE)).status_code == 404
        assert officer.get(address(case, file, "pages/1")).status_code == 404
    assert not MaskedCopy.objects.exists()


def test_a_copy_that_shows_too_much_is_removed_and_the_original_stays(
    one: User, mine: Submitted, client: Client
) -> None:
    file = sent_by_citizen(mine, client, "عکس.png", photo())
    officer = signed_in(one)
    officer.post(address(mine.case, file), boxes(SQUARE))
    copy = copy_of(file)

    for _click in range(2):
        assert officer.post(address(mine.case, copy, "unmask")).status_code == 302
    assert officer.post(address(mine.case, file, "unmask")).status_code == 302

    assert not MaskedCopy.objects.exists()
    assert not PrivateFile.objects.filter(pk=copy.pk).exists()
    assert read_file(file)
    assert CaseFile.objects.filter(file_id=file.pk).exists()
    assert CaseEvent.objects.filter(type="file_removed").count() == 1


def test_anonymising_forgets_both(
    one: User, mine: Submitted, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    file = sent_by_citizen(mine, client, "عکس.png", photo())
    signed_in(one).post(address(mine.case, file), boxes(SQUARE))
    case = Case.objects.get(pk=mine.case.pk)
    correspondence.answer(case_id=case.pk, text="تمام", by=one, seen=case.version)
    case.refresh_from_db()

    with django_capture_on_commit_callbacks(execute=True):
        retention.anonymise(case.pk, by=CLOCK)

    assert not MaskedCopy.objects.exists()
    assert not PrivateFile.objects.exists()
    assert not FilePiece.objects.filter(file__isnull=False).exists()


def test_whoever_opens_no_file_masks_none(
    province: Province, one: User, mine: Submitted, client: Client
) -> None:
    file = sent_by_citizen(mine, client, "عکس.png", photo())
    observer = signed_in(officer("observer", permissions=("view_case", "view_all_cases")))
    stranger = signed_in(officer("stranger", province.second))
    assert observer.get(f"/admin/cases/{mine.case.pk}/").status_code == 200

    for client_ in (observer, stranger):
        assert client_.get(address(mine.case, file)).status_code == 404
        assert client_.post(address(mine.case, file), boxes(SQUARE)).status_code == 404
        assert client_.get(address(mine.case, file, "pages/1")).status_code == 404
        assert client_.post(address(mine.case, file, "unmask")).status_code == 404
    assert not MaskedCopy.objects.exists()


def test_what_a_phone_writes_into_a_photo_is_not_in_its_copy(
    one: User, mine: Submitted, client: Client
) -> None:
    file = sent_by_citizen(mine, client, "عکس.jpg", pictures.tagged("JPEG", orientation=6))
    officer = signed_in(one)

    officer.post(address(mine.case, file), boxes((1, 0, 0, 100, 100)))

    masked = got(officer, mine.case, copy_of(file))
    assert b"Exif" not in masked
    assert {max(colour) < 12 for colour in colours(masked)} == {True}
