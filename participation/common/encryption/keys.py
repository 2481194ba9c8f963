"""The keys: read from the settings, checked, kept in order."""

import base64
import binascii
import re
import secrets
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32
KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,32}")


class DecryptionError(Exception):
    """A stored value cannot be read: its key is missing, or it was altered or moved."""


@dataclass(frozen=True, repr=False)
class KeyRing:
    """Keys by id; the first encrypts, every one decrypts."""

    keys: dict[str, bytes]

    @property
    def first_id(self) -> str:
        """Return the id of the key that encrypts."""
        return next(iter(self.keys))

    def key(self, key_id: str) -> bytes:
        """Return the key named ``key_id``. Raises DecryptionError where the ring lacks it."""
        try:
            return self.keys[key_id]
        except KeyError:
            raise DecryptionError(
                f"The key {key_id!r} is not in ENCRYPTION_KEYS. Put it back at the end of the "
                "list, then run rotate_encryption_keys before dropping it."
            ) from None


def new_key() -> str:
    """Return a random key as base64, the way ENCRYPTION_KEYS and KEYED_HASH_KEY take it."""
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")


def decode_key(encoded: str, *, setting: str) -> bytes:
    """Return the 32 bytes of a base64 key. Raises ImproperlyConfigured, never showing the key."""
    try:
        key = base64.b64decode(encoded.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        raise ImproperlyConfigured(f"{setting} holds a key that is not base64.") from None
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured(
            f"{setting} holds a key of {len(key)} bytes; it takes {KEY_BYTES}."
        )
    return key


def key_ring() -> KeyRing:
    """Return the keys of ENCRYPTION_KEYS, read and checked once for each value of the setting."""
    return _parse(settings.ENCRYPTION_KEYS)


@lru_cache(maxsize=8)
def _parse(written: str) -> KeyRing:
    keys: dict[str, bytes] = {}
    for part in filter(None, (part.strip() for part in written.split(","))):
        key_id, colon, encoded = part.partition(":")
        if not colon or not KEY_ID.fullmatch(key_id):
            raise ImproperlyConfigured(
                "ENCRYPTION_KEYS is written id:base64,id2:base64; an id has 1 to 32 of A-Z a-z "
                "0-9 _ -."
            )
        if key_id in keys:
            raise ImproperlyConfigured(f"ENCRYPTION_KEYS names the key {key_id!r} twice.")
        keys[key_id] = decode_key(encoded, setting="ENCRYPTION_KEYS")
    if not keys:
        raise ImproperlyConfigured(
            "ENCRYPTION_KEYS is empty; sensitive fields can be neither written nor read."
        )
    return KeyRing(keys)
