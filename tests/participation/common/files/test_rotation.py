"""Files come under the new key as fields do, and open all the time."""

import base64

import pytest
from django.core.management import CommandError, call_command

from participation.common.files import begin_upload, read_file, receive_chunk
from participation.common.models import FilePiece, PrivateFile
from tests.participation.common.files.conftest import HOLDER, PURPOSE, objects_in
from tests.participation.common.files.samples import audio, pdf

pytestmark = pytest.mark.django_db

OLD = "old:" + base64.b64encode(b"o" * 32).decode()
NEW = "new:" + base64.b64encode(b"n" * 32).decode()


@pytest.fixture
def kept(settings, stored):
    """A checked file and half an upload, under the old key."""
    settings.ENCRYPTION_KEYS = OLD
    content = audio.mp3_frames(200)
    half = begin_upload(purpose=PURPOSE, name="b.mp3", size=len(content), **HOLDER)
    receive_chunk(file=half, offset=0, content=content[:20_000])
    return stored(pdf.plain(), **HOLDER), half, content


def test_rotation_rewrites_files_and_the_old_key_can_go(
    settings, kept, private_root, django_capture_on_commit_callbacks, capsys
):
    ready, half, content = kept
    before = read_file(ready)
    settings.ENCRYPTION_KEYS = f"{NEW},{OLD}"
    call_command("rotate_encryption_keys", "--dry-run")
    assert "private files: 2 pieces to re-encrypt" in capsys.readouterr().out
    with django_capture_on_commit_callbacks(execute=True):
        call_command("rotate_encryption_keys")
    assert "private files: 2 re-encrypted" in capsys.readouterr().out
    settings.ENCRYPTION_KEYS = NEW
    assert read_file(PrivateFile.objects.get(pk=ready.pk)) == before
    with django_capture_on_commit_callbacks(execute=True):
        receive_chunk(file=half, offset=20_000, content=content[20_000:])
    half.refresh_from_db()
    assert read_file(half) == content
    assert len(objects_in(private_root)) == FilePiece.objects.count() == 2


def test_a_file_that_cannot_be_read_is_named_and_the_key_kept(settings, kept, private_root, capsys):
    ready, _half, _content = kept
    (private_root / ready.pieces.get().storage_name).write_bytes(b"damaged")
    settings.ENCRYPTION_KEYS = f"{NEW},{OLD}"
    with pytest.raises(CommandError, match="1 values could not be read"):
        call_command("rotate_encryption_keys")
    assert f"file {ready.pk}: DecryptionError" in capsys.readouterr().err
