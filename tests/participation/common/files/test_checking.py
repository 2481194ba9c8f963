"""A file is checked once, by one process, and waits where it cannot be."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from participation.common.enums import FileRefusal, FileState
from participation.common.files import (
    begin_upload,
    check_file,
    check_waiting_files,
    read_file,
    receive_chunk,
    store_upload,
)
from participation.common.files.tasks import check_file_task
from participation.common.models import PrivateFile
from participation.common.tick import run_tick
from tests.participation.common.files.clamd import EICAR, clamd
from tests.participation.common.files.conftest import HOLDER, PURPOSE, objects_in
from tests.participation.common.files.samples import audio, pdf

pytestmark = pytest.mark.django_db


def received(pages: int = 1) -> PrivateFile:
    """Return a whole file whose check was killed before it began: nothing waits for the commit."""
    content = pdf.plain(pages)
    file = begin_upload(purpose=PURPOSE, name="a.pdf", size=len(content), **HOLDER)
    receive_chunk(file=file, offset=0, content=content)
    file.refresh_from_db()
    assert file.state == FileState.CHECKING
    return file


def state_of(file: PrivateFile) -> str:
    file.refresh_from_db()
    return file.state


def test_the_clock_picks_up_what_a_kill_left():
    file = received()
    run_tick(only=["common.check_files"])
    assert state_of(file) == FileState.READY
    assert read_file(file).startswith(b"%PDF")


def test_what_another_process_checks_is_left_to_it_until_its_lease_ends(time_machine):
    time_machine.move_to("2026-11-25T08:00Z", tick=False)
    file = received()
    later = timezone.now() + timedelta(minutes=5)
    PrivateFile.objects.filter(pk=file.pk).update(lease=uuid.uuid4(), leased_until=later)
    assert not check_file(file)
    assert check_waiting_files() == 0
    time_machine.shift(timedelta(minutes=5))
    assert check_waiting_files() == 1
    assert state_of(file) == FileState.READY
    assert not check_file(file)


def test_a_file_over_which_every_process_dies_is_given_up(private_root):
    file = received()
    PrivateFile.objects.filter(pk=file.pk).update(attempts=5)
    assert check_file(file)
    assert state_of(file) == FileState.REFUSED
    assert file.refusal == FileRefusal.UNCHECKED


def test_a_file_whose_bytes_the_storage_lost_is_refused(private_root, caplog):
    file = received()
    for path in objects_in(private_root):
        path.unlink()
    check_file(file)
    assert state_of(file) == FileState.REFUSED
    assert file.refusal == FileRefusal.UNCHECKED
    assert "cannot be read" in caplog.text


def test_one_file_that_cannot_be_checked_does_not_stop_the_others(caplog):
    broken, good = received(1), received(2)
    PrivateFile.objects.filter(pk=broken.pk).update(purpose="of-an-app-that-went")
    assert check_waiting_files() == 1
    assert state_of(good) == FileState.READY
    assert state_of(broken) == FileState.CHECKING
    assert "failed" in caplog.text


def test_a_worker_checks_where_there_is_one(settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        file = store_upload(purpose=PURPOSE, name="a.pdf", content=pdf.plain(), **HOLDER)
    assert state_of(file) == FileState.CHECKING
    assert check_file_task.func(str(file.pk))
    assert state_of(file) == FileState.READY
    assert not check_file_task.func(str(uuid.uuid4()))


def test_the_scanner_reads_the_file_and_lets_it_pass(stored, settings):
    with clamd() as scanner:
        settings.CLAMAV_ADDRESS = scanner.address
        content = audio.mp3_frames(400)
        assert stored(content).is_ready
    assert scanner.seen == [content]


def test_what_the_scanner_knows_is_refused(stored, settings, private_root):
    with clamd() as scanner:
        settings.CLAMAV_ADDRESS = scanner.address
        file = stored(pdf.plain() + EICAR)
    assert (file.state, file.refusal) == (FileState.REFUSED, FileRefusal.MALWARE)
    assert objects_in(private_root) == []


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/nowhere/clamd.sock", "nonsense"])
def test_a_file_waits_while_the_scanner_is_away(stored, settings, time_machine, address):
    time_machine.move_to("2026-11-25T08:00Z", tick=False)
    settings.CLAMAV_ADDRESS = address
    file = stored(pdf.plain(), **HOLDER)
    for _minute in range(8):
        assert (file.state, file.attempts) == (FileState.CHECKING, 0)
        assert check_waiting_files() == 0
        time_machine.shift(timedelta(minutes=1))
        assert check_waiting_files() == 1
        file.refresh_from_db()
    with clamd() as scanner:
        settings.CLAMAV_ADDRESS = scanner.address
        time_machine.shift(timedelta(minutes=1))
        assert check_waiting_files() == 1
    assert state_of(file) == FileState.READY


def test_a_scanner_that_says_neither_yes_nor_no_is_away(stored, settings):
    with clamd() as scanner:
        settings.CLAMAV_ADDRESS = scanner.address
        scanner.answer = b"INSTREAM size limit exceeded. ERROR"
        assert stored(pdf.plain()).state == FileState.CHECKING
