"""What is stored encrypted is unreadable without its key, in its place only."""

import base64

import pytest
from django.core import serializers
from django.core.exceptions import FieldError, ImproperlyConfigured, ValidationError
from django.core.management import CommandError, call_command
from django.db import connection, models

from participation.common.encryption import (
    DecryptionError,
    EncryptedTextField,
    decrypt_bytes,
    decrypt_text,
    encrypt_bytes,
    encrypt_text,
    is_under_first_key,
    keyed_hash,
)
from participation.common.models import OutboxMessage

OLD = "old:" + base64.b64encode(b"o" * 32).decode()
NEW = "new:" + base64.b64encode(b"n" * 32).decode()
OTHER_OLD = "old:" + base64.b64encode(b"x" * 32).decode()
TEXT = "کد ملی ۱۲۳۴۵۶۷۸۹۱ و رایانامهٔ زهرا"


@pytest.fixture(autouse=True)
def _keys(settings):
    settings.ENCRYPTION_KEYS = OLD


def stored(message, column="body"):
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {column} FROM common_outboxmessage WHERE id = %s",  # noqa: S608
            [message.pk.hex if connection.vendor == "sqlite" else message.pk],
        )
        return cursor.fetchone()[0]


def make(key="k", **changes):
    values = {"channel": "email", "recipient": "a@example.org", "body": TEXT} | changes
    return OutboxMessage.objects.create(idempotency_key=key, **values)


def test_what_was_encrypted_reads_back_and_never_looks_the_same_twice():
    first, second = (encrypt_text(TEXT, place="a.b") for _ in range(2))
    assert first != second
    assert TEXT not in first
    assert first.startswith("enc1:old:")
    assert decrypt_text(first, place="a.b") == decrypt_text(second, place="a.b") == TEXT


def test_a_value_does_not_open_in_another_place():
    with pytest.raises(DecryptionError, match=r"c\.d does not open"):
        decrypt_text(encrypt_text(TEXT, place="a.b"), place="c.d")


def test_an_altered_value_does_not_open():
    sealed = encrypt_text(TEXT, place="a.b")
    broken = sealed[:-6] + ("A" if sealed[-6] != "A" else "B") + sealed[-5:]
    with pytest.raises(DecryptionError):
        decrypt_text(broken, place="a.b")


@pytest.mark.parametrize("junk", ["plain", "enc1:", "enc1:old:", "enc1:old:!!", "enc1:old:ء"])
def test_what_was_never_encrypted_is_refused(junk):
    with pytest.raises(DecryptionError):
        decrypt_text(junk, place="a.b")


def test_a_missing_key_is_named_and_the_way_back_too(settings):
    sealed = encrypt_text(TEXT, place="a.b")
    settings.ENCRYPTION_KEYS = NEW
    with pytest.raises(DecryptionError, match="'old' is not in ENCRYPTION_KEYS"):
        decrypt_text(sealed, place="a.b")


def test_a_wrong_key_under_the_right_name_is_said(settings):
    sealed = encrypt_text(TEXT, place="a.b")
    settings.ENCRYPTION_KEYS = OTHER_OLD
    with pytest.raises(DecryptionError, match="not the one that wrote it"):
        decrypt_text(sealed, place="a.b")


def test_the_first_key_encrypts_and_the_others_still_read(settings):
    sealed = encrypt_text(TEXT, place="a.b")
    settings.ENCRYPTION_KEYS = f"{NEW}, {OLD}"
    assert decrypt_text(sealed, place="a.b") == TEXT
    assert encrypt_text(TEXT, place="a.b").startswith("enc1:new:")
    assert not is_under_first_key(sealed)


def test_files_read_back_with_any_bytes_and_are_bound_to_their_place(settings):
    content = bytes(range(256)) * 40
    sealed = encrypt_bytes(content, place="files.7")
    assert content[:32] not in sealed
    assert is_under_first_key(sealed)
    assert decrypt_bytes(sealed, place="files.7") == content
    with pytest.raises(DecryptionError):
        decrypt_bytes(sealed, place="files.8")
    settings.ENCRYPTION_KEYS = f"{NEW},{OLD}"
    assert not is_under_first_key(sealed)
    assert decrypt_bytes(sealed, place="files.7") == content


@pytest.mark.parametrize(
    "junk", [b"", b"ENC1", b"ENC1\x03ol", b"ENC1\x01\xff1", b"%PDF-1.7"], ids=repr
)
def test_a_file_that_is_not_ours_is_refused(junk):
    with pytest.raises(DecryptionError):
        decrypt_bytes(junk, place="files.7")


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("", "is empty"),
        ("no-colon", "id:base64"),
        ("b@d:AAAA", "id:base64"),
        ("a:%%%", "not base64"),
        ("a:ء", "not base64"),
        ("a:AAAA", "3 bytes"),
        (f"{OLD},{OLD}", "twice"),
    ],
)
def test_a_key_ring_that_is_written_wrong_is_refused_without_showing_a_key(settings, written, says):
    settings.ENCRYPTION_KEYS = written
    with pytest.raises(ImproperlyConfigured, match=says) as refusal:
        encrypt_text(TEXT, place="a.b")
    assert not written or written not in str(refusal.value)


def test_equal_values_have_equal_hashes_for_one_purpose_only(settings):
    same = keyed_hash("0123456789", purpose="national id")
    assert same == keyed_hash("0123456789", purpose="national id")
    assert len(same) == 64
    assert same != keyed_hash("0123456780", purpose="national id")
    assert same != keyed_hash("0123456789", purpose="mobile")
    settings.KEYED_HASH_KEY = base64.b64encode(b"h" * 32).decode()
    assert same != keyed_hash("0123456789", purpose="national id")


