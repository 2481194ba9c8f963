"""Equality without reading: the same value gives the same keyed hash."""

import hashlib
import hmac
from functools import lru_cache

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from participation.common.encryption.keys import KEY_BYTES, decode_key

HASH_LENGTH = 64


def keyed_hash(value: str, *, purpose: str) -> str:
    """Return 64 hexadecimal digits: HMAC-SHA256 under a key derived for ``purpose``.

    Bring the value into its one form first. Two purposes never give the same hash, so that a
    column of one cannot be compared with a column of another. Raises ValueError for an empty
    value, which would make all that are unknown look equal.
    """
    if not value or not purpose:
        raise ValueError("A keyed hash needs a value and a purpose.")
    key = _derived(settings.KEYED_HASH_KEY, purpose)
    return hmac.new(key, value.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


@lru_cache(maxsize=64)
def _derived(encoded: str, purpose: str) -> bytes:
    if not encoded:
        raise ImproperlyConfigured("KEYED_HASH_KEY is empty; nothing can be found by its hash.")
    root = decode_key(encoded, setting="KEYED_HASH_KEY")
    info = f"mosharekat keyed hash {purpose}".encode()
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=info).derive(root)
