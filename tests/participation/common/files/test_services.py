"""Files are given, removed and forgotten; of what goes no byte stays."""

import pytest

from participation.common.enums import FileState
from participation.common.files import (
    FileGoneError,
    UploadRefusedError,
    begin_upload,
    claim_files,
    delete_files_of,
    expire_files,
    files_of,
    read_file,
    ready_files_of,
    receive_chunk,
    remove_file,
)
from participation.common.files.pieces import write_piece
from participation.common.models import FilePiece, PrivateFile
from participation.common.tick import run_tick
from tests.participation.common.files.conftest import HOLDER, PURPOSE, objects_in
from tests.participation.common.files.samples import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_files_go_from_a_draft_to_what_becomes_of_it(stored):
    files = [stored(pdf.plain(n), **HOLDER) for n in (1, 2)]
    refused = stored(b"nothing", **HOLDER)
    unfinished = begin_upload(purpose=PURPOSE, name="x", size=100, **HOLDER)
    claimed = claim_files(files=[*files, refused, unfinished], holder_kind="case", holder_id="12")
    assert [file.pk for file in claimed] == [file.pk for file in files]
    assert list(ready_files_of("case", "12")) == files
    assert set(files_of("draft", "7")) == {refused, unfinished}
    assert read_file(claimed[0]).startswith(b"%PDF")
    assert claim_files(files=claimed, holder_kind="case", holder_id="12") == claimed


def test_a_file_goes_to_one_of_two_who_want_it(stored):
    file = stored(pdf.plain(), **HOLDER)
    shown = PrivateFile.objects.get(pk=file.pk)
    claim_files(files=[file], holder_kind="case", holder_id="1")
    with pytest.raises(FileGoneError):
        claim_files(files=[shown], holder_kind="case", holder_id="2")
    assert not files_of("case", "2").exists()
    remove_file(file)
    with pytest.raises(FileGoneError):
        claim_files(files=[shown], holder_kind="case", holder_id="1")


def test_too_many_for_the_holder_are_refused_together(stored):
    for number in range(9):
        begin_upload(purpose=PURPOSE, name=f"{number}", size=1, holder_kind="case", holder_id="1")
    files = [stored(pdf.plain(n), **HOLDER) for n in (1, 2)]
    with pytest.raises(UploadRefusedError):
        claim_files(files=files, holder_kind="case", holder_id="1")
    assert files_of("case", "1").count() == 9
    assert files_of("draft", "7").count() == 2


def test_a_removed_file_leaves_no_byte(stored, private_root, django_capture_on_commit_callbacks):
    file, other = stored(pdf.plain(1), **HOLDER), stored(pdf.plain(2), **HOLDER)
    assert len(objects_in(private_root)) == 2
    with django_capture_on_commit_callbacks(execute=True):
        remove_file(file)
        # Until the commit they are there: a transaction that fails must not lose them.
        assert len(objects_in(private_root)) == 2
    assert len(objects_in(private_root)) == 1
    assert list(files_of("draft", "7")) == [other]


def test_all_files_of_a_holder_go_at_once(stored, private_root, django_capture_on_commit_callbacks):
    for number in (1, 2, 3):
        stored(pdf.plain(number), **HOLDER)
    kept = stored(pdf.plain(), holder_kind="draft", holder_id="8")
    with django_capture_on_commit_callbacks(execute=True):
        assert delete_files_of("draft", "7") == 3
    assert list(PrivateFile.objects.all()) == [kept]
    assert len(objects_in(private_root)) == FilePiece.objects.count() == 1
    with pytest.raises(ValueError, match="nobody"):
        delete_files_of("", "")


def test_orphans_and_unfinished_uploads_die_by_themselves(
    stored, private_root, time_machine, django_capture_on_commit_callbacks
):
    time_machine.move_to("2026-11-25T08:00Z", tick=False)
    orphan, held = stored(pdf.plain(1)), stored(pdf.plain(2), **HOLDER)
    unfinished = begin_upload(purpose=PURPOSE, name="x", size=100_000, **HOLDER)
    receive_chunk(file=unfinished, offset=0, content=b"x" * 50_000)
    refused = stored(b"nothing", **HOLDER)
    waits = begin_upload(purpose=PURPOSE, name="w", size=50, **HOLDER)
    receive_chunk(file=waits, offset=0, content=b"w" * 50)
    assert PrivateFile.objects.get(pk=waits.pk).state == FileState.CHECKING
    time_machine.move_to("2026-11-26T07:59Z", tick=False)
    assert expire_files() == 0
    time_machine.move_to("2026-11-26T08:01Z", tick=False)
    with django_capture_on_commit_callbacks(execute=True):
        run_tick(only=["common.expire_files"])
    left = set(PrivateFile.objects.values_list("pk", flat=True))
    assert left == {held.pk, waits.pk}
    assert not {orphan.pk, unfinished.pk, refused.pk} & left
    assert len(objects_in(private_root)) == 2


def test_an_orphan_that_is_claimed_in_time_lives(stored, time_machine):
    time_machine.move_to("2026-11-25T08:00Z", tick=False)
    file = stored(pdf.plain())
    claim_files(files=[file], **HOLDER)
    time_machine.move_to("2027-11-25T08:00Z", tick=False)
    assert expire_files() == 0
    assert read_file(PrivateFile.objects.get(pk=file.pk))


def test_bytes_over_which_a_process_died_are_swept(private_root, time_machine):
    time_machine.move_to("2026-11-25T08:00Z", tick=False)
    file = begin_upload(purpose=PURPOSE, name="x", size=100_000, **HOLDER)
    write_piece(file, b"x" * 50_000)
    time_machine.move_to("2026-11-25T08:59Z", tick=False)
    expire_files()
    assert len(objects_in(private_root)) == 1
    time_machine.move_to("2026-11-25T09:01Z", tick=False)
    expire_files()
    assert objects_in(private_root) == []
    # The upload itself goes on: nothing of those bytes was ever counted.
    assert receive_chunk(file=file, offset=0, content=b"x" * 50_000) == 50_000
