"""AES-GCM over text and bytes, each value bound to the place that it belongs to.

A stored text is ``enc1:<key id>:<base64url of nonce, ciphertext and tag>``; stored bytes are
``ENC1``, the length of the key id, the key id, nonce, ciphertext and tag. The place (model and
field, or what the caller names) is authenticated with the value: a ciphertext that is copied to
another column does not open there.
"""

import base64
import binascii
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from participation.common.encryption.keys import DecryptionError, key_ring

TEXT_MARK = "enc1:"
BYTES_MARK = b"ENC1"
NONCE_BYTES = 12
TAG_BYTES = 16


def encrypt_text(value: str, *, place: str) -> str:
    """Return ``value`` encrypted under the first key, for ``place`` alone."""
    key_id, sealed = _seal(value.encode("utf-8", "surrogatepass"), kind="text", place=place)
    return f"{TEXT_MARK}{key_id}:{base64.urlsafe_b64encode(sealed).decode('ascii')}"


def decrypt_text(stored: str, *, place: str) -> str:
    """Return the text behind ``stored``.

    Raises DecryptionError where its key is missing or it was altered, moved or never encrypted.
    """
    key_id, colon, encoded = stored.removeprefix(TEXT_MARK).partition(":")
    if not stored.startswith(TEXT_MARK) or not colon:
        raise DecryptionError(f"A value of {place} was stored without encryption.")
    try:
        sealed = base64.b64decode(encoded.encode("ascii"), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error):
        raise DecryptionError(f"A value of {place} is damaged.") from None
    return _open(key_id, sealed, kind="text", place=place).decode("utf-8", "surrogatepass")


def encrypt_bytes(content: bytes, *, place: str) -> bytes:
    """Return ``content`` encrypted under the first key, for ``place`` alone.

    ``place`` may name the single file (such as its random id), so that two files cannot be
    exchanged on the disk.
    """
    key_id, sealed = _seal(content, kind="bytes", place=place)
    name = key_id.encode("ascii")
    return BYTES_MARK + bytes([len(name)]) + name + sealed


def decrypt_bytes(stored: bytes, *, place: str) -> bytes:
    """Return the content behind ``stored``. Raises DecryptionError as ``decrypt_text`` does."""
    start = len(BYTES_MARK)
    if not stored.startswith(BYTES_MARK) or len(stored) <= start:
        raise DecryptionError(f"A file of {place} was stored without encryption.")
    end = start + 1 + stored[start]
    try:
        key_id = stored[start + 1 : end].decode("ascii")
    except UnicodeDecodeError:
        raise DecryptionError(f"A file of {place} is damaged.") from None
    return _open(key_id, stored[end:], kind="bytes", place=place)


def is_under_first_key(stored: str | bytes) -> bool:
    """Return whether a stored value was written with the key that encrypts today."""
    first = key_ring().first_id
    if isinstance(stored, str):
        return stored.startswith(f"{TEXT_MARK}{first}:")
    name = first.encode("ascii")
    return stored.startswith(BYTES_MARK + bytes([len(name)]) + name)


def _seal(plain: bytes, *, kind: str, place: str) -> tuple[str, bytes]:
    ring = key_ring()
    key_id = ring.first_id
    nonce = os.urandom(NONCE_BYTES)
    sealed = _cipher(ring.key(key_id)).encrypt(nonce, plain, _bound(kind, key_id, place))
    return key_id, nonce + sealed


def _open(key_id: str, sealed: bytes, *, kind: str, place: str) -> bytes:
    if len(sealed) < NONCE_BYTES + TAG_BYTES:
        raise DecryptionError(f"A value of {place} is damaged.")
    key = key_ring().key(key_id)
    nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        return _cipher(key).decrypt(nonce, rest, _bound(kind, key_id, place))
    except InvalidTag:
        raise DecryptionError(
            f"A value of {place} does not open: it was altered, belongs elsewhere, or the key "
            f"{key_id!r} in ENCRYPTION_KEYS is not the one that wrote it."
        ) from None


# Kept: making one costs as much as sealing a short text.
_cipher = lru_cache(maxsize=8)(AESGCM)


@lru_cache(maxsize=256)
def _bound(kind: str, key_id: str, place: str) -> bytes:
    return "\n".join(("mosharekat", kind, key_id, place)).encode()
