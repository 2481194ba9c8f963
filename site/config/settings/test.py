"""Tests: the development settings, made fast and quiet."""

import base64
import tempfile
from pathlib import Path

from config.settings.dev import *

_SCRATCH = Path(tempfile.mkdtemp(prefix="mosharekat-test-"))

SECRET_KEY = "only-for-tests-" + "x" * 50
MEDIA_ROOT = _SCRATCH / "media"
PRIVATE_ROOT = _SCRATCH / "private"
STORAGES = {
    **STORAGES,
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
}
# The same each time: where the window of a counter begins follows from them, and a test that
# fails with one key in ten must fail with all.
_KEY = base64.b64encode(b"only for tests, of thirty-two by").decode()
ENCRYPTION_KEYS = f"test:{_KEY}"
KEYED_HASH_KEY = _KEY
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SMS_BACKEND = "participation.common.outbox.sms.memory.MemorySms"
# Every client of a test builds the middleware anew, which would look at each static file each time.
WHITENOISE_AUTOREFRESH = True
