"""Several processes and a kill: an upload is whole or goes on, and nothing lies about."""

import hashlib
import signal
import socket
import sqlite3
import textwrap

import pytest

from participation.common.files import begin_upload
from participation.common.files.receiving import LEAST_CHUNK
from tests.participation.common.files.conftest import HOLDER, PURPOSE, objects_in
from tests.participation.common.files.samples import audio
from tests.processes import comes_true

pytestmark = pytest.mark.django_db

CONTENT = audio.mp3_frames(800)
BEGIN = """
from participation.common.files import *
from participation.common.files import purposes
from participation.common.models import FilePiece, PrivateFile
from tests.participation.common.files.samples import audio
register_file_purpose("tried")
content = audio.mp3_frames(800)
file = PrivateFile.objects.get()
"""
SEND = BEGIN + textwrap.dedent(
    """
    import sys, time
    for start in range(0, len(content), 16384):
        receive_chunk(file=file, offset=start, content=content[start : start + 16384])
        print(start, flush=True)
        time.sleep(PAUSE)
    """
)


def begun():
    return begin_upload(purpose=PURPOSE, name="صدا.mp3", size=len(CONTENT), **HOLDER)


def test_two_who_send_the_same_parts_at_once_make_one_file(disk_site):
    begun()
    site = disk_site()
    children = [site.start(SEND.replace("PAUSE", "0")) for _ in range(3)]
    for child in children:
        _out, err = child.communicate(timeout=120)
        assert child.returncode == 0, err
    show = (
        "import hashlib; file.refresh_from_db();"
        "print(file.state, hashlib.sha256(read_file(file)).hexdigest(), FilePiece.objects.count())"
    )
    digest = hashlib.sha256(CONTENT).hexdigest()
    assert site.run(BEGIN + show).split() == ["ready", digest, "1"]
    assert len(objects_in(site.var / "private")) == 1


def test_an_upload_goes_on_after_a_kill_and_its_remains_are_swept(disk_site):
    begun()
    site = disk_site()
    child = site.start(SEND.replace("PAUSE", "0.05"))
    assert comes_true(lambda: _received(site) >= 5 * LEAST_CHUNK)
    child.send_signal(signal.SIGKILL)
    child.communicate(timeout=30)
    received = _received(site)
    assert 0 < received < len(CONTENT)
    # As if it had died between the row and the count: the bytes lie there for nothing.
    site.run(
        BEGIN + "from participation.common.files.pieces import write_piece\n"
        "write_piece(file, b'half', offset=file.received)\n"
        "from datetime import timedelta\n"
        "from django.utils import timezone\n"
        "FilePiece.objects.filter(is_written=False).update("
        "created_at=timezone.now() - timedelta(hours=2))"
    )
    assert site.manage("tick", "--job", "common.expire_files").returncode == 0
    out = site.run(
        BEGIN + "n = file.received\n"
        "receive_chunk(file=file, offset=n, content=content[n:])\n"
        "import hashlib; file.refresh_from_db()\n"
        "print(n, file.state, hashlib.sha256(read_file(file)).hexdigest())"
    )
    assert out.split() == [str(received), "ready", hashlib.sha256(CONTENT).hexdigest()]
    assert len(objects_in(site.var / "private")) == 1


def test_a_check_that_is_killed_is_done_again_by_the_clock(disk_site):
    begun()
    site = disk_site()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        # A scanner that takes the file and says nothing: the check hangs until it is killed.
        address = f"127.0.0.1:{silent.getsockname()[1]}"
        child = site.start(SEND.replace("PAUSE", "0"), CLAMAV_ADDRESS=address)
        silent.settimeout(60)
        connection, _peer = silent.accept()
        child.send_signal(signal.SIGKILL)
        child.communicate(timeout=30)
        connection.close()
    assert site.query("SELECT state, lease IS NULL FROM common_privatefile") == [("checking", 0)]
    tick = "from participation.common.tick import run_tick\nrun_tick(only=['common.check_files'])"
    site.run(BEGIN + tick)
    assert site.query("SELECT state FROM common_privatefile") == [("checking",)]
    site.query("UPDATE common_privatefile SET leased_until = '2026-01-01 00:00:00'")
    site.run(BEGIN + tick)
    state = site.query("SELECT state, refusal, attempts FROM common_privatefile")
    assert state == [("ready", "", 2)]


def _received(site) -> int:
    try:
        return site.query("SELECT received FROM common_privatefile")[0][0]
    except sqlite3.OperationalError:
        return 0
