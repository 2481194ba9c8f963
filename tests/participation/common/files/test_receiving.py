"""Files come in parts that may be repeated, lost or sent twice at once, and never lie in plain."""

import pytest
from django.db import connection

from participation.common.encryption import DecryptionError, decrypt_bytes
from participation.common.enums import FileRefusal, FileState
from participation.common.files import (
    ChunkRefusedError,
    FileGoneError,
    OffsetError,
    UploadRefusedError,
    begin_upload,
    check_waiting_files,
    expire_files,
    files_of,
    read_file,
    receive_chunk,
    register_file_purpose,
    remove_file,
    store_upload,
)
from participation.common.files.presenters import file_row
from participation.common.files.purposes import PICTURES
from participation.common.files.receiving import LEAST_CHUNK, MOST_CHUNK
from participation.common.models import FilePiece, PrivateFile
from tests.participation.common.files import hostile
from tests.participation.common.files.conftest import HOLDER, PURPOSE, objects_in
from tests.participation.common.files.samples import audio, pdf, pictures

pytestmark = [pytest.mark.django_db, pytest.mark.db]

PART = LEAST_CHUNK


def recording() -> bytes:
    """Return an honest file of several parts."""
    return audio.mp3_frames(200)


def begun(content: bytes, name: str = "صدا.mp3", **holder: str) -> PrivateFile:
    return begin_upload(purpose=PURPOSE, name=name, size=len(content), **(holder or HOLDER))


def send(file: PrivateFile, content: bytes, start: int = 0) -> int:
    for offset in range(start, len(content), PART):
        start = receive_chunk(file=file, offset=offset, content=content[offset : offset + PART])
    return start


def test_parts_become_one_checked_file(django_capture_on_commit_callbacks, private_root):
    content = recording()
    file = begun(content)
    with django_capture_on_commit_callbacks(execute=True):
        assert send(file, content) == len(content)
    file.refresh_from_db()
    assert file.state == FileState.READY
    assert read_file(file) == content
    assert len(objects_in(private_root)) == FilePiece.objects.count() == 1


