"""Sensitive values, encrypted before they reach the database or the disk.

Import from here: ``EncryptedTextField`` for a column, ``encrypt_bytes`` and ``decrypt_bytes`` for
a file, ``keyed_hash`` to find an equal value without reading any.
"""

from participation.common.encryption.cipher import (
    decrypt_bytes,
    decrypt_text,
    encrypt_bytes,
    encrypt_text,
    is_under_first_key,
)
from participation.common.encryption.fields import EncryptedTextField
from participation.common.encryption.hashing import keyed_hash
from participation.common.encryption.keys import DecryptionError, key_ring

__all__ = [
    "DecryptionError",
    "EncryptedTextField",
    "decrypt_bytes",
    "decrypt_text",
    "encrypt_bytes",
    "encrypt_text",
    "is_under_first_key",
    "key_ring",
    "keyed_hash",
]
