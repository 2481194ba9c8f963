"""The signed page: a private file that comes to its letter and to no other."""

import dataclasses
import uuid

import pytest
from django.core.exceptions import ValidationError

from participation.common.files import read_file, store_upload
from participation.common.letters.scans import PURPOSE, scan_of
from participation.common.letters.services import (
    LetterStateError,
    StaleLetterError,
    attach_scan,
    issue_letter,
    record_incoming_letter,
)
from participation.common.models import Letter, PrivateFile
from participation.common.pdf import Paragraph, PdfDocument, render_pdf
from tests.participation.common.files.conftest import private_root  # noqa: F401  # empties it
from tests.participation.common.letters.making import (
    CONTENT,
    HOLDER,
    STAMP,
    approved,
    draft,
    issued,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture(scope="module")
def page() -> bytes:
    blocks = (Paragraph(text="نامهٔ امضاشده"),)
    return render_pdf(PdfDocument(title="نامه", blocks=blocks))


@pytest.fixture
def sent(page, django_capture_on_commit_callbacks):
    """Return a function that sends the page as a member of staff does and has it checked."""

    def send(content: bytes = page, purpose: str = PURPOSE, **holder: str) -> PrivateFile:
        with django_capture_on_commit_callbacks(execute=True):
            file = store_upload(purpose=purpose, name="a.pdf", content=content, **holder)
        file.refresh_from_db()
        return file

    return send


def test_it_comes_with_the_number_and_is_read_back(sent):
    letter, file = approved(), sent()
    issue_letter(letter=letter, version=1, stamp=dataclasses.replace(STAMP, scan_id=file.pk))
    assert scan_of(letter) == file
    assert read_file(scan_of(letter)).startswith(b"%PDF-")
    file.refresh_from_db()
    assert (file.holder_kind, file.holder_id) == ("letter", str(letter.pk))
    assert file.expires_at is None


def test_it_comes_with_an_incoming_letter(sent):
    stamp = dataclasses.replace(STAMP, scan_id=sent().pk)
    letter = record_incoming_letter(holder=HOLDER, content=CONTENT, stamp=stamp)
    assert scan_of(letter).pk == stamp.scan_id


def test_it_is_kept_once_the_letter_is_issued_and_a_better_one_takes_its_place(sent):
    letter, first = draft(), sent()
    with pytest.raises(LetterStateError):
        attach_scan(letter=letter, version=0, scan_id=first.pk)
    letter = issued()
    attach_scan(letter=letter, version=2, scan_id=first.pk)
    with pytest.raises(StaleLetterError):
        attach_scan(letter=letter, version=2, scan_id=first.pk)
    second = sent()
    attach_scan(letter=letter, version=3, scan_id=second.pk)
    assert scan_of(letter) == second
    assert not PrivateFile.objects.filter(pk=first.pk).exists()


def test_nothing_else_becomes_the_page_of_a_letter_and_the_letter_stays_as_it_was(sent, page):
    other = issued()
    attach_scan(letter=other, version=2, scan_id=sent().pk)
    not_it = {
        "nothing": uuid.uuid4(),
        "another letter's": other.scan_id,
        "a complainant's": sent(holder_kind="complaint", holder_id="7").pk,
        "refused": sent(b"no file that we know").pk,
    }
    for what, key in not_it.items():
        letter = issued()
        with pytest.raises(ValidationError) as refused:
            attach_scan(letter=letter, version=2, scan_id=key)
        assert list(refused.value.message_dict) == ["scan_id"], what
        kept = Letter.objects.get(pk=letter.pk)
        assert (kept.version, kept.scan_id) == (2, None), what
    assert scan_of(other).pk == other.scan_id