def test_a_repeated_part_is_harmless(django_capture_on_commit_callbacks):
    content = recording()
    file = begun(content)
    assert receive_chunk(file=file, offset=0, content=content[:PART]) == PART
    assert receive_chunk(file=file, offset=0, content=content[:PART]) == PART
    overlapping = content[PART // 2 : PART * 3]
    assert receive_chunk(file=file, offset=PART // 2, content=overlapping) == PART * 3
    with django_capture_on_commit_callbacks(execute=True):
        send(file, content, PART * 3)
        assert receive_chunk(file=file, offset=PART, content=content[PART:]) == len(content)
    file.refresh_from_db()
    assert read_file(file) == content


def test_a_gap_is_refused_and_told_where_to_go_on():
    content = recording()
    file = begun(content)
    receive_chunk(file=file, offset=0, content=content[:PART])
    with pytest.raises(OffsetError) as caught:
        receive_chunk(file=file, offset=PART * 2, content=content[PART * 2 : PART * 3])
    assert caught.value.expected == PART
    file.refresh_from_db()
    assert file.received == PART


def test_more_than_was_told_single_bytes_and_huge_parts_are_refused():
    content = recording()
    file = begun(content)
    for wrong in (content + b"x", content[: PART - 1], b"x" * (MOST_CHUNK + 1)):
        with pytest.raises(ChunkRefusedError):
            receive_chunk(file=file, offset=0, content=wrong)
    assert not FilePiece.objects.exists()


def test_a_file_that_was_removed_takes_no_more():
    content = recording()
    file = begun(content)
    assert remove_file(file)
    with pytest.raises(FileGoneError):
        receive_chunk(file=file, offset=0, content=content[:PART])
    assert not remove_file(file)


@pytest.mark.parametrize(
    ("size", "reason"),
    [(0, FileRefusal.EMPTY), (-1, FileRefusal.EMPTY), (5 * 1024**2 + 1, FileRefusal.TOO_LARGE)],
)
def test_an_upload_of_no_use_is_not_begun(size, reason):
    with pytest.raises(UploadRefusedError) as caught:
        begin_upload(purpose=PURPOSE, name="a", size=size, **HOLDER)
    assert caught.value.reason == reason
    assert caught.value.text
    assert not PrivateFile.objects.exists()


def test_a_holder_has_no_more_files_than_allowed(stored):
    for number in range(10):
        begin_upload(purpose=PURPOSE, name=f"{number}", size=1, **HOLDER)
    with pytest.raises(UploadRefusedError) as caught:
        begin_upload(purpose=PURPOSE, name="x", size=1, **HOLDER)
    assert caught.value.reason == FileRefusal.TOO_MANY
    assert caught.value.text == "بیش از ۱۰ مدرک نمی‌شود؛ نخست یکی را بردارید."
    refused = stored(pdf.plain(), **HOLDER)
    assert refused.refusal == FileRefusal.TOO_MANY
    other = stored(pdf.plain(), holder_kind="draft", holder_id="8")
    assert other.is_ready


def test_a_place_is_free_again_after_a_removal_or_a_refusal(stored):
    files = [begin_upload(purpose=PURPOSE, name=f"{n}", size=1, **HOLDER) for n in range(9)]
    assert stored(b"no file", **HOLDER).refusal == FileRefusal.NOT_ACCEPTED
    assert stored(pdf.plain(), **HOLDER).is_ready
    remove_file(files[3])
    assert begin_upload(purpose=PURPOSE, name="x", size=1, **HOLDER).slot == 3


def test_refused_files_of_a_holder_stay_few(stored):
    for number in range(25):
        stored(f"text {number}".encode(), **HOLDER)
    assert files_of("draft", "7").count() == 10


def test_an_upload_that_was_begun_before_goes_on(time_machine):
    content = recording()
    first = begun(content)
    receive_chunk(file=first, offset=0, content=content[:PART])
    again = begun(content)
    assert (again.pk, again.received) == (first.pk, PART)
    assert begun(content, name="b.mp3").pk != first.pk
    assert begun(content, holder_kind="draft", holder_id="8").pk != first.pk
    assert begun(content, holder_kind="", holder_id="").pk not in {first.pk, again.pk}


def test_a_place_held_by_nothing_is_given_up_when_the_list_is_full(time_machine):
    time_machine.move_to("2026-11-25T08:00Z")
    for number in range(10):
        begin_upload(purpose=PURPOSE, name=f"{number}", size=1, **HOLDER)
    time_machine.move_to("2026-11-25T08:11Z")
    assert begin_upload(purpose=PURPOSE, name="x", size=1, **HOLDER)
    assert files_of("draft", "7").count() == 1


def test_the_same_content_twice_is_told(stored, django_capture_on_commit_callbacks):
    content = pdf.plain()
    first = stored(content, **HOLDER)
    assert stored(content, "دوباره.pdf", **HOLDER).pk == first.pk
    file = begin_upload(purpose=PURPOSE, name="c.pdf", size=len(content), **HOLDER)
    with django_capture_on_commit_callbacks(execute=True):
        receive_chunk(file=file, offset=0, content=content)
    file.refresh_from_db()
    assert file.refusal == FileRefusal.DUPLICATE
    assert file_row(file).text == "این مدرک را پیش‌تر فرستاده‌اید."
    assert stored(content, holder_kind="draft", holder_id="8").is_ready


def test_a_purpose_has_limits_of_its_own():
    register_file_purpose("tried-photo", formats=PICTURES, max_count=1, max_size=3000)
    wrong, large, right, second = (
        _settled(store_upload(purpose="tried-photo", name=name, content=content, **HOLDER))
        for name, content in (
            ("a.pdf", pdf.plain()),
            ("b.jpg", b"x" * 3001),
            ("c.jpg", pictures.photo()),
            ("d.jpg", b"x"),
        )
    )
    assert wrong.refusal == FileRefusal.NOT_ACCEPTED
    assert file_row(wrong).text == "این نوع مدرک پذیرفته نمی‌شود؛ عکس بفرستید."
    assert large.refusal == FileRefusal.TOO_LARGE
    assert right.is_ready
    assert second.refusal == FileRefusal.TOO_MANY


def _settled(file: PrivateFile) -> PrivateFile:
    check_waiting_files()
    file.refresh_from_db()
    return file


def test_nothing_of_a_file_lies_in_plain_anywhere(stored, private_root, caplog):
    row = next(row for row in hostile.HOSTILE if row.group == "metadata" and row.variant == "JPEG")
    name = "Marker-Name-نامه"
    file = stored(row.build(), f"{name}.jpg", **HOLDER)
    half = begun(recording(), name=f"{name}.mp3")
    receive_chunk(file=half, offset=0, content=recording()[:PART])
    assert file.name == f"{name}.jpg"
    lying = [path.read_bytes() for path in objects_in(private_root)]
    assert len(lying) == 2
    assert all(content.startswith(b"ENC1") for content in lying)
    everything = b"".join([*lying, caplog.text.encode(), *_database()])
    for word in (*hostile.MARKERS, name.encode(), b"\xff\xd8\xff", b"\xff\xfb\x90\x00", b"JFIF"):
        assert word not in everything
    assert not any(name in str(path) for path in objects_in(private_root))


def _database() -> list[bytes]:
    if connection.vendor == "sqlite":
        return [connection.connection.serialize()]
    with connection.cursor() as cursor:
        cursor.execute("SELECT f::text FROM common_privatefile f")
        return [row[0].encode() for row in cursor.fetchall()]


def test_bytes_do_not_open_in_the_place_of_others(stored, private_root):
    first, second = stored(pdf.plain(1)), stored(pdf.plain(2))
    one, two = (file.pieces.get() for file in (first, second))
    (private_root / one.storage_name).replace(private_root / two.storage_name)
    with pytest.raises(DecryptionError):
        read_file(second)
    sealed = (private_root / two.storage_name).read_bytes()
    assert decrypt_bytes(sealed, place=f"file {first.pk}").startswith(b"%PDF")


def test_everything_works_on_a_storage_without_paths(stored, settings, private_root):
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    file = stored(pdf.plain(), **HOLDER)
    assert read_file(file).startswith(b"%PDF")
    assert objects_in(private_root) == []
    remove_file(file)
    assert expire_files() == 0
    assert not FilePiece.objects.exists()