def test_rotating_the_encryption_keys_changes_no_hash(settings):
    before = keyed_hash("x", purpose="follow key")
    settings.ENCRYPTION_KEYS = NEW
    assert keyed_hash("x", purpose="follow key") == before


def test_nothing_has_no_hash(settings):
    with pytest.raises(ValueError, match="needs a value"):
        keyed_hash("", purpose="mobile")
    settings.KEYED_HASH_KEY = ""
    with pytest.raises(ImproperlyConfigured, match="KEYED_HASH_KEY is empty"):
        keyed_hash("x", purpose="mobile")


@pytest.mark.django_db
def test_the_database_sees_ciphertext_and_the_program_text():
    message = make()
    assert stored(message).startswith("enc1:old:")
    assert "زهرا" not in stored(message)
    assert OutboxMessage.objects.get().body == TEXT
    assert list(OutboxMessage.objects.values_list("body", flat=True)) == [TEXT]


@pytest.mark.django_db
def test_empty_text_stays_empty_and_update_encrypts_too():
    message = make(reply_to="")
    assert stored(message, "reply_to") == ""
    OutboxMessage.objects.update(reply_to="b@example.org")
    assert stored(message, "reply_to").startswith("enc1:old:")
    message.refresh_from_db()
    assert message.reply_to == "b@example.org"


@pytest.mark.django_db
def test_nothing_searches_an_encrypted_column_but_whether_it_is_there():
    make()
    assert OutboxMessage.objects.filter(body__isnull=False).count() == 1
    for lookup in ("body", "body__contains", "body__in", "body__lower", "body__regex"):
        with pytest.raises(FieldError, match="encrypted"):
            OutboxMessage.objects.filter(**{lookup: TEXT}).exists()


@pytest.mark.django_db
def test_a_dump_holds_no_text_and_is_not_encrypted_a_second_time():
    make()
    dump = serializers.serialize("json", OutboxMessage.objects.all(), ensure_ascii=False)
    assert "زهرا" not in dump
    assert "a@example.org" not in dump
    with pytest.raises(serializers.base.DeserializationError):
        list(serializers.deserialize("json", dump))


@pytest.mark.django_db
def test_a_stranger_who_types_a_ciphertext_is_told_so():
    message = OutboxMessage(idempotency_key="k", channel="email", recipient="a@b.ir")
    message.body = encrypt_text("secret", place="common.outboxmessage.body")
    with pytest.raises(ValidationError) as refusal:
        message.full_clean()
    assert "body" in refusal.value.message_dict


def test_an_indexed_or_searched_encrypted_field_is_a_mistake():
    class Searched(models.Model):
        field = EncryptedTextField(unique=True)
        search_fields = (type("Search", (), {"field_name": "field"})(),)

        class Meta:
            app_label = "common"
            managed = False

        def __str__(self):
            return "searched"

    try:
        found = {error.id for error in Searched._meta.get_field("field").check()}
    finally:
        from django.apps import apps  # noqa: PLC0415

        del apps.all_models["common"]["searched"]
        apps.clear_cache()
    assert {"common.E001", "common.E002"} <= found


def test_the_place_can_be_kept_when_a_field_moves():
    field = EncryptedTextField(place="old.model.name")
    _name, path, _args, kwargs = field.deconstruct()
    assert path == "participation.common.encryption.EncryptedTextField"
    assert kwargs["place"] == "old.model.name"
    assert field.bound_to == "old.model.name"


@pytest.mark.django_db
def test_rotation_counts_then_rewrites_and_then_finds_nothing(settings, capsys):
    for number in range(5):
        make(key=str(number))
    settings.ENCRYPTION_KEYS = f"{NEW},{OLD}"
    call_command("rotate_encryption_keys", "--dry-run")
    assert "common.OutboxMessage.body: 5 to re-encrypt" in capsys.readouterr().out
    assert stored(OutboxMessage.objects.first()).startswith("enc1:old:")
    call_command("rotate_encryption_keys", "--batch-size", "2")
    assert "common.OutboxMessage.body: 5 re-encrypted" in capsys.readouterr().out
    settings.ENCRYPTION_KEYS = NEW
    assert {m.body for m in OutboxMessage.objects.all()} == {TEXT}
    call_command("rotate_encryption_keys")
    assert capsys.readouterr().out == "All is under the first key.\n"


@pytest.mark.django_db
def test_rotation_goes_on_where_it_was_stopped(settings):
    from participation.common.encryption import rotation  # noqa: PLC0415

    for number in range(6):
        make(key=str(number))
    settings.ENCRYPTION_KEYS = f"{NEW},{OLD}"
    column = next(c for c in rotation.encrypted_columns() if str(c).endswith("OutboxMessage.body"))
    next(rotation.rotate(column, batch_size=2))
    assert column.stale().count() == 4
    assert sum(batch.rotated for batch in rotation.rotate(column, batch_size=4)) == 4


@pytest.mark.django_db
def test_rotation_leaves_what_it_cannot_read_and_says_so(settings, capsys):
    lost, kept = make(key="lost"), make(key="kept")
    settings.ENCRYPTION_KEYS = NEW
    OutboxMessage.objects.filter(pk=kept.pk).update(body="fresh", recipient="c@example.org")
    before = stored(lost)
    with pytest.raises(CommandError, match="2 values could not be read") as refusal:
        call_command("rotate_encryption_keys")
    assert refusal.value.returncode == 1
    assert stored(lost) == before
    errors = capsys.readouterr().err
    assert str(lost.pk) in errors
    assert str(kept.pk) not in errors
    with pytest.raises(CommandError):
        call_command("rotate_encryption_keys", "--batch-size", "0")
